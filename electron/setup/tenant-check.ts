import type { Check } from '../contract/plan';
import { check } from './checks';
import type { Planning } from './planning';

/** The setup's tenant and the signed-in tenant must be one (design rule 9). */
export function checkTenant({ spec, observation }: Planning): readonly Check[] {
  const { organization } = observation;
  const wanted = spec.tenant.toLowerCase();
  const names = [organization.id, organization.initialDomain, ...organization.domains];
  const same = names.some((name) => name.toLowerCase() === wanted);
  const title = 'Signed-in tenant';
  return [
    same
      ? check({
          id: 'tenant',
          title,
          status: 'pass',
          finding: `${organization.displayName} (${organization.id})`,
        })
      : check({
          id: 'tenant',
          title,
          status: 'fail',
          fault: 'tenant',
          finding: `Signed in to ${organization.displayName} (${organization.initialDomain}), the setup file names ${spec.tenant}.`,
          who: 'you',
          next: `Sign in with an administrator of ${spec.tenant}, or correct \`tenant\` in the setup file.`,
        }),
  ];
}

/** And the Exchange connection's tenant, another person's sign-in, must be that one too. */
export function checkExchangeTenant({ observation }: Planning): readonly Check[] {
  const { organization, exchange } = observation;
  if (exchange === null || exchange.tenantId.toLowerCase() === organization.id.toLowerCase()) return [];
  return [
    check({
      id: 'exchange-tenant',
      title: 'Tenant of the Exchange connection',
      status: 'fail',
      fault: 'tenant',
      finding: `Exchange Online is connected to the tenant ${exchange.tenantId}, not to ${organization.id}.`,
      who: 'you',
      next: `Connect to Exchange Online with an administrator of ${organization.displayName}.`,
    }),
  ];
}
