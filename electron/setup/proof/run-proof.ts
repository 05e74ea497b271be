import type { ProofDocument, ProofVerdict } from '../../contract/proof';
import { authorizationPart, testAuthorization } from './authorization';
import { deliveryPart, traceDelivery } from './delivery';
import { doorsPart } from './doors';
import { sampleOf, sendRound } from './live';
import { observeForProof } from './observe';
import { reachPart, readReach } from './reach-part';
import { sendsPart } from './sends-part';
import { countSentItems, sentItemsPart } from './sent-items';
import { obtainToken, tokenPart } from './token';
import type { LiveRound, ProofDeps, ProofInput } from './types';
import { checklist, summaryOf, verdictOf } from './verdict';

/** Exchange lets its cache go after 30 minutes without a call of the application (facts 6.7). */
const cacheMs = 31 * 60_000;
const traceMs = 5 * 60_000;

/**
 * Proves that the application can send as the senders and as nobody else, in one round. Reads the tenant and sends
 * test mail; changes nothing. With the service principal's id known (a credential on this computer, or the setup's
 * record) it takes one Graph batch, one sendMail per sender and one for the outsider. Throws AppError only for
 * `cancelled` and `tenant-mismatch`; everything else stands in the document.
 */
export async function runProof(deps: ProofDeps, input: ProofInput): Promise<ProofDocument> {
  const startedAt = deps.clock.now();
  const token = await obtainToken(deps, input);
  const sample = sampleOf(input.senders, input.allSenders ?? false);
  deps.note?.('Reading what the application may do.');
  const [observed, before] = await Promise.all([
    observeForProof(deps, input, token?.ok === true ? token.value.claims.objectId : null),
    countSentItems(deps, token?.ok === true ? sample : []),
  ]);
  const [reach, authorization] = await Promise.all([
    readReach(deps, input, observed),
    testAuthorization(deps, input, observed),
  ]);
  const round: LiveRound | null =
    token?.ok === true
      ? await sendRound(deps, input, { token: token.value.accessToken, observed, authorization })
      : null;
  const accepted = round?.senders.filter((record) => record.outcome === 'accepted') ?? [];
  const deliveries = await traceDelivery(deps, accepted, startedAt, input.deliveryPauses);
  const after = await countSentItems(
    deps,
    accepted.map((record) => record.address),
  );
  const parts = [
    tokenPart(token, input),
    authorizationPart(input, authorization),
    // Of an application that is no setup of ours nobody said how it is limited: a policy will do as well as a scope.
    doorsPart(observed, input.setupId === null ? 'accessPolicy' : input.mode),
    reachPart(reach, input.senders.length),
    sendsPart(round, input),
    deliveryPart(deliveries, observed.domains),
    sentItemsPart(accepted, before, after),
  ];
  const verdict = verdictOf(parts);
  return {
    format: 1,
    command: 'prove',
    setup: input.setupId,
    application: input.application,
    clientId: input.clientId,
    tenant: input.tenantId,
    scoping: input.mode,
    startedAt: startedAt.toISOString(),
    finishedAt: deps.clock.now().toISOString(),
    rounds: (input.roundsBefore ?? 0) + (round === null ? 0 : 1),
    senders: [...input.senders],
    outsider: input.outsider,
    verdict,
    summary: summaryOf(verdict, parts),
    nextTry: nextTry(
      verdict,
      parts.find((one) => one.id === 'delivery')?.status === 'waiting',
      deps.clock.now(),
    ),
    parts,
    reach,
    checklist: [...checklist(input.senders)],
  };
}

function nextTry(verdict: ProofVerdict, isDeliveryOpen: boolean, now: Date): string | null {
  if (verdict === 'not-yet-effective') return new Date(now.getTime() + cacheMs).toISOString();
  if (verdict === 'unknown' && isDeliveryOpen) return new Date(now.getTime() + traceMs).toISOString();
  return null;
}
