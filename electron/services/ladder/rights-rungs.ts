import { explainText } from '../../diagnosis/explain';
import { unseen, type Look } from '../../diagnosis/ladder';
import type { RoleAssignmentView } from '../../ports/exchange';
import { attempt } from '../../engine/attempt';
import { entraRights } from '../../setup/proof/doors';
import { isMailbox } from '../../setup/proof/membership';
import type { ProofObservation } from '../../setup/proof/observe';
import { exchangeAdminHelps } from '../../setup/proof/part';
import { applicationRoleVerdict, mailSendRole } from '../../setup/send-rights';
import type { LadderSight } from './deps';

const admin = 'an Exchange Administrator of the tenant';
const planned = {
  next: 'Plan the setup again: it shows what is missing and offers to mend it.',
  repair: 'sendwright apply FILE',
} as const;

const exchangeHelps = {
  ...exchangeAdminHelps,
  next: 'Climb again with an Exchange Administrator signed in to Exchange (--exchange-as).',
} as const;

/** Exchange's role assignment with its scope, or the grant in Entra. */
export async function lookAtRights(sight: LadderSight): Promise<Look> {
  const observed = await sight.observed();
  if (!observed.ok) return unseen('What the application may do could not be read', observed.error.facts);
  return sight.record.spec.scoping === 'rbac'
    ? lookAtAssignment(sight, observed.value)
    : lookAtGrant(observed.value);
}

async function lookAtAssignment(sight: LadderSight, { assignments }: ProofObservation): Promise<Look> {
  if (!assignments.ok) return unreadExchange('Exchange’s role assignments', assignments.error.facts);
  const sending = assignments.value.filter(({ role }) => applicationRoleVerdict(role) === 'sends');
  const [first] = sending;
  if (first === undefined) {
    return {
      status: 'fail',
      finding: 'Exchange has no role assignment that lets the application send.',
      cause: explainText('ErrorAccessDenied'),
      ...{ who: admin, ...planned },
    };
  }
  const wide = sending.find(({ scope }) => scope === 'organization');
  if (wide !== undefined) {
    return {
      status: 'fail',
      finding: `The assignment ${wide.name} has no scope: the application may send as everybody.`,
      ...{ who: admin, ...planned },
    };
  }
  const lost = await withoutScope(sight, sending);
  if (lost !== null) {
    return { status: 'fail', finding: `The scope ${lost} is gone.`, who: admin, ...planned };
  }
  return { status: 'pass', finding: `Exchange role ${first.role}, scope ${first.scopeName ?? first.scope}.` };
}

/** The name of a management scope that no longer exists; null: all are there, or cannot be read. */
async function withoutScope(
  { proof }: LadderSight,
  assignments: readonly RoleAssignmentView[],
): Promise<string | null> {
  for (const { scope, scopeName } of assignments) {
    if (scope !== 'custom' || scopeName === null) continue;
    const found = await attempt(proof.exchange.scope(scopeName));
    if (found.ok && found.value === null) return scopeName;
  }
  return null;
}

function lookAtGrant({ appRoles, resources }: ProofObservation): Look {
  if (!appRoles.ok) return unseen('The grants in Entra could not be read', appRoles.error.facts);
  if (!resources.ok) return unseen('The permissions of Graph could not be read', resources.error.facts);
  const rights = entraRights(appRoles.value, resources.value.graph, resources.value.exchangeOnline);
  const granted = rights.find(({ verdict, cut }) => verdict === 'sends' && cut);
  if (granted !== undefined) return { status: 'pass', finding: `${granted.name} is granted in Entra.` };
  return {
    status: 'fail',
    finding: `${mailSendRole} is not granted to the application in Entra.`,
    cause: explainText('ErrorAccessDenied'),
    ...{ who: 'a Privileged Role Administrator or a Global Administrator of the tenant', ...planned },
  };
}

/** The sender, as Exchange knows it. */
export async function lookAtMailbox({ observed, sender }: LadderSight): Promise<Look> {
  const seen = await observed();
  if (!seen.ok) return unseen('The mailbox could not be read', seen.error.facts);
  const { recipients } = seen.value;
  if (!recipients.ok) return unreadExchange('The mailbox', recipients.error.facts);
  const found = recipients.value.get(sender.toLowerCase());
  if (found === undefined) {
    return {
      status: 'fail',
      finding: `Exchange knows no mailbox ${sender}: it was deleted or renamed.`,
      cause: explainText('ResourceNotFound'),
      who: admin,
      next: 'Restore the mailbox (within 30 days of its deletion), or change the senders in the setup file.',
      repair: 'sendwright apply FILE',
    };
  }
  if (!isMailbox(found)) {
    return {
      status: 'fail',
      finding: `${sender} is no mailbox in Exchange Online but a ${found.kind}.`,
      cause: explainText('MailboxNotEnabledForRESTAPI'),
      who: admin,
      next: 'Move the mailbox to Exchange Online or give it a licence, or choose another sender.',
    };
  }
  const isPrimary = found.primarySmtpAddress.toLowerCase() === sender.toLowerCase();
  const note = isPrimary ? '' : ` It is an alias of ${found.primarySmtpAddress}: the vendor must use that.`;
  return { status: 'pass', finding: `${sender} is a ${found.kind}.${note}` };
}

/** Exchange's own test, which is ahead of its caches (facts 6.5, 7). */
export async function lookAtPolicy({ authorization, sender, record }: LadderSight): Promise<Look> {
  const seen = await authorization();
  if (!seen.ok) return unseen('Exchange’s own test could not be run', seen.error.facts);
  const { tested, reasons } = seen.value;
  const isScope = record.spec.scoping === 'rbac';
  const limit = isScope ? 'scope' : 'access policy';
  switch (tested.get(sender.toLowerCase())) {
    case 'inside':
      return { status: 'pass', finding: `Exchange’s own test: the ${limit} holds ${sender}.` };
    case 'outside':
      return {
        status: 'fail',
        finding: `Exchange’s own test: the ${limit} does not hold ${sender}.`,
        cause: explainText('ErrorAccessDenied'),
        ...{ who: admin, ...planned },
      };
    default: {
      const message = reasons.get(sender.toLowerCase()) ?? 'it did not say.';
      return {
        status: 'unknown',
        finding: `Exchange’s own test was not to be had: ${message}`,
        ...exchangeHelps,
      };
    }
  }
}

function unreadExchange(what: string, facts: Parameters<typeof unseen>[1]): Look {
  const look = unseen(`${what} could not be read`, facts);
  return facts.code === 'permission-denied' ? { ...look, ...exchangeHelps } : look;
}
