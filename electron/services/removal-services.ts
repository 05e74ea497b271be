import type { ApplyDocument } from '../contract/documents';
import type { Plan } from '../contract/plan';
import type { ForgetDocument, RemovalPlan, RemoveDocument } from '../contract/removal';
import type { NamedText, OperationOptions } from './operation-options';

/** A setup by its id, or by its setup file where this computer knows nothing of it. */
export type RemovalOf = { readonly setup: string } | { readonly file: NamedText };

/** What goes beside the application: only what is named, and only what was made for the setup; the rest is kept. */
export interface RemovalChoice {
  /** Addresses of mailboxes. */
  readonly mailboxes?: readonly string[];
  /** Sign-in names of users whose licence was assigned for the setup. */
  readonly licences?: readonly string[];
  /** The as-built document of the computer that applied it: it tells what was made for the setup there. */
  readonly created?: NamedText;
}

/** Taking a setup back, also one that stopped half-way, and bringing it back. */
export interface RemovalServices {
  /**
   * What would be taken away, in safe order, and what stays and why. Writes nothing. Throws AppError: `invalid-input` for
   * an unknown setup or a mailbox that was not made for it, `refused` for a mailbox on hold or in use,
   * `permission-denied` where the grants may not be read, `tenant-mismatch`.
   */
  planRemoval(of: RemovalOf, choice?: RemovalChoice, options?: OperationOptions): Promise<RemoveDocument>;
  /**
   * Plans, asks `approve`, takes away, and looks whether anything is left; or carries out a plan that was saved. Safe to
   * repeat: a run that was cut off goes on. Errors as above, and `plan-stale` where more would be taken away than was
   * approved, `in-use`.
   */
  remove(
    source: (RemovalOf & { readonly choice?: RemovalChoice }) | { readonly plan: NamedText },
    approve: (plan: RemovalPlan) => Promise<boolean>,
    /** `wait`: where only time is missing, goes on when it is worth trying. */
    options?: OperationOptions & { readonly wait?: boolean },
  ): Promise<RemoveDocument>;
  /** The last look whether anything is left, as a page (HTML) for the customer; null: nobody has looked yet. */
  removalPage(setup: string): Promise<string | null>;
  /**
   * Brings a setup back: application and service principal from the deleted items, the rest anew, by its setup file in
   * the record. Throws AppError: `not-found` where they are not there any more, and those of `apply`.
   */
  restore(
    setup: string,
    approve: (plan: Plan) => Promise<boolean>,
    options?: OperationOptions & { readonly wait?: boolean },
  ): Promise<ApplyDocument>;
  /** Forgets a setup of which nothing is left: record, journal and audit log. Throws AppError `refused` for any other. */
  forget(
    setup: string,
    approve: (about: { readonly application: string; readonly removedAt: string }) => Promise<boolean>,
  ): Promise<ForgetDocument>;
}
