import type { AppManagementPolicy } from '../../world/directory-types';
import type { Route } from '../call';
import { list, one } from '../odata/answers';
import type { Entity, Shape } from '../odata/shape';
import { anyMember } from '../rights/rules';
import { defaultPolicyId } from './credential-policy';

/** The practice tenant's restrictions hold for applications of any age. */
const ever = '2001-01-01T00:00:00Z';

function restriction(restrictionType: string, maxLifetime: string | null): Entity {
  return {
    excludeActors: null,
    maxLifetime,
    restrictForAppsCreatedAfterDateTime: ever,
    restrictionType,
    state: 'enabled',
  };
}

function restrictions(policy: AppManagementPolicy): Entity {
  const { passwordAddition, passwordMaxLifetime, keyMaxLifetime } = policy;
  return {
    passwordCredentials: [
      ...(passwordAddition ? [restriction('passwordAddition', null)] : []),
      ...(passwordMaxLifetime === null ? [] : [restriction('passwordLifetime', passwordMaxLifetime)]),
    ],
    keyCredentials: keyMaxLifetime === null ? [] : [restriction('asymmetricKeyLifetime', keyMaxLifetime)],
  };
}

function policyShape(): Shape<AppManagementPolicy> {
  return {
    type: 'tenantAppManagementPolicy',
    directory: false,
    fields: {
      id: () => defaultPolicyId,
      deletedDateTime: () => null,
      displayName: () => 'Default app management tenant policy',
      description: () => 'Default tenant policy that enforces app management restrictions on applications.',
      isEnabled: (policy) => policy.isEnabled,
      applicationRestrictions: restrictions,
      servicePrincipalRestrictions: () => ({ passwordCredentials: [], keyCredentials: [] }),
    },
    filters: {},
  };
}

const overrideShape: Shape<never> = {
  type: 'appManagementPolicy',
  directory: false,
  fields: {},
  filters: {},
};

/** The tenant's rules on credentials (facts 4); nobody has an override of their own. */
export const policyRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/policies/defaultAppManagementPolicy',
    right: anyMember,
    handle: (call) =>
      one(call, 'policies/defaultAppManagementPolicy', policyShape(), call.world.state.appManagementPolicy),
  },
  {
    method: 'GET',
    path: '/policies/appManagementPolicies',
    right: anyMember,
    handle: (call) => list(call, 'policies/appManagementPolicies', overrideShape, []),
  },
];
