import type { Group } from '../../world/exchange-types';
import type { WorldState } from '../../world/state';
import type { CmdletCall, CmdletFamily, Output } from '../cmdlet';
import type { Parameters } from '../parameters';
import { aliasOf, checkNewAddress, checkNewAlias, checkNewName } from '../recipients/addresses';
import { findDistributionGroup, findOne, recipients } from '../recipients/find';
import { defaultDomain, distinguishedName } from '../recipients/naming';
import { groupRow } from '../recipients/rows';
import { select, selectionParameters } from '../recipients/select';
import { checkManager, managers } from './group-manager';

const settings = [
  'DisplayName',
  'Description',
  'ManagedBy',
  'MemberJoinRestriction',
  'MemberDepartRestriction',
  'RequireSenderAuthenticationEnabled',
];

/** New-, Get-, Set- and Remove-DistributionGroup (facts 8.3). */
export const groupCmdlets: CmdletFamily = {
  'New-DistributionGroup': {
    parameters: ['Name', 'Type', 'Alias', 'PrimarySmtpAddress', 'Members', ...settings],
    run: create,
  },
  'Get-DistributionGroup': { parameters: selectionParameters, run: list },
  'Set-DistributionGroup': {
    parameters: ['Identity', 'HiddenFromAddressListsEnabled', 'BypassSecurityGroupManagerCheck', ...settings],
    run: change,
  },
  'Remove-DistributionGroup': { parameters: ['Identity', 'BypassSecurityGroupManagerCheck'], run: remove },
};

function create({ world, parameters, caller }: CmdletCall): readonly Output[] {
  const { state } = world;
  const name = parameters.required('Name');
  checkNewName(state, name);
  const alias = parameters.text('Alias') ?? aliasOf(name);
  checkNewAlias(state, alias, null);
  const address = parameters.text('PrimarySmtpAddress') ?? `${alias}@${defaultDomain(state)}`;
  checkNewAddress(state, address, null);
  const members = parameters
    .list('Members')
    .map((member) => findOne(recipients(state), member).externalDirectoryObjectId);
  const security = parameters.text('Type')?.toLowerCase() === 'security';
  const group: Group = {
    guid: world.newId(),
    externalDirectoryObjectId: world.newId(),
    recipientTypeDetails: security ? 'MailUniversalSecurityGroup' : 'MailUniversalDistributionGroup',
    name,
    alias,
    displayName: name,
    distinguishedName: distinguishedName(state, name),
    primarySmtpAddress: address,
    emailAddresses: [`SMTP:${address}`],
    managedBy: [caller.objectId],
    memberJoinRestriction: 'Closed',
    memberDepartRestriction: security ? 'Closed' : 'Open',
    hiddenFromAddressLists: false,
    requireSenderAuthentication: true,
    description: '',
    members: [...new Set(members)],
  };
  applySettings(state, group, parameters);
  state.groups.push(group);
  return [groupRow(group)];
}

function list(call: CmdletCall): readonly Output[] {
  const { world, parameters } = call;
  return select(call, {
    from: world.state.groups.filter((group) => group.recipientTypeDetails !== 'GroupMailbox'),
    identity: parameters.text('Identity'),
    filter: parameters.text('Filter'),
  }).map(groupRow);
}

function change(call: CmdletCall): readonly Output[] {
  const { world, parameters } = call;
  const group = findDistributionGroup(world.state, parameters.required('Identity'));
  checkManager(call, group);
  applySettings(world.state, group, parameters);
  group.hiddenFromAddressLists =
    parameters.boolean('HiddenFromAddressListsEnabled') ?? group.hiddenFromAddressLists;
  return [];
}

function applySettings(state: WorldState, group: Group, parameters: Parameters): void {
  const managedBy = parameters.change('ManagedBy');
  if (managedBy !== undefined) group.managedBy = managers(state, group.managedBy, managedBy);
  group.displayName = parameters.text('DisplayName') ?? group.displayName;
  if (parameters.has('Description')) group.description = parameters.list('Description').join('\n');
  group.memberJoinRestriction = joinRestriction(parameters) ?? group.memberJoinRestriction;
  const depart = parameters.text('MemberDepartRestriction')?.toLowerCase();
  if (depart !== undefined) group.memberDepartRestriction = depart === 'open' ? 'Open' : 'Closed';
  group.requireSenderAuthentication =
    parameters.boolean('RequireSenderAuthenticationEnabled') ?? group.requireSenderAuthentication;
}

function joinRestriction(parameters: Parameters): Group['memberJoinRestriction'] | undefined {
  const wanted = parameters.text('MemberJoinRestriction')?.toLowerCase();
  return (['Open', 'Closed', 'ApprovalRequired'] as const).find((one) => one.toLowerCase() === wanted);
}

function remove(call: CmdletCall): readonly Output[] {
  const { state } = call.world;
  const group = findDistributionGroup(state, call.parameters.required('Identity'));
  checkManager(call, group);
  state.groups = state.groups.filter((one) => one !== group);
  for (const other of state.groups) {
    other.members = other.members.filter((member) => member !== group.externalDirectoryObjectId);
  }
  return [];
}
