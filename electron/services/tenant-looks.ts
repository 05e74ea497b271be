import type { SurveyDocument } from '../contract/survey';
import type { OperationOptions } from './services';

/** What looks at a tenant beyond the setups of this computer. Writes nothing. */
export interface TenantLooks {
  /**
   * Every application of the tenant that can send mail, or whose sending cannot be ruled out, gravest first. Throws
   * AppError: `tenant-mismatch`, `permission-denied` where the applications may not be read.
   */
  survey(options?: OperationOptions): Promise<SurveyDocument>;
}
