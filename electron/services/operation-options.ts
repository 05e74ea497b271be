import type { Rung } from '../contract/ladder';
import type { Check } from '../contract/plan';
import type { RunEvent } from '../contract/run';

/** A file a person named: its text, its name for messages, and its folder for paths written in it. */
export interface NamedText {
  readonly text: string;
  readonly name: string;
  readonly folder: string;
  /** Folder of a PFX that it names, where that does not lie beside it: nobody may copy a private key about. */
  readonly keyFolder?: string;
}

/** Who listens to a long operation. */
export interface Listener {
  /** Run events, numbered. */
  event?(event: RunEvent): void;
  /** One line of progress. */
  note?(text: string): void;
  /** Preflight checks, as soon as they were made. */
  readonly checks?: (checks: readonly Check[]) => void;
  /** What is waited for and until when (ISO time); null when the wait is over. */
  waiting?(wait: { readonly for: string; readonly until: string } | null): void;
  /** A rung of a ladder, as it comes. */
  rung?(rung: Rung): void;
}

/**
 * How a host gives the passphrase of a PFX that a setup file names. `file` is its name as written there; `problem` says
 * why the one before did not fit, null at the first time. Null gives up. Asked up to three times an operation; the value
 * stays in memory while the PFX is opened and goes nowhere else.
 */
export type AskPassphrase = (file: string, problem: string | null) => Promise<string | null>;

export interface OperationOptions {
  readonly signal?: AbortSignal;
  readonly listener?: Listener;
  /** Gives the passphrase of a PFX that the setup file names; `plan` and `apply` ask. */
  readonly askPassphrase?: AskPassphrase;
}

/** Bytes of a file a person named, and its name for messages. */
export interface NamedBytes {
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** What something is sealed with, as a person gives it or has it made. */
export type Passphrase =
  | { readonly kind: 'given'; readonly value: string }
  /** Generated; `keep` gets it exactly once and must put it away: where it throws, nothing is handed over. */
  | { readonly kind: 'new'; keep(passphrase: string): Promise<void> };
