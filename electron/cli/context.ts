import type { ExitCode } from '../contract/exit-codes';
import type { Services } from '../services/services';

/** Options that every command takes (design section 9). */
export interface CommonOptions {
  readonly data?: string;
  readonly practice?: string;
  readonly as?: string;
  readonly exchangeAs?: string;
  readonly exchange?: 'practice' | 'powershell' | 'none';
  readonly exchangeSignIn?: 'browser' | 'device' | 'token';
  readonly exchangeClientId?: string;
  readonly delegatedOrganization?: string;
  readonly installModule?: boolean;
  readonly cloud: string;
  readonly clientId?: string;
  readonly deviceCode?: boolean;
  /** A file's name, or true: what this computer keeps. */
  readonly unattended?: string | true;
  readonly unattendedPassphraseFile?: string;
  /** Of commands that have it: which tenant. Several are `review`’s, `status`’ and `prove`’s own. */
  readonly tenant?: string | readonly string[];
  readonly json?: boolean;
  readonly color: boolean;
}

/** The practice tenant as the command line starts it; implemented by the host. */
export interface PracticeStarter {
  start(options: {
    readonly port?: number;
    readonly infoFile?: string;
    readonly worldFile?: string;
    readonly faultsFile?: string;
    readonly latencyMs: number;
    readonly lag: 'real' | number;
  }): Promise<{
    readonly infoText: string;
    readonly infoFile: string;
    /** Lets time pass: for the tenant and for every session of this process. */
    later(seconds: number): void;
    stop(): Promise<void>;
  }>;
}

/** What a command may touch. Standard output belongs to the result, with --json to nothing else. */
export interface CliContext {
  /** Builds the services for one session; reads the INFO file where --practice is given. */
  services(options: CommonOptions): Promise<Services>;
  readonly practice: PracticeStarter;
  readonly signal: AbortSignal;
  readonly isTerminal: boolean;
  /** Width of the terminal; absent where there is none. */
  readonly columns?: number | undefined;
  readonly folder: string;
  out(text: string): void;
  err(text: string): void;
  /** Asks a yes/no question on the terminal. */
  confirm(question: string): Promise<boolean>;
  /** Asks for a line that is not shown; null: no answer. Absent where standard input is no terminal. */
  readonly askHidden?: (question: string) => Promise<string | null>;
  readText(path: string): Promise<string>;
  /** Standard input up to its end; of a very long one the beginning and the end. Absent where nothing reads from there. */
  readonly readInput?: () => Promise<string>;
  /** A key or certificate, text or not. Throws AppError `invalid-input` as `readText` does. */
  readBytes(path: string): Promise<Uint8Array>;
  exists(path: string): Promise<boolean>;
  /** Writes a file whole; `secret` files get mode 0600. */
  writeText(path: string, text: string, options?: { readonly secret?: boolean }): Promise<void>;
  /** As `writeText`, of what is no text. */
  writeBytes(path: string, bytes: Uint8Array): Promise<void>;
  exit(code: ExitCode): void;
}
