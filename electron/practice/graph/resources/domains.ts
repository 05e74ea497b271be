import type { Tenant } from '../../world/directory-types';
import type { Route } from '../call';
import { list } from '../odata/answers';
import type { Shape } from '../odata/shape';
import { anyMember } from '../rights/rules';

type Domain = Tenant['domains'][number];

function domainShape(): Shape<Domain> {
  return {
    type: 'domain',
    directory: false,
    fields: {
      authenticationType: () => 'Managed',
      availabilityStatus: () => null,
      id: (domain) => domain.name,
      isAdminManaged: () => true,
      isDefault: (domain) => domain.isDefault,
      isInitial: (domain) => domain.isInitial,
      isRoot: () => true,
      isVerified: (domain) => domain.isVerified,
      passwordNotificationWindowInDays: () => null,
      passwordValidityPeriodInDays: () => null,
      state: () => null,
      supportedServices: (domain) => (domain.isVerified ? ['Email', 'OfficeCommunicationsOnline'] : []),
    },
    filters: {},
  };
}

/** The tenant's domains (facts 2.2). */
export const domainRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/domains',
    right: anyMember,
    handle: (call) => list(call, 'domains', domainShape(), call.world.state.tenant.domains),
  },
];
