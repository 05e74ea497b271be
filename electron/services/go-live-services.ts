import type { GateDocument, SignDocument, SignOff } from '../contract/go-live';
import type { OperationOptions } from './operation-options';

/** A word that is to be written down; `on` is a day, `2026-11-21`, null: today. */
export type Word = Pick<SignOff, 'what' | 'by' | 'note'> & { readonly on: SignOff['on'] | null };

/** Going live: what must be so, and who said that it is. */
export interface GoLiveServices {
  /**
   * Whether a setup may go live: its proof, the words that were given, auditing and failed mail as the tenant tells them
   * now. What cannot be read leaves its condition open, never an error. Reads only. Throws AppError: `invalid-input` for
   * an unknown setup, `tenant-mismatch`, and those of signing in.
   */
  gate(
    setup: string,
    options?: OperationOptions,
  ): Promise<{ readonly document: GateDocument; readonly html: string }>;
  /** Writes a person's word down with the setup; reads no tenant. Throws AppError `invalid-input` for one that cannot be. */
  sign(setup: string, word: Word): Promise<SignDocument>;
}
