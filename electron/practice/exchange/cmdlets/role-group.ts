import { roleTemplates } from '../../world/well-known';
import type { WorldState } from '../../world/state';
import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { notFound } from '../errors';

/** Get-RoleGroup and Get-RoleGroupMember. */
export const roleGroupCmdlets: CmdletFamily = {
  'Get-RoleGroup': { parameters: ['Identity'], run: list },
  'Get-RoleGroupMember': { parameters: ['Identity', 'ResultSize'], run: members },
};

/** Entra's roles appear as role groups that are members of Organization Management (K). */
const roleGroups = [
  { name: 'Organization Management', role: null, roles: ['Mail Recipients', 'Role Management'] },
  { name: 'TenantAdmins_Practice', role: roleTemplates.globalAdministrator, roles: [] },
  { name: 'ExchangeServiceAdmins_Practice', role: roleTemplates.exchangeAdministrator, roles: [] },
] as const;

function find(identity: string): (typeof roleGroups)[number] {
  const found = roleGroups.find((group) => group.name.toLowerCase() === identity.toLowerCase());
  if (found === undefined) throw notFound(identity);
  return found;
}

function list({ world, parameters }: CmdletCall): readonly Output[] {
  const identity = parameters.text('Identity');
  return (identity === undefined ? roleGroups : [find(identity)]).map((group) => ({
    Name: group.name,
    Identity: group.name,
    Roles: [...group.roles],
    Members: membersOf(world.state, group).map((member) => member.Name),
  }));
}

function members({ world, parameters }: CmdletCall): readonly Output[] {
  return membersOf(world.state, find(parameters.required('Identity')));
}

function membersOf(state: WorldState, group: (typeof roleGroups)[number]): readonly Output[] {
  const { role } = group;
  if (role === null) {
    return roleGroups
      .filter((one) => one.role !== null)
      .map(({ name }) => ({ Name: name, Identity: name, RecipientType: 'Group' }));
  }
  return state.users
    .filter((user) => user.deletedDateTime === null && user.roles.includes(role))
    .map((user) => ({
      Name: user.displayName,
      Identity: user.userPrincipalName,
      ExternalDirectoryObjectId: user.id,
      RecipientType: 'User',
    }));
}
