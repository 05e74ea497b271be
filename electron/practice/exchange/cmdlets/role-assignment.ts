import type { RoleAssignment } from '../../world/exchange-types';
import type { WorldState } from '../../world/state';
import type { World } from '../../world/world';
import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { alreadyExists, invalidValue, notFound, organizationDehydrated } from '../errors';
import type { Parameters } from '../parameters';
import { findOne } from '../recipients/find';
import { findScope } from './management-scope';
import { findRole } from './management-role';
import { assignmentRow, builtInAssignmentRows } from './role-assignment-rows';
import { findPointer } from './service-principal';

/** New-, Get-, Set- and Remove-ManagementRoleAssignment, for applications (facts 6.2). */
export const roleAssignmentCmdlets: CmdletFamily = {
  'New-ManagementRoleAssignment': {
    parameters: [
      'Name',
      'Role',
      'App',
      'CustomResourceScope',
      'RecipientGroupScope',
      'RecipientAdministrativeUnitScope',
      'Force',
    ],
    run: create,
  },
  'Get-ManagementRoleAssignment': {
    parameters: ['Identity', 'Role', 'RoleAssignee', 'RoleAssigneeType', 'Enabled'],
    run: list,
  },
  'Set-ManagementRoleAssignment': {
    parameters: [
      'Identity',
      'CustomResourceScope',
      'RecipientGroupScope',
      'RecipientAdministrativeUnitScope',
      'Enabled',
      'Force',
    ],
    run: change,
  },
  'Remove-ManagementRoleAssignment': { parameters: ['Identity', 'Force'], run: remove },
};

function create({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  if (state.organization.isDehydrated) throw organizationDehydrated();
  const role = findRole(state, parameters.required('Role'));
  const pointer = findPointer(state, parameters.required('App'));
  if (!role.forApplications) {
    throw invalidValue(`The role '${role.name}' can't be assigned to a service principal.`);
  }
  const name = parameters.text('Name') ?? freeName(state, `${role.name}-${pointer.objectId}`);
  if (state.roleAssignments.some((one) => one.name.toLowerCase() === name.toLowerCase())) {
    throw alreadyExists(name);
  }
  const assignment: RoleAssignment = {
    guid: world.newId(),
    name,
    role: role.name,
    objectId: pointer.objectId,
    // Facts 6.2: without any scope the assignment reaches the whole organisation, and nobody is warned.
    scope: readScope(world, parameters) ?? { kind: 'organization' },
    enabled: true,
  };
  state.roleAssignments.push(assignment);
  return [assignmentRow(assignment)];
}

/** Exchange makes names up to 64 characters of role and assignee (K). */
function freeName(state: WorldState, wanted: string): string {
  const taken = new Set(state.roleAssignments.map((one) => one.name.toLowerCase()));
  for (let number = 0; ; number += 1) {
    const suffix = number === 0 ? '' : `-${number}`;
    const name = wanted.slice(0, 64 - suffix.length) + suffix;
    if (!taken.has(name.toLowerCase())) return name;
  }
}

function readScope(world: World, parameters: Parameters): RoleAssignment['scope'] | null {
  const scope = parameters.text('CustomResourceScope');
  const group = parameters.text('RecipientGroupScope');
  const unit = parameters.text('RecipientAdministrativeUnitScope');
  if ([scope, group, unit].filter((one) => one !== undefined).length > 1) {
    throw invalidValue('Only one of the scope parameters can be used at a time.');
  }
  if (scope !== undefined) return customScope(world.state, scope);
  if (group !== undefined) return groupScope(world, group);
  // The practice tenant has no administrative units.
  if (unit !== undefined) throw notFound(unit);
  return null;
}

/** An exclusive scope does not restrict an application (facts 6.2), so it is refused. */
function customScope(state: WorldState, identity: string): RoleAssignment['scope'] {
  const scope = findScope(state, identity);
  if (scope.exclusive) {
    throw invalidValue(`The exclusive scope '${scope.name}' can't be used for a service principal.`);
  }
  return { kind: 'custom', scopeName: scope.name };
}

/** A group scope brings a management scope of its own, named `<group>_<GUID>` (facts 6.2, a field report). */
function groupScope(world: World, identity: string): RoleAssignment['scope'] {
  const { state } = world;
  const group = findOne(state.groups, identity);
  const guid = world.newId();
  const name = `${group.name}_${guid}`;
  const dn = group.distinguishedName.replaceAll("'", "''");
  state.managementScopes.push({
    guid,
    name,
    recipientFilter: `MemberOfGroup -eq '${dn}'`,
    exclusive: false,
  });
  return { kind: 'group', groupId: group.externalDirectoryObjectId, resourceScopeName: name };
}

function list({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const identity = parameters.text('Identity');
  if (identity !== undefined) {
    const builtIn = builtInAssignmentRows().find((row) => row.Name === identity);
    return [builtIn ?? assignmentRow(findAssignment(state, identity))];
  }
  const enabled = parameters.boolean('Enabled');
  const conditions = [
    ['Role', role(state, parameters)],
    ['RoleAssignee', assignee(state, parameters)],
    ['RoleAssigneeType', parameters.text('RoleAssigneeType')],
  ] as const;
  return [...builtInAssignmentRows(), ...state.roleAssignments.map(assignmentRow)].filter(
    (row) =>
      (enabled === undefined || row.Enabled === enabled) &&
      conditions.every(([name, wanted]) => wanted === undefined || row[name] === wanted),
  );
}

function role(state: WorldState, parameters: Parameters): string | undefined {
  const wanted = parameters.text('Role');
  return wanted === undefined ? undefined : findRole(state, wanted).name;
}

function assignee(state: WorldState, parameters: Parameters): string | undefined {
  const wanted = parameters.text('RoleAssignee');
  if (wanted === undefined || wanted === 'Organization Management') return wanted;
  return findPointer(state, wanted).objectId;
}

function change({ world, parameters }: CmdletCall): readonly Output[] {
  const assignment = findAssignment(world.state, parameters.required('Identity'));
  assignment.scope = readScope(world, parameters) ?? assignment.scope;
  assignment.enabled = parameters.boolean('Enabled') ?? assignment.enabled;
  return [];
}

/** The scope of a removed group assignment stays; Get-ManagementScope -Orphan finds it. */
function remove({ world, parameters }: CmdletCall): readonly Output[] {
  const { state } = world;
  const assignment = findAssignment(state, parameters.required('Identity'));
  state.roleAssignments = state.roleAssignments.filter((one) => one !== assignment);
  return [];
}

function findAssignment(state: WorldState, identity: string): RoleAssignment {
  const wanted = identity.toLowerCase();
  const found = state.roleAssignments.find((one) => one.name.toLowerCase() === wanted || one.guid === wanted);
  if (found === undefined) throw notFound(identity);
  return found;
}
