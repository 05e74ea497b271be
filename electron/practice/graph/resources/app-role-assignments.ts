import type { AppRoleAssignment, ServicePrincipal } from '../../world/directory-types';
import { audit } from '../audit';
import { keyAt, noContent, type Answer, type Call, type Route } from '../call';
import { badRequest, denied, resourceNotFound } from '../errors';
import { created, list, one } from '../odata/answers';
import { grantsRolesOf } from '../rights/grant-rights';
import { anyMember, anyone } from '../rights/rules';
import { appRoleAssignmentShape } from './app-role-assignment-shape';
import { isVisible, requireServicePrincipal } from './find';

/** The two sides of an assignment: what a client holds, and who holds a resource's roles. */
type Side = 'principalId' | 'resourceId';

const collections = {
  principalId: '/servicePrincipals/{servicePrincipal-id}/appRoleAssignments',
  resourceId: '/servicePrincipals/{servicePrincipal-id}/appRoleAssignedTo',
} as const;

/** Facts 2.7: wrong ids and replication lag read the same. */
function notAReference(): Error {
  return badRequest('Not a valid reference update.');
}

function setOf(call: Call, side: Side): string {
  const name = side === 'principalId' ? 'appRoleAssignments' : 'appRoleAssignedTo';
  return `servicePrincipals('${requireServicePrincipal(call).id}')/${name}`;
}

function rowsOf(call: Call, side: Side): readonly AppRoleAssignment[] {
  const { id } = requireServicePrincipal(call);
  return call.world.state.appRoleAssignments.filter((row) => row[side] === id);
}

function referenced(call: Call, id: unknown): ServicePrincipal {
  const found = call.world.state.servicePrincipals.find(
    (row) => typeof id === 'string' && row.id.toLowerCase() === id.toLowerCase(),
  );
  if (found === undefined || !isVisible(call.world, found)) throw notAReference();
  return found;
}

function grant(call: Call, side: Side): Answer {
  const { world, body } = call;
  const owner = requireServicePrincipal(call);
  const principal = referenced(call, body['principalId']);
  const resource = referenced(call, body['resourceId']);
  if ((side === 'principalId' ? principal : resource) !== owner) throw notAReference();
  if (!grantsRolesOf(call, resource)) throw denied();
  const role = resource.appRoles.find((row) => row.id === String(body['appRoleId']).toLowerCase());
  if (role?.isEnabled !== true || !role.allowedMemberTypes.includes('Application')) throw notAReference();
  const { appRoleAssignments } = world.state;
  const exists = appRoleAssignments.some(
    (row) => row.principalId === principal.id && row.resourceId === resource.id && row.appRoleId === role.id,
  );
  if (exists) {
    const message = 'Permission being assigned already exists on the object';
    throw badRequest(message, [{ code: 'InvalidUpdate', message: 'EntitlementGrant entry already exists.' }]);
  }
  const row: AppRoleAssignment = {
    id: world.newId().replaceAll('-', ''),
    principalId: principal.id,
    resourceId: resource.id,
    appRoleId: role.id,
    createdDateTime: world.clock.iso(),
  };
  appRoleAssignments.push(row);
  audit(call, 'Add app role assignment to service principal', principal);
  return created(call, setOf(call, side), appRoleAssignmentShape(call), row);
}

function requireRow(call: Call, side: Side): AppRoleAssignment {
  const { value } = keyAt(call, 1);
  const found = rowsOf(call, side).find((row) => row.id === value);
  if (found === undefined) throw resourceNotFound(value);
  return found;
}

function revoke(call: Call, side: Side): Answer {
  const row = requireRow(call, side);
  const { state } = call.world;
  const resource = state.servicePrincipals.find((one) => one.id === row.resourceId);
  if (resource === undefined || !grantsRolesOf(call, resource)) throw denied();
  state.appRoleAssignments = state.appRoleAssignments.filter((one) => one !== row);
  const principal = state.servicePrincipals.find((one) => one.id === row.principalId);
  audit(call, 'Remove app role assignment from service principal', principal ?? resource);
  return noContent;
}

function routesOf(side: Side): readonly Route[] {
  const path = collections[side];
  return [
    {
      method: 'GET',
      path,
      right: anyMember,
      handle: (call) => list(call, setOf(call, side), appRoleAssignmentShape(call), rowsOf(call, side)),
    },
    // The role asked for depends on the resource, so the handler looks at it.
    {
      method: 'POST',
      path,
      right: anyone,
      body: 'appRoleAssignment',
      handle: (call) => grant(call, side),
    },
    {
      method: 'DELETE',
      path: `${path}/{appRoleAssignment-id}`,
      right: anyone,
      handle: (call) => revoke(call, side),
    },
  ];
}

/** App role assignments from both sides (facts 2.7). */
export const appRoleAssignmentRoutes: readonly Route[] = [
  ...routesOf('principalId'),
  ...routesOf('resourceId'),
  {
    method: 'GET',
    path: `${collections.principalId}/{appRoleAssignment-id}`,
    right: anyMember,
    handle: (call) =>
      one(call, setOf(call, 'principalId'), appRoleAssignmentShape(call), requireRow(call, 'principalId')),
  },
];
