import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PowerShellLimits } from '../../electron/exchange/powershell/host';

/** What goes wrong at the nth call (default: the first) of an operation of the bridge or of a cmdlet. */
export interface StandInFault {
  readonly at: string;
  readonly nth?: number;
  readonly what:
    | ('crash' | 'crash-in-reply' | 'silent' | 'hang' | 'deaf' | 'unreadable' | 'endless' | 'fail' | 'split')
    | ('flood-stdout' | 'flood-stderr');
  /** A file: only the first child that comes to this fault has it. */
  readonly once?: string;
  readonly code?: number;
  readonly bytes?: number;
  readonly rows?: readonly unknown[];
  readonly error?: Readonly<Record<string, string>>;
}

/** How the stand-in child behaves (stand-in-child.mjs). */
export interface Scenario {
  readonly version?: string;
  readonly edition?: 'Core' | 'Desktop';
  readonly languageMode?: string;
  readonly protocol?: number;
  readonly modules?: readonly { version: string; prerelease: string | null; manifest: string }[];
  readonly onStart?: 'blocked' | 'constrained' | 'crash';
  readonly noise?: boolean;
  readonly signInLines?: readonly string[];
  readonly faults?: readonly StandInFault[];
  readonly tenantId?: string;
  /** One for each connection in turn. */
  readonly tenantIds?: readonly string[];
  /** One for each look at the connection in turn. */
  readonly laterTenantIds?: readonly string[];
  readonly tokenStatuses?: readonly string[];
  readonly expires?: string;
  readonly rows?: Readonly<Record<string, readonly unknown[]>>;
}

/** One line of what a stand-in child noted of itself. */
export type StandInNote = Readonly<Record<string, unknown>>;

export interface StandInPowerShell {
  /** Absolute path of the program. */
  readonly path: string;
  /** What its children noted: starts with arguments and environment, connects, calls. */
  notes(): readonly StandInNote[];
  /** The notes as they stand in the file. */
  text(): string;
}

/** Makes a program `name` in the folder that passes for a PowerShell. */
export function standInPowerShell(folder: string, scenario: Scenario = {}, name = 'pwsh'): StandInPowerShell {
  const [path, file, record] = [name, `${name}.json`, `${name}.jsonl`].map((one) => join(folder, one));
  writeFileSync(file!, JSON.stringify({ ...scenario, record }));
  const script = resolve(import.meta.dirname, 'stand-in-child.mjs');
  writeFileSync(path!, `#!/bin/sh\nexec '${process.execPath}' '${script}' '${file}' "$@"\n`);
  chmodSync(path!, 0o755);
  const text = (): string => (existsSync(record!) ? readFileSync(record!, 'utf8') : '');
  return {
    path: path!,
    text,
    notes: () =>
      text()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as StandInNote),
  };
}

/** Patience with a stand-in on a busy computer; it ends quickly all the same. */
export const standInLimits: PowerShellLimits = {
  helloMs: 30_000,
  scriptMs: 30_000,
  installMs: 30_000,
  loadMs: 30_000,
  signInMs: 30_000,
  cmdletMs: 30_000,
  beatMs: 100,
  missedBeats: 200,
  graceMs: 500,
};
