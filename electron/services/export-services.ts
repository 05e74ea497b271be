import type { ExportDocument } from '../contract/export';
import type { OperationOptions } from './operation-options';

/** A setup as infrastructure code, for an organisation that takes it over. */
export interface ExportServices {
  /**
   * Writes a folder with the Entra part as Terraform (azuread provider, with import blocks) and the Exchange part as a
   * script, both of the tenant as it is today: whole, or not at all. Reads only; no credential is in it. What is not there,
   * or may not be seen, is told in the document. Throws AppError: `conflict` where the folder is not empty, `not-found`
   * where the tenant does not have the application, `invalid-input` for a setup that is not known or was never applied or
   * a name that a script cannot hold, and those of signing in.
   */
  exportCode(setup: string, directory: string, options?: OperationOptions): Promise<ExportDocument>;
}
