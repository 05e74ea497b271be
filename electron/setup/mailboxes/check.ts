import type { Check } from '../../contract/plan';
import type { Sender } from '../../contract/setup-file';
import { check } from '../checks';
import type { Planning } from '../planning';
import { exchangeWho, roleIds, whoHolds } from '../roles';
import { domainOf, judgeSenders } from './judge';
import type { SenderState } from './judge';

type Verdict = Pick<Check, 'status' | 'finding'> & Partial<Pick<Check, 'fault' | 'who' | 'next'>>;

/** One check per sender, and one for the outsider. */
export function checkMailboxes(planning: Planning): readonly Check[] {
  const states = judgeSenders(planning.spec, planning.observation);
  const checks = planning.spec.senders.map((sender) => {
    const state = states.get(sender.address) ?? { kind: 'not-found' };
    return senderCheck(sender, withWarnings(sender, state, verdictOf(planning, sender, state)));
  });
  return [...checks, outsiderCheck(planning)];
}

function senderCheck(sender: Sender, verdict: Verdict): Check {
  return {
    fault: null,
    who: null,
    next: null,
    ...verdict,
    id: `sender:${sender.address}`,
    title: `Sender ${sender.address}`,
  };
}

function verdictOf(planning: Planning, sender: Sender, state: SenderState): Verdict {
  switch (state.kind) {
    case 'mailbox':
      return {
        status: 'pass',
        finding: `${state.personal ? 'User' : 'Shared'} mailbox "${state.recipient.displayName}".`,
      };
    case 'to-create':
      return { status: 'pass', finding: 'Free; will be created as a shared mailbox.' };
    case 'unlicensed':
    case 'provisioning':
    case 'unseen':
      return undecided(planning, state);
    case 'not-found':
    case 'on-premises':
      return inTenant(planning, sender, state.kind);
    default:
      return inFile(sender, state);
  }
}

type Undecided = Extract<SenderState, { kind: 'unlicensed' | 'provisioning' | 'unseen' }>;

function undecided({ observation }: Planning, state: Undecided): Verdict {
  const tenantName = observation.organization.displayName;
  switch (state.kind) {
    case 'unlicensed': {
      const name = state.user.userPrincipalName;
      return state.sku === null
        ? {
            status: 'fail',
            fault: 'tenant',
            finding: `${name} has no licence with a mailbox, and no seat is free.`,
            who: `whoever buys licences for ${tenantName}`,
            next: 'Free or buy a licence with Exchange Online, or use a shared mailbox: it needs none.',
          }
        : {
            status: 'warn',
            finding: `${name} has no licence with a mailbox; the plan takes one ${state.sku.name}.`,
            next: 'Think of a shared mailbox: it needs no licence.',
          };
    }
    case 'provisioning':
      return {
        status: 'warn',
        finding: `${state.user.userPrincipalName} is licensed, its mailbox is not there yet.`,
        next: 'Exchange Online makes it within minutes to hours of the licence; apply waits for it.',
      };
    case 'unseen':
      return {
        status: 'unknown',
        finding:
          state.user === null
            ? 'Nobody of this address in Entra; the mailbox would be created.'
            : `"${state.user.displayName}" is in Entra; what kind of mailbox it is cannot be seen.`,
        who: exchangeWho(tenantName),
      };
  }
}

function inTenant(
  { observation }: Planning,
  { address }: Sender,
  kind: 'not-found' | 'on-premises',
): Verdict {
  const who = exchangeWho(observation.organization.displayName);
  const deleted = observation.deletedUsers?.[address];
  if (kind === 'not-found' && deleted !== undefined) {
    const day = deleted.deletedDateTime?.slice(0, 10) ?? 'within 30 days';
    return {
      status: 'fail',
      fault: 'tenant',
      finding: `"${deleted.displayName}" of this address was deleted (${day}), and the mailbox with it.`,
      who: whoHolds([roleIds.userAdministrator], observation.organization.displayName),
      next: 'Restore the user in Microsoft Entra (Deleted users): the mailbox comes back for 30 days. Or use another sender.',
    };
  }
  return kind === 'on-premises'
    ? {
        status: 'fail',
        fault: 'tenant',
        finding: 'The mailbox lives on premises; neither Graph nor a scope in Exchange Online reaches it.',
        who,
        next: 'Move the mailbox to Exchange Online, or use another sender.',
      }
    : {
        status: 'fail',
        fault: 'tenant',
        finding: 'There is no mailbox of this address.',
        who: `you, or ${who}`,
        next: 'Correct the address, or add `create: shared`. A mailbox deleted within 30 days can be restored.',
      };
}

