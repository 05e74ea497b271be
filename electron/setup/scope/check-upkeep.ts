import type { Check } from '../../contract/plan';
import { check } from '../checks';
import type { ExchangeObservation } from '../observation';
import { listed } from '../planning';
import type { Planning } from '../planning';
import { exchangeWho } from '../roles';
import { auditingOf } from './auditing';
import { ownGroup } from './own-objects';

/** Whether it can be looked up later who sent what; read and reported, never set. */
export function auditing({ spec, observation }: Planning, exchange: ExchangeObservation): readonly Check[] {
  const base = { id: 'mailbox-auditing', title: 'Mailbox auditing' };
  const senders = spec.senders.map(({ address }) => {
    const id = exchange.recipients[address]?.externalDirectoryObjectId;
    return { address, isAudited: id !== undefined && exchange.auditing[id] === true };
  });
  const { kind, finding } = auditingOf(exchange.organization.auditDisabled, senders);
  if (kind === 'unknown') return [check({ ...base, status: 'unknown', finding })];
  if (kind === 'everywhere') return [check({ ...base, status: 'pass', finding })];
  return [
    check({
      ...base,
      status: 'warn',
      finding,
      who: exchangeWho(observation.organization.displayName),
      next: 'Think of `Set-OrganizationConfig -AuditDisabled $false`. It is read here and never changed.',
    }),
  ];
}

/** Owners may change the members, and so who may be sent as: one administrator is enough (facts 6.4). */
export function groupOwners(planning: Planning, exchange: ExchangeObservation): readonly Check[] {
  const owners = ownGroup(planning)?.owners ?? [];
  const members = exchange.groupMembers.flatMap((one) =>
    [one.externalDirectoryObjectId, one.displayName, one.distinguishedName, ...one.addresses].map((id) =>
      id.toLowerCase(),
    ),
  );
  const inside = owners.filter((owner) => members.includes(owner.toLowerCase()));
  if (owners.length <= 1 && inside.length === 0) return [];
  return [
    check({
      id: 'group-owners',
      title: `Owners of the group ${planning.names.group}`,
      status: 'warn',
      finding: `${listed(inside.length > 0 ? inside : owners)} may add members, and so widen what the application may send as.`,
      who: exchangeWho(planning.observation.organization.displayName),
      next: `Leave one administrator as owner: Set-DistributionGroup -Identity ${planning.names.group} -ManagedBy <administrator> -BypassSecurityGroupManagerCheck.`,
    }),
  ];
}
