import type { Group } from '../../world/exchange-types';
import type { WorldState } from '../../world/state';
import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import { exchangeError } from '../errors';
import { findDistributionGroup, findOne, recipients } from '../recipients/find';
import type { Recipient } from '../recipients/find';
import { recipientRow } from '../recipients/rows';
import { checkManager } from './group-manager';

const editing = ['Identity', 'BypassSecurityGroupManagerCheck'];

/** Add-, Remove-, Update- and Get-DistributionGroupMember. */
export const groupMemberCmdlets: CmdletFamily = {
  'Add-DistributionGroupMember': { parameters: [...editing, 'Member'], run: add },
  'Remove-DistributionGroupMember': { parameters: [...editing, 'Member'], run: remove },
  'Update-DistributionGroupMember': { parameters: [...editing, 'Members'], run: replace },
  'Get-DistributionGroupMember': { parameters: ['Identity', 'ResultSize'], run: list },
};

function add(call: CmdletCall): readonly Output[] {
  const { group, member } = pair(call);
  if (group.members.includes(member.externalDirectoryObjectId)) {
    throw exchangeError(
      'Microsoft.Exchange.Management.Tasks.MemberAlreadyExistsException',
      `The recipient "${member.name}" is already a member of the group "${group.name}".`,
    );
  }
  group.members = [...group.members, member.externalDirectoryObjectId];
  return [];
}

function remove(call: CmdletCall): readonly Output[] {
  const { group, member } = pair(call);
  if (!group.members.includes(member.externalDirectoryObjectId)) {
    throw exchangeError(
      'Microsoft.Exchange.Management.Tasks.MemberNotFoundException',
      `The recipient "${member.name}" isn't a member of the group "${group.name}".`,
      404,
    );
  }
  group.members = group.members.filter((one) => one !== member.externalDirectoryObjectId);
  return [];
}

function replace(call: CmdletCall): readonly Output[] {
  const { state } = call.world;
  const group = editable(call);
  const members = call.parameters
    .list('Members')
    .map((identity) => findOne(recipients(state), identity).externalDirectoryObjectId);
  group.members = [...new Set(members)];
  return [];
}

function list({ world, parameters, warn }: CmdletCall): readonly Output[] {
  const { state } = world;
  const group = findDistributionGroup(state, parameters.required('Identity'));
  const size = parameters.count('ResultSize') ?? 1000;
  const members = recipients(state).filter((one) => group.members.includes(one.externalDirectoryObjectId));
  if (members.length > size) warn('There are more results available than are currently displayed.');
  return members.slice(0, size).map((member) => recipientRow(state, member));
}

function pair(call: CmdletCall): { readonly group: Group; readonly member: Recipient } {
  const group = editable(call);
  return { group, member: memberOf(call.world.state, call.parameters.required('Member')) };
}

function memberOf(state: WorldState, identity: string): Recipient {
  return findOne(recipients(state), identity);
}

function editable(call: CmdletCall): Group {
  const group = findDistributionGroup(call.world.state, call.parameters.required('Identity'));
  checkManager(call, group);
  return group;
}
