import type { DueDocument } from '../contract/due';
import type { OperationOptions } from './operation-options';

/** Looks that time has come for. */
export interface DueServices {
  /**
   * Proves once every setup of this computer whose next look has come, tenant by tenant; the others are left alone, since
   * each look before its time prolongs the wait (design rule 8). Where none is due nobody signs in. What goes wrong with
   * one setup stands in the document. Throws AppError `cancelled` alone.
   */
  proveDue(options?: OperationOptions): Promise<DueDocument>;
}
