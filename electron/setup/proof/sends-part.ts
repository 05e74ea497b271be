import type { Evidence, ProofPart } from '../../contract/proof';
import { count, exchangeAdminHelps, part, some } from './part';
import { microsoftTimes, policyLimitMs } from '../effect';
import type { LiveRound, ProofInput, SendRecord } from './types';

const admin = 'an Exchange Administrator';
const replan = 'Plan the setup again: it shows what is missing, and offers to mend what it can.';

/**
 * Real mail. Green only if every sender tried was accepted and the outsider was denied in the same round; a lagging
 * sender is `waiting`; an outsider that was accepted is the worst that can happen.
 */
export function sendsPart(round: LiveRound | null, input: ProofInput, now: Date): ProofPart {
  if (round === null) {
    const isTheirs = input.vendorOwned === true || input.vendorHoldsKey === true;
    return part('sends', 'unknown', 'No test mail was sent, for want of a token.', {
      who: isTheirs ? 'the vendor' : 'you',
      next: isTheirs
        ? 'As told above: the vendor’s own proof, or its own test mail.'
        : 'Mend the token first, then prove again.',
    });
  }
  const evidence = evidenceOf(round);
  const { senders, outsider, left } = round;
  if (outsider?.outcome === 'accepted' && input.mode === 'accessPolicy' && outsider.tested === 'outside') {
    return throughPolicy(outsider, input, now, evidence);
  }
  const wasSender = outsider !== null && input.left?.includes(outsider.address.toLowerCase()) === true;
  if (outsider?.outcome === 'accepted' && !wasSender) {
    return part('sends', 'fail', `The application sent as ${outsider.address}, who is no sender.`, {
      evidence,
      who: 'a Privileged Role Administrator and an Exchange Administrator',
      next: 'Do not hand over the credential. Look at the rights above; what was removed less than two hours ago may still be in Exchange’s caches.',
    });
  }
  return (
    unfinished(senders, evidence) ??
    throughCache(wasSender ? [outsider] : left, input, now, evidence) ??
    outsiderResult(outsider, input, senders.length, evidence)
  );
}

/**
 * Who was a sender before and still gets through. As long as Exchange's caches explain it, it is looked at again; red it
 * is all the while. Null where all were refused, or have no mailbox to send from any more.
 */
function throughCache(
  left: readonly SendRecord[],
  { configuredAt, times = microsoftTimes, mode }: ProofInput,
  now: Date,
  evidence: readonly Evidence[],
): ProofPart | null {
  const through = left.filter((record) => record.outcome === 'accepted').map((record) => record.address);
  if (through.length > 0) {
    const finding = `The application still sends as ${some(through)}, taken out of the scope`;
    const lasts = mode === 'rbac' ? times.busyMs : policyLimitMs(times);
    const until = configuredAt === undefined ? 0 : Date.parse(configuredAt) + lasts;
    return until <= now.getTime()
      ? part('sends', 'fail', `${finding}.`, { evidence, who: admin, next: replan })
      : part('sends', 'fail', `${finding}: Exchange’s caches have not let go yet.`, {
          evidence,
          who: `time; if it stays, ${admin}`,
          next: 'Nothing but to wait: prove again then (or prove --wait). Each try keeps the old cache alive.',
          settles: new Date(until).toISOString(),
        });
  }
  const unclear = left.filter(({ outcome }) => outcome !== 'denied' && outcome !== 'no-mailbox');
  if (unclear.length === 0) return null;
  const addresses = unclear.map((record) => record.address);
  return part(
    'sends',
    'unknown',
    `Whether ${some(addresses)}, taken out of the scope, is refused is not known.`,
    {
      evidence,
      who: 'you',
      next: 'Prove again in a minute.',
    },
  );
}

/**
 * The policy refuses the outsider in its own test and lets its mail through. As long as Microsoft's delay explains it,
 * it is looked at again; red it is all the while.
 */
function throughPolicy(
  outsider: SendRecord,
  { policySince, times = microsoftTimes }: ProofInput,
  now: Date,
  evidence: readonly Evidence[],
): ProofPart {
  const through = `The application sent as ${outsider.address}, who is no sender: the access policy is there but does not bite`;
  const until = policySince === undefined ? 0 : Date.parse(policySince) + policyLimitMs(times);
  if (until <= now.getTime()) {
    return part('sends', 'fail', `${through}.`, {
      evidence,
      who: 'a Privileged Role Administrator and an Exchange Administrator',
      next: 'Do not hand over the credential. Have the grant of Mail.Send removed until it is found why; a policy that was just made by others takes an hour or more.',
    });
  }
  return part('sends', 'fail', `${through} yet.`, {
    evidence,
    who: 'time; if it stays, a Privileged Role Administrator',
    next: 'Do not hand over the credential. A new policy takes an hour or more: prove again then. If it stays, have the grant of Mail.Send removed.',
    settles: new Date(until).toISOString(),
  });
}

