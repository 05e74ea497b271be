import type { Check } from '../../contract/plan';
import { check } from '../checks';
import type { ExchangeObservation } from '../observation';
import { listed } from '../planning';
import type { Planning } from '../planning';
import { exchangeWho } from '../roles';
import { ownGroup } from './own-objects';

/** Whether it can be looked up later who sent what; read and reported, never set. */
export function auditing({ spec, observation }: Planning, exchange: ExchangeObservation): readonly Check[] {
  const base = { id: 'mailbox-auditing', title: 'Mailbox auditing' };
  const { auditDisabled } = exchange.organization;
  if (auditDisabled === null) {
    return [check({ ...base, status: 'unknown', finding: 'Not told by this organisation.' })];
  }
  if (!auditDisabled) {
    return [check({ ...base, status: 'pass', finding: 'On for every mailbox (AuditDisabled is false).' })];
  }
  const own = spec.senders.filter(({ address }) => {
    const id = exchange.recipients[address]?.externalDirectoryObjectId;
    return id !== undefined && exchange.auditing[id] === true;
  });
  const senders = own.map((sender) => sender.address);
  const finding =
    senders.length === 0
      ? 'Off for the whole organisation (AuditDisabled), and for the senders too: what is done in them leaves no trace.'
      : `Off for the whole organisation (AuditDisabled); AuditEnabled is set for ${listed(senders)}.`;
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
