import type { ApplyDocument } from '../contract/documents';
import type { LintDocument } from '../contract/lint';
import type { RepairPlan } from '../contract/repair';
import type { SurveyDocument } from '../contract/survey';
import type { LintWish } from './lint';
import type { NamedText, OperationOptions } from './operation-options';

/** What looks at a tenant beyond the setups of this computer; only `repair` writes. */
export interface TenantLooks {
  /**
   * Every application of the tenant that can send mail, or whose sending cannot be ruled out, gravest first. Throws
   * AppError: `tenant-mismatch`, `permission-denied` where the applications may not be read.
   */
  survey(options?: OperationOptions): Promise<SurveyDocument>;
  /**
   * The traps that an existing application is in, each with evidence, why it matters, who mends it and how. Throws
   * AppError: `not-found` where the tenant does not know it, `invalid-input` for an unknown setup, `tenant-mismatch`.
   */
  lint(
    target: { readonly setup: string } | { readonly clientId: string },
    options?: OperationOptions & LintWish,
  ): Promise<LintDocument>;
  /**
   * Carries out a plan of `lint`: looks again, asks, and takes away what is still there of it. Throws AppError:
   * `invalid-input` for a file that is none or was edited, `plan-stale`, `tenant-mismatch`, `in-use`.
   */
  repair(
    file: NamedText,
    approve: (plan: RepairPlan) => Promise<boolean>,
    options?: OperationOptions,
  ): Promise<ApplyDocument>;
}
