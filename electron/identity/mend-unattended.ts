import type { ErrorFacts } from '../contract/errors';
import type { UnattendedApplication } from '../ports/unattended';

type Mend = Required<Pick<ErrorFacts, 'who' | 'next'>>;
type OfTenant = Pick<UnattendedApplication, 'tenantId'>;

/** Who gives a reading application what it lacks, and how. */
export function mendUnattended({ tenantId }: OfTenant): Mend {
  return {
    who: 'a Privileged Role Administrator (or a Global Administrator) of the tenant',
    next: `Set it right: sendwright unattended --tenant ${tenantId}`,
  };
}

/** Who gives a job a certificate that works: what another computer keeps no right in the tenant mends. */
export function mendCertificate({ tenantId }: OfTenant): Mend {
  return {
    who: 'whoever keeps the certificate',
    next: `Make a new one there: sendwright unattended --tenant ${tenantId}; for a job elsewhere with --out FILE --new-passphrase-file FILE, and give the job both.`,
  };
}
