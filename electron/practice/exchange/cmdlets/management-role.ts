import type { WorldState } from '../../world/state';
import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { notFound } from '../errors';

/** Get-ManagementRole: which roles this cloud offers; also how national clouds are probed (facts 11a). */
export const managementRoleCmdlets: CmdletFamily = {
  'Get-ManagementRole': { parameters: ['Identity'], run: list },
};

export interface ManagementRole {
  readonly name: string;
  readonly forApplications: boolean;
}

const roleGroupRoles = ['Mail Recipients', 'Role Management'];

function roles(state: WorldState): readonly ManagementRole[] {
  return [
    ...state.organization.applicationRoles.map((name) => ({ name, forApplications: true })),
    ...roleGroupRoles.map((name) => ({ name, forApplications: false })),
  ];
}

/** The role of that name; throws where this organisation has none. */
export function findRole(state: WorldState, name: string): ManagementRole {
  const found = roles(state).find((role) => role.name.toLowerCase() === name.toLowerCase());
  if (found === undefined) throw notFound(name);
  return found;
}

function list({ world, parameters }: CmdletCall): readonly Output[] {
  const identity = parameters.text('Identity');
  const found = identity === undefined ? roles(world.state) : [findRole(world.state, identity)];
  return found.map(({ name }) => ({
    Name: name,
    Identity: name,
    RoleType: name.replaceAll(/[^A-Za-z]/gu, ''),
    IsRootRole: true,
  }));
}
