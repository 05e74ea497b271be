import type { ServicePrincipal, User } from '../../world/directory-types';
import { stableId } from '../../world/stable-id';
import type { World } from '../../world/world';
import { audit } from '../audit';
import { keyAt, noContent, type Answer, type Call, type Route } from '../call';
import { badRequest, notOffered, resourceNotFound } from '../errors';
import { created, list, one } from '../odata/answers';
import { flag, plainGuid, plainText } from '../odata/filter-check';
import { entityOf, type Shape } from '../odata/shape';
import { directoryRoles, type DirectoryRole } from '../rights/role-catalogue';
import { anyMember, only } from '../rights/rules';
import { directoryObjectEntity } from './directory-object';
import { rolesOf } from './directory-role-shape';
import { visible } from './find';

const set = 'roleManagement/directory/roleAssignments';
const path = `/${set}`;

/** A Privileged Role Administrator gives every role (permissions reference). */
const mayAssign = only('privilegedRoleAdministrator');

interface Assignment {
  /** A user or a service principal. */
  readonly holder: User | ServicePrincipal;
  readonly role: DirectoryRole;
}

/** Who holds which directory role. */
export function assignments(world: World): readonly Assignment[] {
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

function requireAssignment(call: Call): Assignment {
  const { value } = keyAt(call);
  const found = assignments(call.world).find((one) => assignmentId(one) === value.toLowerCase());
  if (found === undefined) throw resourceNotFound(value);
  return found;
}

/** Gives a person or an application a role in the whole tenant; other scopes are not imitated. */
function assign(call: Call): Answer {
  const { world, body } = call;
  const named = (name: string): string => String(body[name]).toLowerCase();
  if (body['directoryScopeId'] !== '/') throw notOffered('roles over a part of the directory');
  const role = directoryRoles.find(({ templateId }) => templateId === named('roleDefinitionId'));
  if (role === undefined) throw resourceNotFound(String(body['roleDefinitionId']));
  const { users, servicePrincipals } = world.state;
  const holder = [...visible(world, users), ...visible(world, servicePrincipals)].find(
    ({ id }) => id.toLowerCase() === named('principalId'),
  );
  if (holder === undefined) throw resourceNotFound(String(body['principalId']));
  if (holder.roles?.includes(role.templateId) === true) {
    // As the directory says of every second object of its kind (T).
    throw badRequest(
      'A conflicting object with one or more of the specified property values is present in the directory.',
    );
  }
  holder.roles = [...(holder.roles ?? []), role.templateId];
  audit(call, 'Add member to role', holder);
  return created(call, set, assignmentShape(call), { holder, role });
}

function unassign(call: Call): Answer {
  const { holder, role } = requireAssignment(call);
  holder.roles = (holder.roles ?? []).filter((one) => one !== role.templateId);
  audit(call, 'Remove member from role', holder);
  return noContent;
}

/** Who holds which directory role, given and taken (facts 2.2). */
export const roleAssignmentRoutes: readonly Route[] = [
  {
    method: 'GET',
    path,
    right: anyMember,
    handle: (call) => list(call, set, assignmentShape(call), assignments(call.world)),
  },
  {
    method: 'GET',
    path: `${path}/{unifiedRoleAssignment-id}`,
    right: anyMember,
    handle: (call) => one(call, set, assignmentShape(call), requireAssignment(call)),
  },
  { method: 'POST', path, right: mayAssign, body: 'unifiedRoleAssignment', handle: assign },
  {
    method: 'DELETE',
    path: `${path}/{unifiedRoleAssignment-id}`,
    right: mayAssign,
    handle: unassign,
  },
  {
    method: 'GET',
    path: '/roleManagement/directory/roleDefinitions',
    right: anyMember,
    handle: (call) =>
      list(call, 'roleManagement/directory/roleDefinitions', definitionShape(), directoryRoles),
  },
];
