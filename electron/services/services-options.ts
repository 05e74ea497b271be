import type { CacheTimes } from '../ports/cache-times';
import type { Clock } from '../ports/clock';
import type { PrintToPdf } from '../ports/print-to-pdf';
import type { Connect } from './connection';
import type { Records } from './planning-parts';
import { anyTenant } from './session/sign-ins';

/** What a host gives to get the product. */
export interface ServicesOptions {
  readonly connect: Connect;
  readonly records: Records;
  readonly clock: Clock;
  readonly newId: () => string;
  /** The practice tenant's id, where the session works on one: setups of other tenants are out of sight. */
  readonly practiceTenantId: string | null;
  /** The tenant that a person named where no setup says it; left out: whoever's signs in. */
  readonly signInTenant?: string;
  /** Ends the host's connections. */
  readonly close: () => void | Promise<void>;
  /** How long the tenant's caches take; default: as in Microsoft 365. */
  readonly cacheTimes?: CacheTimes;
  /** The end of this computer's log, for a support bundle. */
  readonly logTail?: () => Promise<string>;
  /** Null or left out: this host cannot print. */
  readonly printToPdf?: PrintToPdf | null;
}

/** Where somebody signs in when no setup says it: in the tenant that was named, or in their own. */
export function tenantToSignIn({
  signInTenant,
  practiceTenantId,
}: Pick<ServicesOptions, 'signInTenant' | 'practiceTenantId'>): string {
  return signInTenant ?? practiceTenantId ?? anyTenant;
}
