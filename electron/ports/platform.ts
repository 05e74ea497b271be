import type { PracticeInfo } from '../contract/practice-info';
import type { Logger } from '../log/logger';
import type { StartChild } from './child-process';
import type { Clock } from './clock';
import type { SpawnHelper } from './helper-process';
import type { DnsLookups } from './surroundings';
import type { HttpTransport } from './transport';

/** A kind of file in a dialog: its name in words, and its endings without the dot. */
export interface FileKind {
  readonly name: string;
  readonly extensions: readonly string[];
}

/**
 * The system's own dialogs over the window. Paths come back to main and go no further: the window is told the file's
 * name at most. Null: the person changed their mind.
 */
export interface Dialogs {
  saveFile(asked: {
    readonly title: string;
    /** Name with its ending that is offered; the person may change it. */
    readonly name: string;
    readonly kinds: readonly FileKind[];
  }): Promise<string | null>;
  openFile(asked: { readonly title: string; readonly kinds: readonly FileKind[] }): Promise<string | null>;
  /**
   * From where main takes a passphrase, which goes through no window of ours: the clipboard, or a file that the person
   * then chooses.
   */
  passphraseFrom(asked: {
    readonly message: string;
    readonly detail: string;
  }): Promise<'clipboard' | 'file' | null>;
  /** A folder that is there, or is made in the dialog. */
  chooseFolder(asked: { readonly title: string; readonly button: string }): Promise<string | null>;
}

/** The clipboard that all programs share. Secrets put there are kept out of its history where the system allows it. */
export interface Clipboard {
  read(): Promise<string>;
  write(text: string): Promise<void>;
  clear(): Promise<void>;
}

/** A practice tenant that runs in this process. */
export interface RunningPractice {
  readonly info: PracticeInfo;
  /** PEM of the authority to trust for it alone. */
  readonly ca: string;
  stop(): Promise<void>;
}

/** A transport with connections to let go at the end. */
export interface ClosableTransport extends HttpTransport {
  close(): void;
}

export interface TransportOptions {
  /** `host` or `host:port`; any other is refused. */
  readonly allowedHosts: readonly string[];
  /** PEM; where given it is the only authority that is trusted. */
  readonly ca?: string;
  /** Address of a proxy a person typed; null: as the system has it. */
  readonly proxy: string | null;
}

/** What is needed of `conf`; electron-store, which is built on it, fits too. */
export interface SettingsStore {
  readonly path: string;
  store: Record<string, unknown>;
}

/** What a host with a window gives the desk. Each host makes one; none of it is a secret. */
export interface Platform {
  readonly host: 'electron' | 'browser';
  /** Version of Sendwright, and what it runs on (Electron, Chromium, Node, the system). */
  readonly version: string;
  readonly runtime: readonly { readonly name: string; readonly version: string }[];
  /** Absolute path of the folder of records, drafts and settings; it need not be there yet. */
  readonly dataFolder: string;
  readonly clock: Clock;
  /** The computer's own clock, where `clock` is another. */
  readonly realClock?: Clock;
  readonly newId: () => string;
  /** Redacts and writes to `logFile`; the host writes its own lines there too. */
  readonly logger: Logger;
  /** Absolute path of the newest log file; it is not there where none can be kept. */
  readonly logFile: string;
  readonly dialogs: Dialogs;
  readonly clipboard: Clipboard;
  /** Opens a page in the person's browser: https, or plain http on loopback. Throws AppError `refused` or `unsupported`. */
  openExternal(url: string): Promise<void>;
  /** Tells the person that a wait is over, where they look elsewhere. Never throws. */
  notify(message: { readonly title: string; readonly body: string }): void;
  /** A page (HTML, complete by itself) as PDF, A4; null where this host cannot print. */
  readonly printToPdf: ((html: string) => Promise<Uint8Array>) | null;
  /** Starts a practice tenant in this process: each time a new one, with the first world. */
  startPractice(): Promise<RunningPractice>;
  /** A transport for one target; the practice tenant's authority is trusted by its own alone. */
  transport(options: TransportOptions): ClosableTransport;
  /** The computer's own resolvers; left out: names cannot be asked for here. */
  readonly dns?: DnsLookups;
  /** Bytes that are free where a folder lies; null or left out: this host cannot tell. */
  readonly freeSpace?: (folder: string) => Promise<number | null>;
  /** Starts the helper process that alone speaks to the keychain. */
  readonly spawnKeychainHelper: SpawnHelper;
  /** Starts PowerShell. */
  readonly startChild: StartChild;
  /** Absolute path of the folder with the bundled PowerShell scripts; outside of any archive. */
  readonly powershellScripts: string;
  /** Opens the settings file in a folder; left out: the base library of electron-store. */
  readonly openSettings?: (directory: string) => SettingsStore;
}
