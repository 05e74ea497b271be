import type { Exchange, GroupView } from '../../ports/exchange';
import { orNullIfMissing } from '../errors';
import type { Row } from '../invoke';
import { flag, onlyRow, text, textOrNull } from '../rows';
import type { OperationContext } from './context';
import { aliasOf, recipientView } from './recipients';

type Groups = Pick<
  Exchange,
  | 'group'
  | 'groupMembers'
  | 'createSecurityGroup'
  | 'settleSecurityGroup'
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

function groupView(row: Row): GroupView {
  return {
    name: text(row, 'Name'),
    externalDirectoryObjectId: text(row, 'ExternalDirectoryObjectId'),
    distinguishedName: text(row, 'DistinguishedName'),
    primarySmtpAddress: text(row, 'PrimarySmtpAddress').toLowerCase(),
    kind: text(row, 'RecipientTypeDetails'),
    settled: isSettled(row),
  };
}

/** A property that Exchange leaves out says nothing against it. */
function isSettled(row: Row): boolean {
  return (
    flag(row, 'HiddenFromAddressListsEnabled') !== false &&
    (textOrNull(row, 'MemberJoinRestriction') ?? 'Closed').toLowerCase() === 'closed' &&
    flag(row, 'RequireSenderAuthenticationEnabled') !== false
  );
}
