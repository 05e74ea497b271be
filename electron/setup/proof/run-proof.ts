import type { Effect, ProofDocument, ProofPart, ProofVerdict } from '../../contract/proof';
import { effectOf, microsoftTimes, whereToLook, type Cause } from '../effect';
import { lookForVendorMail } from './acceptance';
import { authorizationPart, testAuthorization, type Authorization } from './authorization';
import { deliveryPart, traceDelivery } from './delivery';
import { doorsPart } from './doors';
import { sampleOf, sendFromSenders, tryLeft, tryOutsider, type SendParts } from './live';
import { observeForProof, type ProofObservation } from './observe';
import { reachPart, readReach } from './reach-part';
import { asReported, reportedRound, reportedToken, uncountedItems, type Reported } from './reported';
import { sendsPart } from './sends-part';
import { countSentItems, countUntilGrown, sentItemsPart, type ItemCounts } from './sent-items';
import { obtainToken, tokenPart } from './token';
import type { LiveRound, ProofDeps, ProofInput, SendRecord } from './types';
import { checklist, summaryOf, verdictOf } from './verdict';

const traceMs = 5 * 60_000;

/**
 * Proves that the application can send as the senders and as nobody else, in one round. Reads the tenant and sends
 * test mail; changes nothing. With the service principal's id known (a credential on this computer, or the setup's
 * record) it takes one Graph batch, one sendMail per sender and one for the outsider. Throws AppError only for
 * `cancelled` and `tenant-mismatch`; everything else stands in the document.
 */
export async function runProof(deps: ProofDeps, input: ProofInput): Promise<ProofDocument> {
  const startedAt = deps.clock.now();
  const { token, observed, before } = await readBefore(deps, input);
  const [reach, { authorization, round, accepted, deliveries, after }, vendorMail] = await Promise.all([
    readReach(deps, input, observed),
    testLive(deps, input, { token, observed, before, startedAt }),
    lookForVendorMail(deps, input),
  ]);
  const parts = [
    ofVendor(tokenPart(token, input), input),
    authorizationPart(input, authorization),
    // Of an application that is no setup of ours nobody said how it is limited: a policy will do as well as a scope.
    doorsPart(observed, input.setupId === null ? 'accessPolicy' : input.mode),
    reachPart(reach, input.senders, observed),
    ofVendor(sendsPart(round, input, deps.clock.now()), input),
    deliveryPart(deliveries, observed.domains),
    input.reported === undefined ? sentItemsPart(accepted, before, after) : uncountedItems(),
    ...(vendorMail === null ? [] : [vendorMail.part]),
  ];
  const verdict = verdictOf(parts);
  const finishedAt = deps.clock.now();
  const effect =
    verdict === 'not-yet-effective' ? effectFor(parts, round, input, { startedAt, finishedAt }) : null;
  return {
    format: 1,
    command: 'prove',
    setup: input.setupId,
    application: input.application,
    clientId: input.clientId,
    tenant: input.tenantId,
    scoping: input.mode,
    startedAt: startedAt.toISOString(),
    finishedAt: finishedAt.toISOString(),
    rounds: (input.roundsBefore ?? 0) + (round === null ? 0 : 1),
    senders: [...input.senders],
    outsider: input.outsider,
    verdict,
    ...provenWith(input),
    summary: `${input.reported === undefined ? '' : 'As the vendor reports: '}${summaryOf(verdict, parts, effect)}`,
    nextTry: effect?.nextLook ?? nextTry(verdict, parts, finishedAt),
    effect,
    parts,
    reach,
    ...(vendorMail === null ? {} : { acceptance: vendorMail.seen }),
    checklist: [...checklist(input.senders)],
  };
}

/** Marks a part that rests on the vendor's word. */
function ofVendor(one: ProofPart, { reported }: ProofInput): ProofPart {
  return reported === undefined ? one : asReported(one, reported);
}

function provenWith({
  credential,
  proofCredential,
  reported,
}: ProofInput): Pick<ProofDocument, 'provenWith'> {
  if (reported !== undefined) return { provenWith: 'vendor-report' };
  if (credential === null) return {};
  return { provenWith: proofCredential === true ? 'proof-credential' : 'own-credential' };
}

type Token = Awaited<ReturnType<typeof obtainToken>>;

