import type { AppError } from '../../contract/errors';
import type { SendAnswer } from '../../ports/mail';
import { attempt } from '../../engine/attempt';
import { mapLimited } from './pace';
import type { Authorization } from './authorization';
import { classify } from './classify';
import type { ProofObservation } from './observe';
import { count } from './part';
import { testMail } from './test-mail';
import type { LiveRound, ProofDeps, ProofInput, SendRecord, Tested } from './types';

const sampleSize = 20;

/** Outlook serves four requests of one application at once (facts 3). */
const atOnce = 3;

/** The senders that get a test mail: all up to 20, else 20 spread evenly over the list, or all where asked. */
export function sampleOf(senders: readonly string[], all: boolean): readonly string[] {
  if (all || senders.length <= sampleSize) return senders;
  const step = (senders.length - 1) / (sampleSize - 1);
  return Array.from({ length: sampleSize }, (_, index) => senders[Math.round(index * step)] ?? '');
}

/** What a round of test mail is sent with. */
export interface SendParts {
  readonly token: string;
  readonly observed: ProofObservation;
  readonly authorization: Authorization;
}

/**
 * One round of the senders' test mail with one token. The first sender goes ahead: while Exchange's caches lag the
 * rest is not tried, since calls of the application keep the old cache alive (facts 6.7).
 */
export async function sendFromSenders(
  deps: ProofDeps,
  input: ProofInput,
  about: SendParts,
): Promise<Pick<LiveRound, 'senders' | 'sampled'>> {
  const sample = sampleOf(input.senders, input.allSenders ?? false);
  const recipient = input.testRecipient ?? recipientIn(about.observed, input);
  const send = async (address: string): Promise<SendRecord> =>
    sendOne(deps, input, about, address, recipient);
  const [first, ...rest] = sample;
  if (first === undefined) return { senders: [], sampled: null };
  deps.note?.(`Sending test mail from ${first}.`);
  const lead = await send(first);
  const others = mayLag(lead)
    ? rest.map((address) => notTried(address))
    : await mapLimited(rest, atOnce, send);
  return { senders: [lead, ...others], sampled: sampledText(input, sample) };
}

/** The signed-in admin where that account has a mailbox (admin accounts often have none), else a sender itself. */
export function recipientIn({ recipients }: ProofObservation, { adminMailbox, senders }: ProofInput): string {
  if (!recipients.ok || recipients.value.has(adminMailbox.toLowerCase())) return adminMailbox;
  return senders[0] ?? adminMailbox;
}

/**
 * The outsider is only tried once a sender was accepted in this very round, else its refusal would prove nothing
 * (facts 11a), and its mail goes to the signed-in admin alone.
 */
export async function tryOutsider(
  deps: ProofDeps,
  input: ProofInput,
  about: SendParts,
  senders: readonly SendRecord[],
): Promise<SendRecord | null> {
  const isLagging = senders.some(mayLag);
  const isAccepted = senders.some((record) => record.outcome === 'accepted');
  if (input.outsider === null || isLagging || !isAccepted) return null;
  deps.note?.(`Trying the outsider ${input.outsider}, which must be refused.`);
  return sendOne(deps, input, about, input.outsider, input.adminMailbox);
}

/**
 * Those who were senders before, once this very round refused the outsider: Exchange may still let them through. Their
 * mail goes to the signed-in admin alone. At most 20, spread evenly.
 */
export async function tryLeft(
  deps: ProofDeps,
  input: ProofInput,
  about: SendParts,
  outsider: SendRecord | null,
): Promise<readonly SendRecord[]> {
  const others = (input.left ?? []).filter((address) => address !== input.outsider?.toLowerCase());
  const left = sampleOf(others, false);
  if (left.length === 0 || outsider?.outcome !== 'denied') return [];
  deps.note?.(`Trying ${count(left.length, 'former sender')}, who must be refused.`);
  return mapLimited(left, atOnce, async (address) =>
    sendOne(deps, input, about, address, input.adminMailbox),
  );
}

/** Sends one test mail; after a lost answer once more under a new mark, for a second test mail does no harm. */
async function sendOne(
  deps: ProofDeps,
  input: ProofInput,
  { token, observed, authorization }: SendParts,
  address: string,
  to: string,
): Promise<SendRecord> {
  const found = observed.recipients.ok ? observed.recipients.value.get(address.toLowerCase()) : undefined;
  if (observed.recipients.ok && found === undefined) {
    return { ...notTried(address), outcome: 'no-mailbox', text: `${address}: Exchange has no such mailbox.` };
  }
  const tested: Tested = authorization.tested.get(address.toLowerCase()) ?? 'unknown';
  const id = found?.externalDirectoryObjectId ?? '';
  const mustBeRefused = address === input.outsider || input.left?.includes(address) === true;
  let lost: AppError | null = null;
  for (let tries = 0; tries < 2; tries += 1) {
    const marker = deps.randomId();
    const mail = testMail({
      application: input.application,
      mailbox: id === '' ? address : id,
      from: address,
      to,
      marker,
      role: mustBeRefused ? 'outsider' : 'sender',
    });
    const answer = await attempt<SendAnswer>(deps.mail.send(token, mail, deps.signal));
    if (answer.ok) {
      const { time, requestId } = answer.value;
      return { address, tested, ...classify(answer.value, address, tested), marker, time, requestId };
    }
    if (answer.error.facts.status === 507) {
      return { ...notTried(address), ...classify(fullMailbox(answer.error), address, tested) };
    }
    lost = answer.error;
  }
  const text = `${address}: no answer (${lost?.message ?? ''}). Whether the mail went out is not known.`;
  return { ...notTried(address), outcome: 'unknown', text };
}

/** An error of the service that nevertheless is a clear answer (facts 8.3). */
function fullMailbox({ facts }: AppError): SendAnswer {
  const { serviceCode, serviceMessage, requestId } = facts;
  const said = { code: serviceCode ?? '', message: serviceMessage ?? '', requestId: requestId ?? null };
  return { kind: 'refused', status: 507, time: '', ...said };
}

/** Denied, and nothing says that it should be: the caches may be why. */
function mayLag({ outcome, tested }: SendRecord): boolean {
  return outcome === 'lagging' || (outcome === 'denied' && tested === 'unknown');
}

function notTried(address: string): SendRecord {
  return {
    address,
    outcome: 'not-tried',
    text: `${address}: not tried in this round, to let the caches settle.`,
    ...{ tested: 'unknown', marker: '', time: null, requestId: null },
  };
}

function sampledText(input: ProofInput, sample: readonly string[]): string | null {
  return sample.length === input.senders.length
    ? null
    : `Mail was sent from a sample of ${sample.length} of ${input.senders.length} senders, spread evenly; Exchange's own test covers all.`;
}
