import type { Exchange, GroupView } from '../../ports/exchange';
import { orNullIfMissing } from '../errors';
import type { Row } from '../invoke';
import { quote } from '../opath';
import { flag, list, onlyRow, text, textOrNull } from '../rows';
import type { OperationContext } from './context';
import { aliasOf, recipientView } from './recipients';

type Groups = Pick<
  Exchange,
  | 'group'
  | 'groupMembers'
  | 'groupUsers'
  | 'createSecurityGroup'
  | 'settleSecurityGroup'
  | 'removeGroup'
  | 'addGroupMember'
  | 'removeGroupMember'
>;

/** One does not own the group one makes here, or not for long; the check would refuse an administrator (facts 8.3). */
const asAdministrator = { BypassSecurityGroupManagerCheck: true } as const;

/** Whoever could join by themselves would become a sender. */
const closed = {
  MemberJoinRestriction: 'Closed',
  MemberDepartRestriction: 'Closed',
  RequireSenderAuthenticationEnabled: true,
} as const;

/**
 * Mail-enabled security groups: Get-, New- and Set-DistributionGroup, Get-, Add- and Remove-DistributionGroupMember
 * (facts 2.13, 6.4, 8.3). Graph cannot make or change them.
 */
export function groupOperations({ call }: OperationContext): Groups {
  return {
    async group(name) {
      const rows = await orNullIfMissing(call('Get-DistributionGroup', { Identity: name }));
      return rows?.[0] === undefined ? null : groupView(rows[0]);
    },
    async groupMembers(name) {
      const rows = await call('Get-DistributionGroupMember', { Identity: name, ResultSize: 'Unlimited' });
      return rows.map(recipientView);
    },
    async groupUsers(group) {
      const [policies, scopes] = await Promise.all([
        orNullIfMissing(call('Get-ApplicationAccessPolicy')),
        call('Get-ManagementScope'),
      ]);
      return [
        ...(policies ?? [])
          .filter((row) => namesGroup(row, group))
          .map((row) => ({ kind: 'policy' as const, name: text(row, 'Identity') })),
        ...scopes
          .filter((row) => memberFilter(group).test(text(row, 'RecipientFilter')))
          .map((row) => ({ kind: 'scope' as const, name: text(row, 'Name') })),
      ];
    },
    async createSecurityGroup(name, address, members) {
      const rows = await call('New-DistributionGroup', {
        Name: name,
        Alias: aliasOf(address),
        Type: 'Security',
        PrimarySmtpAddress: address,
        Members: [...members],
        ...closed,
      });
      return groupView(onlyRow(rows, 'New-DistributionGroup'));
    },
    async settleSecurityGroup(name) {
      await call('Set-DistributionGroup', {
        Identity: name,
        HiddenFromAddressListsEnabled: true,
        ...closed,
        ...asAdministrator,
      });
    },
    async removeGroup(name) {
      await call('Remove-DistributionGroup', { Identity: name, Confirm: false, ...asAdministrator });
    },
    async addGroupMember(group, member) {
      await call('Add-DistributionGroupMember', { Identity: group, Member: member, ...asAdministrator });
    },
    async removeGroupMember(group, member) {
      await call('Remove-DistributionGroupMember', {
        Identity: group,
        Member: member,
        Confirm: false,
        ...asAdministrator,
      });
    },
  };
}

/** A policy shows its group by name, and by an id of which kind is not documented (facts 7). */
function namesGroup(row: Row, group: GroupView): boolean {
  const shown = [text(row, 'ScopeName'), text(row, 'ScopeIdentity')].map((one) => one.toLowerCase());
  const own = [
    group.name,
    group.externalDirectoryObjectId,
    group.distinguishedName,
    group.primarySmtpAddress,
  ];
  return own.some((one) => one !== '' && shown.includes(one.toLowerCase()));
}

/** Matches a filter that names the group by its distinguished name. */
function memberFilter({ distinguishedName }: GroupView): RegExp {
  const escaped = quote(distinguishedName).replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return new RegExp(String.raw`MemberOfGroup\s+-(?:eq|like)\s+${escaped}`, 'iu');
}

function groupView(row: Row): GroupView {
  return {
    name: text(row, 'Name'),
    externalDirectoryObjectId: text(row, 'ExternalDirectoryObjectId'),
    distinguishedName: text(row, 'DistinguishedName'),
    primarySmtpAddress: text(row, 'PrimarySmtpAddress').toLowerCase(),
    kind: text(row, 'RecipientTypeDetails'),
    settled: isSettled(row),
    owners: list(row, 'ManagedBy'),
  };
}

/** A property that Exchange leaves out says nothing against it. */
function isSettled(row: Row): boolean {
  return (
    flag(row, 'HiddenFromAddressListsEnabled') !== false &&
    (textOrNull(row, 'MemberJoinRestriction') ?? 'Closed').toLowerCase() === 'closed' &&
    (textOrNull(row, 'MemberDepartRestriction') ?? 'Closed').toLowerCase() === 'closed' &&
    flag(row, 'RequireSenderAuthenticationEnabled') !== false
  );
}
