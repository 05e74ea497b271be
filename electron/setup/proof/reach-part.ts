import type { EffectiveReach, ProofPart } from '../../contract/proof';
import { applicationRoleVerdict } from '../send-rights';
import { entraRights } from './doors';
import { assignmentMembers, policyMembers, type ReachDeps } from './membership';
import type { ProofObservation } from './observe';
import { count, exchangeAdminHelps, part, some } from './part';
import { effectiveReach } from './reach';
import type { ProofInput } from './types';

/** What the reach is computed from; `all` where it shall say "N of M". */
export type RightsSeen = Pick<
  ProofObservation,
  'resources' | 'appRoles' | 'assignments' | 'policies' | 'recipients' | 'all' | 'counted'
>;

/** Reads scopes and group members as far as rights hang on them, and computes the reach. */
export async function readReach(
  deps: ReachDeps,
  input: Pick<ProofInput, 'senders'>,
  observed: RightsSeen,
): Promise<EffectiveReach> {
  const { resources, appRoles, assignments, policies, recipients, all, counted } = observed;
  const failed = [resources, appRoles, assignments, recipients].flatMap((one) =>
    one.ok ? [] : [one.error.message],
  );
  const rights =
    resources.ok && appRoles.ok
      ? entraRights(appRoles.value, resources.value.graph, resources.value.exchangeOnline)
      : [];
  const entra = rights.filter((right) => right.verdict === 'sends');
  const held = assignments.ok ? assignments.value : [];
  const sending = held.filter(({ role }) => applicationRoleVerdict(role) === 'sends');
  const unclear = [
    ...rights.filter((right) => right.verdict === 'unknown').map((right) => right.name),
    ...held.filter(({ role }) => applicationRoleVerdict(role) === 'unknown').map(({ role }) => role),
  ].map((name) => `Whether ${name} sends mail cannot be told.`);
  const needsPolicies = entra.length > 0;
  const [rbac, cuts] = await Promise.all([
    Promise.all(sending.map(async (assignment) => assignmentMembers(deps, assignment))),
    needsPolicies && policies.ok
      ? Promise.all(
          policies.value.map(async (policy) => ({
            right:
              policy.accessRight.toLowerCase() === 'denyaccess' ? ('deny' as const) : ('restrict' as const),
            members: await policyMembers(deps, policy),
          })),
        )
      : [],
  ]);
  const policiesUnread = needsPolicies && !policies.ok;
  return effectiveReach({
    entra: policiesUnread ? entra.filter((right) => !right.cut) : entra,
    policies: cuts,
    rbac,
    ...(all === undefined ? {} : { all }),
    ...(counted === undefined ? {} : { counted }),
    unreadable: [...failed, ...unclear, ...(policiesUnread ? [policies.error.message] : [])],
    senders: input.senders.map((address) => ({
      address,
      id: recipients.ok
        ? (recipients.value.get(address.toLowerCase())?.externalDirectoryObjectId ?? null)
        : null,
    })),
  });
}

/** Senders that are another address of a mailbox: what it sends goes out from its primary address (facts 8.1). */
function otherAddresses(
  senders: readonly string[],
  { recipients }: Pick<ProofObservation, 'recipients'>,
): readonly string[] {
  if (!recipients.ok) return [];
  return senders.flatMap((address) => {
    const primary = recipients.value.get(address.toLowerCase())?.primarySmtpAddress ?? '';
    const isOther = primary !== '' && primary.toLowerCase() !== address.toLowerCase();
    return isOther ? [`${address} is another address of ${primary}`] : [];
  });
}

/** The reach as a part of the proof: only `exact` passes, and only where mail goes out from the agreed addresses. */
export function reachPart(
  reach: EffectiveReach,
  senders: readonly string[],
  observed: Pick<ProofObservation, 'assignments' | 'recipients'>,
): ProofPart {
  const who = 'an Exchange Administrator';
  if (senders.length === 0 && reach.kind !== 'tenant-wide') return withoutAgreement(reach);
  const next =
    senders.length === 0
      ? 'See what gives the right, and what a plan can mend: sendwright lint --client-id ID.'
      : 'Plan the setup again: it shows the difference and offers to mend it.';
  const renamed = otherAddresses(senders, observed);
  switch (reach.kind) {
    case 'exact':
      if (renamed.length > 0) {
        return part('reach', 'fail', `Mail would go out from another address: ${some(renamed)}.`, {
          who: `you, or ${who}`,
          next: 'Write the primary address into the setup file and plan again, or make the agreed address primary again.',
        });
      }
      return part(
        'reach',
        'pass',
        `Exactly the ${senders.length === 1 ? 'agreed mailbox' : count(senders.length, 'agreed mailbox')}${
          reach.of == null ? '' : ` (${ofMailboxes(reach)})`
        }.`,
      );
    case 'tenant-wide':
      return part('reach', 'fail', everyMailbox(reach), {
        who: 'a Privileged Role Administrator or a Global Administrator',
        next,
      });
    case 'wider':
    case 'different':
      return part('reach', 'fail', `It reaches mailboxes that were not agreed: ${some(reach.foreign)}.`, {
        who,
        next,
      });
    case 'narrower':
      return part('reach', 'fail', `It does not reach ${some(reach.missing)}.`, { who, next });
    case 'unknown':
      return part('reach', 'unknown', 'The reach could not be worked out completely.', {
        evidence: reach.unknown.map((text) => ({ text })),
        ...(mayNotRead(observed) ? exchangeAdminHelps : { who, next: 'Mend what is named and prove again.' }),
      });
  }
}

function everyMailbox({ count: number, of }: EffectiveReach): string {
  const every = 'The application can send as every mailbox of the tenant';
  if (of == null) return `${every}.`;
  return number === of || number === null
    ? `${every}: ${ofMailboxes({ count: number, of })}.`
    : `The application can send as ${ofMailboxes({ count: number, of })}: all but those an access policy denies, and every new one.`;
}

/** `3 of 24 mailboxes`; without the total where that is not known. */
export function ofMailboxes({ count: number, of }: Pick<EffectiveReach, 'count' | 'of'>): string {
  if (of == null) return number === null ? 'an unknown number of mailboxes' : count(number, 'mailbox');
  return `${number ?? 'an unknown number'} of ${count(of, 'mailbox')}`;
}

function mayNotRead(observed: Pick<ProofObservation, 'assignments' | 'recipients'>): boolean {
  return [observed.assignments, observed.recipients].some(
    (read) => !read.ok && read.error.code === 'permission-denied',
  );
}

/** An application that is no setup of ours: nobody said which mailboxes are right. */
function withoutAgreement(reach: EffectiveReach): ProofPart {
  const names = some(reach.mailboxes);
  const finding =
    reach.count === null
      ? 'The reach could not be worked out completely.'
      : `It can send as ${ofMailboxes(reach)}${names === '' ? '' : `: ${names}`}.`;
  return part('reach', 'unknown', finding, {
    evidence: reach.unknown.map((text) => ({ text })),
    who: 'you',
    next: 'Compare with what was agreed; only a setup file says which mailboxes are right.',
  });
}
