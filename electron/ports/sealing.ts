import type { SealedFor, WayToOpen } from '../contract/handoff';

/** File names to contents. */
export type Files = ReadonlyMap<string, Uint8Array>;

/** Turns the credential's files into the sealed part: nothing of them is readable without the passphrase or key. */
export interface Sealer {
  /** Name of the sealed part in the bundle, e.g. `sealed.zip`. */
  readonly fileName: string;
  /** How the receiver opens it, one sentence without the passphrase. */
  readonly howToOpen: string;
  /** The commands, tool by tool; empty where the sentence says it all. */
  readonly ways: readonly WayToOpen[];
  /** Whose public key seals it; null: a passphrase does. */
  readonly sealedFor: SealedFor | null;
  seal(files: Files): Promise<Uint8Array>;
}

/** Opens a sealed part. Throws AppError `refused` for a wrong passphrase or a damaged part. */
export interface Opener {
  open(sealed: Uint8Array): Promise<Files>;
}
