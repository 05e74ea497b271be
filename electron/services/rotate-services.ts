import type { RotateDocument, RotationPlan } from '../contract/rotation';
import type { NamedText, OperationOptions } from './operation-options';

/** What a person wants of a rotation; all left out: go on with it, or begin one as the setup file says. */
export interface RotateHow {
  /** The new credential, where it is to be another than the setup file says. */
  readonly kind?: 'secret' | 'certificate';
  readonly months?: number;
  /** A certificate: the vendor's own public one, or a PFX; relative to where the setup file lies. */
  readonly file?: string;
  /** A day, `2026-11-21`, until which the vendor is to have changed over. */
  readonly by?: string;
  /** The result of the vendor's own proof, made with the new credential. */
  readonly vendorResult?: NamedText;
  /**
   * Who says that the vendor's system works with the new credential; beside `abort`: who told the vendor to stay with
   * the old one.
   */
  readonly confirm?: string;
  /** When the vendor says to have changed over, as an ISO time; default: when it was handed over. */
  readonly switchedAt?: string;
  /** Gives the new credential up. */
  readonly abort?: boolean;
  /** Takes what another computer made for old. */
  readonly takeOver?: boolean;
}

/** The wish that is kept with a saved plan: what was said of the new credential's use is written down when it is said. */
export type PlannedHow = Omit<RotateHow, 'vendorResult' | 'switchedAt'>;

/** A new credential beside the old one, and the removal of the old one once the new was seen working. */
export interface RotateServices {
  /**
   * Begins a rotation, or goes on with it: looks, takes in what is given, plans the next step, asks `approve`, runs it.
   * Where there is nothing to run it says how it stands and what is waited for. Safe to repeat. Throws AppError:
   * `invalid-input` for an unknown setup or a wish that cannot be, `refused` for what is no evidence, `conflict` where
   * another computer rotates, `preflight-failed` and `policy-refused` where it must not be done now, `not-found` where
   * the application is gone, `in-use` while another run goes on, and those of signing in and of the keychain.
   */
  rotate(
    setup: string,
    how: RotateHow,
    approve: (plan: RotationPlan) => Promise<boolean>,
    options?: OperationOptions,
  ): Promise<RotateDocument>;
  /**
   * The next step of a rotation as a plan to be reviewed and carried out later. Writes nothing to the tenant; what is given
   * of the new credential's use is taken in. Errors as above. Where there is nothing to run now it says how it stands.
   */
  planRotation(setup: string, how: RotateHow, options?: OperationOptions): Promise<RotateDocument>;
  /**
   * Carries out a plan that was saved. Safe to repeat. Errors as above, `invalid-input` where it is none or was edited,
   * and `plan-stale` where something else would be done than was approved.
   */
  applyRotation(
    plan: NamedText,
    approve: (plan: RotationPlan) => Promise<boolean>,
    options?: OperationOptions,
  ): Promise<RotateDocument>;
}