/** What stands in the way on the senders' side; null where all that were tried were accepted. */
function unfinished(senders: readonly SendRecord[], evidence: readonly Evidence[]): ProofPart | null {
  const by = (outcome: SendRecord['outcome']): readonly string[] =>
    senders.filter((record) => record.outcome === outcome).map((record) => record.address);
  const forbidden = senders
    .filter((record) => record.outcome === 'denied' && record.tested === 'outside')
    .map((record) => record.address);
  const failures = [
    ...(forbidden.length === 0 ? [] : [`The application may not send as ${some(forbidden)}.`]),
    ...(by('no-mailbox').length === 0 ? [] : [`There is no mailbox ${some(by('no-mailbox'))}.`]),
    ...(by('full').length === 0 ? [] : [`The mailbox ${some(by('full'))} is full, so it cannot send.`]),
  ];
  if (failures.length > 0) {
    const onlyFull = forbidden.length === 0 && by('no-mailbox').length === 0;
    const next = onlyFull ? 'Make room in the mailbox or raise its quota, then prove again.' : replan;
    return part('sends', 'fail', failures.join(' '), { evidence, who: admin, next });
  }
  if (by('lagging').length > 0) {
    return part(
      'sends',
      'waiting',
      'Configured, but Exchange still refuses: it caches rights for 30 minutes to 2 hours.',
      {
        evidence,
        next: 'Leave the application alone for half an hour, then prove again (or prove --wait). Each try keeps the old cache alive.',
      },
    );
  }
  if (by('not-ready').length > 0) {
    return part('sends', 'waiting', `Graph does not serve ${some(by('not-ready'))} yet.`, {
      evidence,
      who: `${admin}, if it stays`,
      next: 'A new mailbox takes some minutes. If it stays: give it a licence, or make it a shared mailbox.',
    });
  }
  if (by('accepted').length < senders.length || senders.length === 0) {
    const isDenied = by('denied').length > 0;
    const finding = isDenied
      ? 'The application was refused, and Exchange did not say whether it should be.'
      : 'Not every test mail got a clear answer.';
    return part('sends', 'unknown', finding, {
      evidence,
      ...(isDenied ? exchangeAdminHelps : { who: 'you', next: 'Prove again in a minute.' }),
    });
  }
  return null;
}

/** All senders tried were accepted: what matters now is whether the outsider was refused for want of a right. */
function outsiderResult(
  outsider: SendRecord | null,
  input: ProofInput,
  senders: number,
  evidence: readonly Evidence[],
): ProofPart {
  if (outsider?.outcome === 'denied') {
    const finding = `${count(senders, 'sender')} accepted and ${outsider.address} refused, in the same round with the same token.`;
    return part('sends', 'pass', finding, { evidence });
  }
  const finding =
    outsider === null
      ? 'The senders were accepted; no outsider was named, so nothing shows that others are refused.'
      : `The senders were accepted; what the outsider ${outsider.address} got is no refusal that counts.`;
  return part('sends', 'unknown', finding, {
    evidence,
    who: 'you',
    next:
      input.outsider === null
        ? 'Name a mailbox that must be refused and prove again.'
        : 'Name another outsider: a mailbox in Exchange Online with a licence or shared, that is no sender.',
  });
}

/** Whatever did not go well first, the outsider last: where only some lines are shown, it is among them. */
function evidenceOf({ senders, outsider, left, sampled }: LiveRound): readonly Evidence[] {
  const line = (record: SendRecord, text = record.text): Evidence => ({
    text,
    mailbox: record.address,
    ...resultOf(record),
    ...(record.time === null ? {} : { time: record.time }),
    ...(record.requestId === null ? {} : { requestId: record.requestId }),
  });
  const wrong = senders.filter((record) => record.outcome !== 'accepted');
  const right = senders.filter((record) => record.outcome === 'accepted');
  return [
    ...(sampled === null ? [] : [{ text: sampled }]),
    ...[...wrong, ...right].map((record) => line(record)),
    ...(outsider === null ? [] : [line(outsider, `Outsider ${outsider.text}`)]),
    ...left.map((record) => line(record, `Former sender ${record.text}`)),
  ];
}

function resultOf({ outcome }: SendRecord): Pick<Evidence, 'result'> {
  if (outcome === 'accepted') return { result: 'accepted' };
  return outcome === 'denied' ? { result: 'refused' } : {};
}
