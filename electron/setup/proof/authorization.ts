import type { Evidence, ProofPart } from '../../contract/proof';
import { applicationRoleVerdict } from '../send-rights';
import { attempt } from '../../engine/attempt';
import { mapLimited } from './pace';
import type { ProofObservation } from './observe';
import { commonProblem, count, exchangeAdminHelps, part, some } from './part';
import type { ProofDeps, ProofInput, Tested } from './types';

export interface Authorization {
  /** By address, in lower case. */
  readonly tested: ReadonlyMap<string, Tested>;
  /** Why mailboxes could not be tested. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** Exchange serves few calls at once. */
const atOnce = 5;

/**
 * Test-ServicePrincipalAuthorization (rbac) or Test-ApplicationAccessPolicy (accessPolicy) for every sender and the
 * outsider. Both are ahead of the caches and blind to the other side's rights (facts 6.5, 7): they show what is
 * configured, not what holds.
 */
export async function testAuthorization(
  deps: ProofDeps,
  input: ProofInput,
  observed: ProofObservation,
): Promise<Authorization> {
  const addresses = input.outsider === null ? input.senders : [...input.senders, input.outsider];
  const answers = await mapLimited(addresses, atOnce, async (address) => ({
    address: address.toLowerCase(),
    answer: await attempt(testOne(deps, input, observed, address)),
  }));
  return {
    tested: new Map(answers.map(({ address, answer }) => [address, answer.ok ? answer.value : 'unknown'])),
    reasons: new Map(
      answers.flatMap(({ address, answer }) => (answer.ok ? [] : [[address, answer.error.message] as const])),
    ),
  };
}

async function testOne(
  { exchange }: ProofDeps,
  { mode, clientId }: ProofInput,
  observed: ProofObservation,
  address: string,
): Promise<Tested> {
  if (mode === 'accessPolicy') {
    const result = await exchange.testAccessPolicy(clientId, address);
    return result === 'granted' ? 'inside' : result === 'denied' ? 'outside' : 'unknown';
  }
  if (observed.servicePrincipalId === null) return 'unknown';
  const recipient = observed.recipients.ok ? observed.recipients.value.get(address.toLowerCase()) : undefined;
  const mailbox = recipient?.distinguishedName ?? '';
  const answer = await attempt(
    exchange.testAuthorization(observed.servicePrincipalId, mailbox === '' ? address : mailbox),
  );
  // The mailbox is known, so it is the application that Exchange does not know: then it has no rights there.
  if (!answer.ok && answer.error.code === 'not-found' && recipient !== undefined) return 'outside';
  if (!answer.ok) throw answer.error;
  const views = answer.value;
  const sending = views.filter((view) => applicationRoleVerdict(view.role) === 'sends');
  if (sending.some((view) => view.inScope === true)) return 'inside';
  return sending.every((view) => view.inScope === false) ? 'outside' : 'unknown';
}

/** Senders inside, outsider outside. */
export function authorizationPart(input: ProofInput, { tested, reasons }: Authorization): ProofPart {
  const of = (result: Tested): readonly string[] =>
    input.senders.filter((sender) => tested.get(sender.toLowerCase()) === result);
  const outsiderTested = input.outsider === null ? 'unknown' : tested.get(input.outsider.toLowerCase());
  const evidence = evidenceOf(input, tested, reasons);
  const who = 'an Exchange Administrator';
  const missing = of('outside');
  if (missing.length > 0 || outsiderTested === 'inside') {
    const findings = [
      ...(missing.length === 0 ? [] : [`Exchange does not let the application send as ${some(missing)}.`]),
      ...(outsiderTested === 'inside'
        ? [`Exchange lets it send as ${input.outsider ?? ''}, who is no sender.`]
        : []),
    ];
    const next = 'Plan the setup again: it shows what is missing or too wide, and offers to mend it.';
    return part('authorization', 'fail', findings.join(' '), { evidence, who, next });
  }
  if (of('unknown').length > 0 || outsiderTested !== 'outside') {
    const finding =
      input.outsider === null
        ? 'No outsider was named, so nothing shows that others are refused.'
        : 'Exchange did not say for every mailbox whether the application may use it.';
    return part('authorization', 'unknown', finding, {
      evidence,
      ...(input.outsider === null
        ? { who: 'you', next: 'Name a mailbox that must be refused and prove again.' }
        : exchangeAdminHelps),
    });
  }
  const finding = `${count(input.senders.length, 'sender')} inside, the outsider outside. This is what is configured; the real mail shows whether it holds.`;
  return part('authorization', 'pass', finding, { evidence });
}

function evidenceOf(
  input: ProofInput,
  tested: ReadonlyMap<string, Tested>,
  reasons: ReadonlyMap<string, string>,
): readonly Evidence[] {
  const cmdlet =
    input.mode === 'rbac' ? 'Test-ServicePrincipalAuthorization' : 'Test-ApplicationAccessPolicy';
  const line = (address: string, role: string): Evidence => {
    const reason = reasons.get(address.toLowerCase());
    const result = tested.get(address.toLowerCase()) ?? 'unknown';
    const because = reason === undefined ? '' : ` (${reason})`;
    const text = `${cmdlet}: ${role} ${address} is ${result}${because}.`;
    return { mailbox: address, text, ...(result === 'unknown' ? {} : { result }) };
  };
  const addresses = input.outsider === null ? input.senders : [...input.senders, input.outsider];
  const common = commonProblem(addresses.map((address) => reasons.get(address.toLowerCase()) ?? null));
  if (common !== null) return [{ text: `${cmdlet}: ${common}` }];
  const outsider = input.outsider === null ? [] : [line(input.outsider, 'outsider')];
  return [...input.senders.map((sender) => line(sender, 'sender')), ...outsider];
}
