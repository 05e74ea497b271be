import { explainText } from '../../diagnosis/explain';
import { unseen, type Look } from '../../diagnosis/ladder';
import { deliveryPart, traceDelivery } from '../../setup/proof/delivery';
import { recipientIn, sendFromSenders } from '../../setup/proof/live';
import { sendsPart } from '../../setup/proof/sends-part';
import type { SendRecord } from '../../setup/proof/types';
import type { LadderHow } from '../services';
import type { LadderSight } from './deps';

/** The last two rungs, which share one test mail. */
export function sendingRungs(sight: LadderSight, approve: LadderHow['approveMail']) {
  let sent: { readonly record: SendRecord; readonly startedAt: Date } | null = null;
  const look = async (): Promise<Look> => {
    const { sender, proof } = sight;
    const [token, observed, input] = [await sight.token(), await sight.observed(), await sight.input()];
    if (token?.ok !== true) {
      return { status: 'unknown', finding: 'Without a token nothing can be sent from here.' };
    }
    if (!observed.ok) return unseen('Without a look at the tenant nothing is sent', observed.error.facts);
    const authorization = await sight.authorization();
    if (!authorization.ok) return unseen('Exchange’s own test could not be run', authorization.error.facts);
    const to = input.testRecipient ?? recipientIn(observed.value, input);
    if (!(await approve({ from: sender, to }))) {
      return { status: 'unknown', finding: 'No test mail was sent, as was wished.', unwanted: true };
    }
    const startedAt = proof.clock.now();
    const about = {
      ...{ token: token.value.accessToken, observed: observed.value },
      authorization: authorization.value,
    };
    const round = await sendFromSenders(proof, input, about);
    const [record] = round.senders;
    if (record?.outcome === 'accepted') {
      sent = { record, startedAt };
      const { requestId, time } = record;
      const ids = { ...(requestId === null ? {} : { requestId }), ...(time === null ? {} : { time }) };
      return {
        status: 'pass',
        finding: `A mail from ${sender} to ${to} was taken for delivery.`,
        evidence: [{ text: record.text, mailbox: sender, ...ids }],
      };
    }
    const { status, finding, evidence, who, next } = sendsPart(
      { ...round, outsider: null, left: [] },
      input,
      proof.clock.now(),
    );
    return {
      ...{ status: status === 'fail' || status === 'waiting' ? status : 'unknown', finding, evidence },
      cause: explainText(record?.text ?? ''),
      who: who ?? (status === 'waiting' ? 'time' : null),
      next,
    };
  };
  const lookAtDelivery = async (): Promise<Look> => {
    if (sent === null) return { status: 'unknown', finding: 'There is no mail to look for.' };
    const { proof, record } = sight;
    const about = { application: record.spec.application, startedAt: sent.startedAt };
    const deliveries = await traceDelivery(proof, [sent.record], about);
    const observed = await sight.observed();
    const domains = observed.ok ? observed.value.domains : null;
    const { status, finding, evidence, who, next } = deliveryPart(deliveries, domains);
    return { status: status === 'skipped' ? 'unknown' : status, finding, evidence, who, next };
  };
  return { lookAtSend: look, lookAtDelivery };
}
