import type { Group } from '../../world/exchange-types';
import type { World } from '../../world/world';
import { flag, guid, text, texts } from '../odata/filter-check';
import type { Shape } from '../odata/shape';

/** The groups that hold this object, nested ones included. */
export function groupsOf(world: World, memberId: string): readonly Group[] {
  const found = new Set<Group>();
  const visit = (id: string): void => {
    for (const group of world.state.groups) {
      if (!group.members.includes(id) || found.has(group)) continue;
      found.add(group);
      visit(group.externalDirectoryObjectId);
    }
  };
  visit(memberId);
  return [...found];
}

/** Groups as Graph shows them; all of the practice tenant's groups are made in Exchange. */
export function groupShape(): Shape<Group> {
  const isUnified = (group: Group): boolean => group.recipientTypeDetails === 'GroupMailbox';
  return {
    type: 'group',
    directory: true,
    orderBy: ['displayName'],
    fields: {
      id: (group) => group.externalDirectoryObjectId,
      deletedDateTime: () => null,
      classification: () => null,
      description: (group) => (group.description === '' ? null : group.description),
      displayName: (group) => group.displayName,
      groupTypes: (group) => (isUnified(group) ? ['Unified'] : []),
      mail: (group) => group.primarySmtpAddress,
      mailEnabled: () => true,
      mailNickname: (group) => group.alias,
      onPremisesSyncEnabled: () => null,
      proxyAddresses: (group) => group.emailAddresses,
      securityEnabled: (group) => group.recipientTypeDetails === 'MailUniversalSecurityGroup',
      visibility: (group) => (isUnified(group) ? 'Private' : null),
    },
    filters: {
      id: guid,
      displayName: text,
      mail: text,
      mailNickname: text,
      mailEnabled: flag,
      securityEnabled: flag,
      proxyAddresses: texts,
      groupTypes: texts,
    },
  };
}