type InFile = Extract<
  SenderState,
  { kind: 'alias' | 'not-shared' | 'resource' | 'group' | 'other' | 'foreign-domain' }
>;

function inFile(sender: Sender, state: InFile): Verdict {
  const base = { status: 'fail', fault: 'file', who: 'you' } as const;
  switch (state.kind) {
    case 'alias':
      return {
        ...base,
        finding: `This is another address of ${state.primary}; Graph sends by the primary one only.`,
        next: `Write \`address: ${state.primary.toLowerCase()}\`.`,
      };
    case 'not-shared':
      return {
        ...base,
        finding: `The address is taken by ${state.found}, so no shared mailbox can be created.`,
        next: 'Leave out `create: shared` to use it as it is, or choose another address.',
      };
    case 'foreign-domain':
      return {
        ...base,
        finding: `${state.domain} is not a domain of this tenant.`,
        next: 'Use an address of one of its own domains.',
      };
    case 'resource':
      return {
        ...base,
        finding: `This is a resource (${state.found}), not a sender.`,
        next: 'Use a shared mailbox.',
      };
    case 'group':
      return {
        ...base,
        finding: `This is a group (${state.found}); an application sends as mailboxes.`,
        next: 'Name the mailboxes themselves, or use a shared mailbox.',
      };
    case 'other':
      return {
        ...base,
        finding: `${sender.address} is ${state.found}, not a mailbox of Exchange Online.`,
        next: 'Use a user or shared mailbox of this tenant.',
      };
  }
}

/** What a reader should know of a sender that is otherwise right. */
function withWarnings(sender: Sender, state: SenderState, verdict: Verdict): Verdict {
  if (verdict.status === 'fail' || verdict.status === 'unknown') return verdict;
  const warnings: string[] = [];
  const steps: string[] = [];
  if (state.kind === 'mailbox' && state.personal) {
    warnings.push("It is a person's mailbox: the application sends in that person's name.");
    steps.push('Think of a shared mailbox for the application alone.');
  }
  if (domainOf(sender.address).endsWith('.onmicrosoft.com')) {
    warnings.push('From an onmicrosoft.com address the whole tenant reaches 100 external recipients a day.');
    steps.push('Use an address of the organisation’s own domain.');
  }
  if (warnings.length === 0) return verdict;
  return {
    ...verdict,
    status: 'warn',
    finding: [verdict.finding, ...warnings].join(' '),
    next: verdict.next ?? steps.join(' '),
  };
}

function outsiderCheck({ spec, observation }: Planning): Check {
  const base = { id: 'outsider', title: `Outsider ${spec.outsider}` };
  const { exchange } = observation;
  if (exchange === null) {
    const who = exchangeWho(observation.organization.displayName);
    return check({ ...base, status: 'unknown', finding: 'Cannot be seen without Exchange.', who });
  }
  const fail = { ...base, status: 'fail', fault: 'file', who: 'you' } as const;
  const found = exchange.recipients[spec.outsider];
  if (found === undefined || !/^(?:User|Shared)Mailbox$/u.test(found.kind)) {
    const finding =
      found === undefined ? 'There is no mailbox of this address.' : `It is a ${found.kind}, not a mailbox.`;
    return check({
      ...fail,
      finding,
      next: 'Name a mailbox of this tenant: one that does not exist is refused anyway and proves nothing.',
    });
  }
  const sender = spec.senders.find(
    ({ address }) =>
      exchange.recipients[address]?.externalDirectoryObjectId === found.externalDirectoryObjectId,
  );
  if (sender !== undefined) {
    const finding = `It is another address of the sender ${sender.address}.`;
    return check({ ...fail, finding, next: 'Name a mailbox that may not send.' });
  }
  return check({ ...base, status: 'pass', finding: `Mailbox "${found.displayName}".` });
}
