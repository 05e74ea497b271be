import type { ReviewDocument } from '../contract/review';
import type { OperationOptions } from './operation-options';

/** A tenant in which something is to be done, and the setups it is about. */
export interface AskedTenant {
  readonly tenant: string;
  readonly tenantName: string;
  readonly setups: readonly string[];
}

/** Setups against what was agreed. */
export interface ReviewServices {
  /**
   * Holds a setup as the tenant tells it today against its setup file and its last proof, and keeps that it was looked
   * at. Writes nothing to the tenant. What cannot be read is `unknown`, never an error. Throws AppError: `invalid-input`
   * for an unknown setup, `not-found` for one that was never applied, `tenant-mismatch`, and those of signing in.
   */
  review(setup: string, options?: OperationOptions): Promise<ReviewDocument>;
  /**
   * All setups of this computer, tenant by tenant: `approve` is asked for each tenant by name before anybody signs in to
   * it. A tenant that was not approved, or that nobody can sign in to, is told with its setups and why. Throws AppError
   * `cancelled` alone.
   */
  reviewAll(
    approve: (tenant: AskedTenant) => Promise<boolean>,
    options?: OperationOptions,
  ): Promise<ReviewDocument>;
  /** A review as a page for people, and as lines for a spreadsheet. */
  reviewFiles(document: ReviewDocument): { readonly html: string; readonly csv: string };
}
