import type { Tenant } from '../../world/directory-types';
import { keyAt, type Call, type Route } from '../call';
import { resourceNotFound } from '../errors';
import { list, one } from '../odata/answers';
import type { Shape } from '../odata/shape';
import { anyone } from '../rights/rules';
import { holdsOnly } from '../rights/scopes';

/** What User.Read alone shows of the organisation (O, organization-get: the others are null). */
const basic: readonly string[] = ['id', 'displayName', 'verifiedDomains'];

function organizationShape(call: Call): Shape<Tenant> {
  const fields: Shape<Tenant>['fields'] = {
    id: (tenant) => tenant.id,
    deletedDateTime: () => null,
    countryLetterCode: (tenant) => tenant.countryLetterCode,
    displayName: (tenant) => tenant.displayName,
    onPremisesSyncEnabled: () => null,
    tenantType: () => 'AAD',
    verifiedDomains: (tenant) =>
      tenant.domains
        .filter((domain) => domain.isVerified)
        .map(({ name, isInitial, isDefault }) => ({
          capabilities: 'Email, OfficeCommunicationsOnline',
          isDefault,
          isInitial,
          name,
          type: 'Managed',
        })),
  };
  const narrow = call.caller.kind === 'user' && holdsOnly(call.held, 'User.Read');
  return {
    type: 'organization',
    directory: false,
    fields: narrow
      ? Object.fromEntries(
          Object.entries(fields).map(([name, field]) => [name, basic.includes(name) ? field : () => null]),
        )
      : fields,
    filters: {},
  };
}

/** The tenant; the collection has exactly one element (facts 2.2). */
export const organizationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/organization',
    right: anyone,
    handle: (call) => list(call, 'organization', organizationShape(call), [call.world.state.tenant]),
  },
  {
    method: 'GET',
    path: '/organization/{organization-id}',
    right: anyone,
    handle: (call) => {
      const { tenant } = call.world.state;
      const { value } = keyAt(call);
      if (value.toLowerCase() !== tenant.id.toLowerCase()) throw resourceNotFound(value);
      return one(call, 'organization', organizationShape(call), tenant);
    },
  },
];
