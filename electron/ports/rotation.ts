import type { SetupSpec } from '../contract/setup-file';

/** One credential of an application, as a rotation knows it; never a secret. */
export interface RotatedKey {
  readonly kind: 'secret' | 'certificate';
  readonly keyId: string;
  /** Its name in Entra; null: it has none. */
  readonly name: string | null;
  /** ISO time. */
  readonly expires: string;
}

/** By what the new credential was seen working at the vendor's. */
export interface RotationWitness {
  readonly kind: 'receipt' | 'vendor-result' | 'word';
  /** When it worked, as the receipt, the result or the message trace says. */
  readonly at: string;
  /** Who says so; of a vendor's result the vendor. */
  readonly by: string;
  /** When it was taken in here. */
  readonly notedAt: string;
  /** Only of a word: the message that it is given for. */
  readonly message?: { readonly from: string; readonly at: string };
}

/** A rotation of a setup's credential under way, or how the last one ended. */
export interface Rotation {
  readonly startedAt: string;
  readonly startedBy: string;
  /** What the new credential is to be, as a setup file says it. */
  readonly wanted: SetupSpec['credential'];
  /** What the setup file said when it began: as long as it still says so, it is not taken for a wish. */
  readonly before: SetupSpec['credential'];
  /** What the vendor may still work with; removed once the new one was seen working. */
  readonly old: readonly RotatedKey[];
  /** Null: not made yet. */
  readonly new:
    | (RotatedKey & {
        readonly madeAt: string;
        /** Of a certificate whose key only the vendor holds: base64 of the DER, to check what was signed with it. */
        readonly certificate?: string;
        /** It had been made before the rotation began, and lies where a setup's only credential lies. */
        readonly adopted?: true;
      })
    | null;
  /** Made by it and good for nobody: lost before anybody got them, or ended. They go with whatever is removed next. */
  readonly spoilt?: readonly RotatedKey[];
  /** The day, `2026-11-21`, until which a person wants the vendor to have changed over. */
  readonly by?: string;
  /** The last handoff of a credential of before, to go back to. */
  readonly handedBefore?: { readonly at: string; readonly keyId: string | null };
  readonly witness?: RotationWitness;
  /** A receipt for an old credential that is later than the handoff of the new one. */
  readonly oldSeen?: { readonly at: string; readonly by: string };
  /** Its end was approved: what it made goes, and nobody is told to use it any more. */
  readonly aborting?: { readonly at: string; readonly by: string };
  /** Absent while it is under way. `overtaken`: what it was about is gone. */
  readonly end?: { readonly how: 'done' | 'aborted' | 'overtaken'; readonly at: string; readonly by: string };
}
