import type { ServicePrincipal, User } from '../../world/directory-types';
import { stableId } from '../../world/stable-id';
import type { World } from '../../world/world';
import { keyAt, type Answer, type Call, type Route } from '../call';
import { resourceNotFound } from '../errors';
import { list, mixedList, one } from '../odata/answers';
import { plainGuid, plainText, flag } from '../odata/filter-check';
import { entityOf, type Shape } from '../odata/shape';
import { directoryRoles, type DirectoryRole } from '../rights/role-catalogue';
import { anyMember } from '../rights/rules';
import { directoryObjectEntity } from './directory-object';
import { directoryRoleId, directoryRoleShape, rolesOf } from './directory-role-shape';
import { visible } from './find';

interface Assignment {
  /** A user or a service principal. */
  readonly holder: User | ServicePrincipal;
  readonly role: DirectoryRole;
}

function assignments(world: World): readonly Assignment[] {
  const { users, servicePrincipals } = world.state;
  return [...visible(world, users), ...visible(world, servicePrincipals)].flatMap((holder) =>
    rolesOf(holder).map((role) => ({ holder, role })),
  );
}

function definitionShape(): Shape<DirectoryRole> {
  return {
    type: 'unifiedRoleDefinition',
    directory: false,
    fields: {
      id: (role) => role.templateId,
      description: (role) => `Can do what a ${role.displayName} does.`,
      displayName: (role) => role.displayName,
      isBuiltIn: () => true,
      isEnabled: () => true,
      resourceScopes: () => ['/'],
      rolePermissions: () => [],
      templateId: (role) => role.templateId,
      version: () => '1',
    },
    filters: {
      id: plainGuid,
      displayName: plainText,
      isBuiltIn: { ...flag, operators: ['eq'] },
      templateId: plainGuid,
    },
  };
}

function assignmentId({ holder, role }: Assignment): string {
  return stableId(`roleAssignment ${holder.id} ${role.templateId}`);
}

function assignmentShape(call: Call): Shape<Assignment> {
  return {
    type: 'unifiedRoleAssignment',
    directory: false,
    fields: {
      id: assignmentId,
      principalId: ({ holder }) => holder.id,
      directoryScopeId: () => '/',
      roleDefinitionId: ({ role }) => role.templateId,
    },
    filters: { principalId: plainText, roleDefinitionId: plainText },
    expands: {
      roleDefinition: ({ role }) => entityOf(definitionShape(), role, null),
      principal: ({ holder }) => directoryObjectEntity(call, holder.id)[0] ?? {},
    },
  };
}

/** Roles that somebody holds are activated; Global Administrator always is. */
function activated(call: Call): readonly DirectoryRole[] {
  const held = new Set(assignments(call.world).map(({ role }) => role));
  return directoryRoles.filter((role, index) => index === 0 || held.has(role));
}

function members(call: Call): Answer {
  const { value } = keyAt(call);
  const role = activated(call).find((one) => directoryRoleId(one) === value.toLowerCase());
  if (role === undefined) throw resourceNotFound(value);
  const holders = assignments(call.world).filter((one) => one.role === role);
  return mixedList(
    call,
    'directoryObjects',
    holders.flatMap(({ holder }) => directoryObjectEntity(call, holder.id)),
  );
}

function assignment(call: Call): Answer {
  const { value } = keyAt(call);
  const found = assignments(call.world).find((one) => assignmentId(one) === value.toLowerCase());
  if (found === undefined) throw resourceNotFound(value);
  return one(call, 'roleManagement/directory/roleAssignments', assignmentShape(call), found);
}

/** Directory roles and who holds them (facts 2.2). */
export const directoryRoleRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/directoryRoles',
    right: anyMember,
    handle: (call) => list(call, 'directoryRoles', directoryRoleShape(), activated(call)),
  },
  { method: 'GET', path: '/directoryRoles/{directoryRole-id}/members', right: anyMember, handle: members },
  {
    method: 'GET',
    path: '/roleManagement/directory/roleAssignments',
    right: anyMember,
    handle: (call) =>
      list(call, 'roleManagement/directory/roleAssignments', assignmentShape(call), assignments(call.world)),
  },
  {
    method: 'GET',
    path: '/roleManagement/directory/roleAssignments/{unifiedRoleAssignment-id}',
    right: anyMember,
    handle: assignment,
  },
  {
    method: 'GET',
    path: '/roleManagement/directory/roleDefinitions',
    right: anyMember,
    handle: (call) =>
      list(call, 'roleManagement/directory/roleDefinitions', definitionShape(), directoryRoles),
  },
];
