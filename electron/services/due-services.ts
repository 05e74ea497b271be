import type { DueDocument } from '../contract/due';
import type { OperationOptions } from './operation-options';
import type { AskedTenant } from './review-services';

/** Looks that time has come for. */
export interface DueServices {
  /**
   * Proves once every setup of this computer whose next look has come, tenant by tenant; the others are left alone, since
   * each look before its time prolongs the wait (design rule 8). `approve` is asked for each tenant before anybody signs in
   * to it. Where none is due nobody is asked. What goes wrong with one setup stands in the document. Throws AppError
   * `cancelled` alone.
   */
  proveDue(
    approve: (tenant: AskedTenant) => Promise<boolean>,
    options?: OperationOptions,
  ): Promise<DueDocument>;
}
