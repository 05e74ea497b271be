import type { ErrorFacts } from '../contract/errors';
import type { UnattendedApplication } from '../ports/unattended';

/** Who gives a reading application what it lacks, and how. */
export function mendUnattended({
  tenantId,
}: Pick<UnattendedApplication, 'tenantId'>): Required<Pick<ErrorFacts, 'who' | 'next'>> {
  return {
    who: 'a Privileged Role Administrator (or a Global Administrator) of the tenant',
    next: `Set it right: sendwright unattended --tenant ${tenantId}`,
  };
}
