import type { UnattendedDocument, UnattendedPlan } from '../contract/unattended-setup';
import type { OperationOptions, Passphrase } from './operation-options';

/** How a tenant's reading application is set up. */
export interface UnattendedHow {
  /** Of a certificate that is made; default 12. A month counts 30 days. */
  readonly months?: number;
  /** A new certificate although the one in use is good for long. */
  readonly renew?: boolean;
  /** Every job works with the new certificate: older ones go. */
  readonly dropOld?: boolean;
  /** It is to be sealed for a job afterwards, with this: what cannot be is refused before anything is written. */
  readonly sealedWith?: Passphrase;
}

type Approve = (plan: UnattendedPlan) => Promise<boolean>;

/** The application with which scheduled jobs read a tenant (ADR 18), one a tenant. */
export interface UnattendedServices {
  /**
   * Looks, asks, makes what is missing of it, takes away what somebody gave it besides, renews its certificate where that
   * ends, and signs in with it. Safe to repeat. Throws AppError: `keychain-missing`, `policy-refused` where the tenant
   * allows only shorter certificates, `tenant-mismatch`, `in-use`; where it is to be sealed, those of sealing.
   */
  setUpUnattended(
    tenant: string,
    how: UnattendedHow,
    approve: Approve,
    options?: OperationOptions,
  ): Promise<UnattendedDocument>;
  /** Takes it back, and looks whether anything is left. */
  removeUnattended(tenant: string, approve: Approve, options?: OperationOptions): Promise<UnattendedDocument>;
  /**
   * The text of the sealed file with which a job signs in; from now on its certificate is known to be used elsewhere.
   * Throws AppError `not-found` where this computer does not keep it, `invalid-input` for a weak passphrase.
   */
  sealUnattended(tenantId: string, passphrase: Passphrase): Promise<string>;
}