/** Token, rights and Sent Items, side by side where the service principal's id is known without the token. */
async function readBefore(deps: ProofDeps, input: ProofInput) {
  const { reported } = input;
  const obtaining =
    reported === undefined ? obtainToken(deps, input) : Promise.resolve(reportedToken(reported));
  const principalId = input.servicePrincipalId ?? principalOf(await obtaining);
  deps.note?.('Reading what the application may do.');
  const sample = input.credential === null ? [] : sampleOf(input.senders, input.allSenders ?? false);
  const [token, observed, before] = await Promise.all([
    obtaining,
    observeForProof(deps, input, principalId),
    countSentItems(deps, sample),
  ]);
  return { token, observed, before };
}

function principalOf(token: Token): string | null {
  // A token that the vendor reports tells no object id.
  return token?.ok === true && token.value.claims.objectId !== '' ? token.value.claims.objectId : null;
}

interface Live {
  readonly token: Token;
  readonly observed: ProofObservation;
  readonly before: ItemCounts;
  readonly startedAt: Date;
}

/** Exchange's own tests, then real mail, then what became of it. */
async function testLive(deps: ProofDeps, input: ProofInput, { token, observed, before, startedAt }: Live) {
  const authorization = await testAuthorization(deps, input, observed);
  if (input.reported !== undefined) return reportedLive(deps, input, input.reported, authorization);
  if (token?.ok !== true) {
    return { authorization, round: null, accepted: [], deliveries: [], after: new Map() };
  }
  const about: SendParts = { token: token.value.accessToken, observed, authorization };
  const { senders, sampled } = await sendFromSenders(deps, input, about);
  const accepted = senders.filter((record) => record.outcome === 'accepted');
  const [outsider, deliveries, after] = await Promise.all([
    tryOutsider(deps, input, about, senders),
    traceDelivery(deps, accepted, { application: input.application, startedAt }, input.deliveryPauses),
    countSentItems(deps, addressesOf(accepted)),
  ]);
  const left = await tryLeft(deps, input, about, outsider);
  const round: LiveRound = { senders, outsider, left, sampled };
  return { authorization, round, accepted, deliveries, after: await countUntilGrown(deps, before, after) };
}

/** The vendor's mails; whether they were delivered is seen here, in the message trace. */
async function reportedLive(
  deps: ProofDeps,
  input: ProofInput,
  reported: Reported,
  authorization: Authorization,
) {
  const round = reportedRound(reported, input, authorization);
  const accepted = round?.senders.filter((record) => record.outcome === 'accepted') ?? [];
  const sent = { application: input.application, startedAt: new Date(reported.result.startedAt) };
  const deliveries = await traceDelivery(deps, accepted, sent, input.deliveryPauses);
  return { authorization, round, accepted, deliveries, after: new Map() as ItemCounts };
}

function addressesOf(records: readonly SendRecord[]): readonly string[] {
  return records.map((record) => record.address);
}

/** What only time can mend, from the parts that wait for it. */
function effectFor(
  parts: readonly ProofPart[],
  round: LiveRound | null,
  input: ProofInput,
  { startedAt, finishedAt }: { readonly startedAt: Date; readonly finishedAt: Date },
): Effect {
  const { configuredAt = startedAt.toISOString(), policySince, times = microsoftTimes, mode } = input;
  const cause = causeOf(parts, round, mode);
  const since = cause === 'policy' ? (policySince ?? configuredAt) : configuredAt;
  const effect = effectOf(cause, since, finishedAt.toISOString(), times);
  return { ...effect, lookAt: effect.overdue ? [...whereToLook(cause)] : [] };
}

function causeOf(parts: readonly ProofPart[], round: LiveRound | null, mode: ProofInput['mode']): Cause {
  if (parts.some((one) => one.settles !== undefined)) return mode === 'rbac' ? 'rights' : 'policy';
  if (parts.some((one) => one.id === 'token' && one.status === 'waiting')) return 'token';
  if (round?.senders.some((record) => record.outcome === 'lagging') !== true) return 'mailbox';
  return mode === 'rbac' ? 'rights' : 'policy';
}

function nextTry(verdict: ProofVerdict, parts: readonly ProofPart[], now: Date): string | null {
  const isDeliveryOpen = parts.some((one) => one.id === 'delivery' && one.status === 'waiting');
  return verdict === 'unknown' && isDeliveryOpen ? new Date(now.getTime() + traceMs).toISOString() : null;
}
