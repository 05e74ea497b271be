import type { AppError } from '../../contract/errors';
import { explain, explainText } from '../../diagnosis/explain';
import { unseen, type Look } from '../../diagnosis/ladder';
import { diagnoseText } from '../../diagnosis/recognise';
import type { HostAnswer, LadderSight } from './deps';

const slackMs = 5 * 60_000;

/** Each host's name, as far as it was tried from here; behind a proxy the proxy resolves it. */
export async function lookAtNames({ hosts }: LadderSight): Promise<Look> {
  const answers = await hosts();
  const failed = failuresOf(answers).find((error) => explain(error)?.id === 'name-not-resolved');
  if (failed !== undefined) return networkFailure(failed);
  return { status: 'pass', finding: `Resolved: ${namesOf(answers)}.` };
}

/** Connection, certificate, and the clock that the answers carry. */
export async function lookAtTls(sight: LadderSight): Promise<Look> {
  const answers = await sight.hosts();
  const [failed] = failuresOf(answers);
  if (failed !== undefined) return networkFailure(failed);
  const evidence = answers.flatMap(({ host, answer }) =>
    answer.ok ? [{ text: `${host} answered ${answer.value.status}.` }] : [],
  );
  const offMs = clockDifference(sight);
  if (Math.abs(offMs) <= slackMs) return { status: 'pass', finding: 'Both hosts answer.', evidence };
  const minutes = Math.round(Math.abs(offMs) / 60_000);
  const finding = `This computer’s clock is ${minutes} minutes ${offMs > 0 ? 'ahead of' : 'behind'} Microsoft’s.`;
  // Only a certificate signs with a time; a secret goes without.
  if (sight.record.credential?.kind !== 'certificate') {
    return { status: 'pass', finding: `Both hosts answer. ${finding}`, evidence };
  }
  return {
    status: 'fail',
    finding: `${finding} What is signed with a certificate is refused then.`,
    evidence,
    cause: explainText('AADSTS700024'),
    who: 'you',
    next: 'Set the clock of this computer by a time server.',
  };
}

/** The configuration that the tenant publishes for signing in. */
export async function lookAtTenant({ hosts, record }: LadderSight): Promise<Look> {
  const [signIn] = await hosts();
  if (signIn === undefined || !signIn.answer.ok) {
    return { status: 'unknown', finding: 'The sign-in host did not answer.' };
  }
  const { status, body } = signIn.answer.value;
  if (status === 200 && body.toLowerCase().includes(`/${record.tenantId.toLowerCase()}/`)) {
    return {
      status: 'pass',
      finding: `${record.tenantName} (${record.tenantId}) is known at ${signIn.host}.`,
    };
  }
  if (status === 429 || status >= 500) {
    return unseen('The sign-in host gave no answer that counts', {
      ...{ code: 'throttled', message: `status ${status}.`, who: 'time' },
    });
  }
  const [found] = diagnoseText(body).findings;
  return {
    status: 'fail',
    finding: `${signIn.host} does not know the tenant ${record.tenantId}.`,
    cause:
      found === undefined
        ? null
        : { id: found.id, code: found.code, text: found.cause, source: found.source },
    who: 'you',
    next: 'Check that the cloud is the right one (--cloud), and that the tenant still exists.',
  };
}

function networkFailure(error: AppError): Look {
  const { code, message, who, next } = error.facts;
  const cause = explain(error);
  // A server that is busy or slow is no broken network.
  const isBroken = code === 'offline' || cause !== null;
  if (!isBroken) return unseen('No answer that counts', error.facts);
  return { status: 'fail', finding: message, cause, who: who ?? 'you', next: next ?? null };
}

function failuresOf(answers: readonly HostAnswer[]): readonly AppError[] {
  return answers.flatMap(({ answer }) => (answer.ok ? [] : [answer.error]));
}

/** How far this clock is ahead of the service's; what the way of the answer took is given to its favour. */
function clockDifference({ serviceClock }: LadderSight): number {
  const seen = serviceClock();
  if (seen === null || Math.abs(seen.aheadMs) <= seen.giveOrTakeMs) return 0;
  return -Math.sign(seen.aheadMs) * (Math.abs(seen.aheadMs) - seen.giveOrTakeMs);
}

function namesOf(answers: readonly HostAnswer[]): string {
  return [...new Set(answers.map(({ host }) => host))].join(', ');
}
