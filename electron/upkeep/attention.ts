import type { StatusDocument } from '../contract/documents';
import type { RotationShown } from '../contract/rotation';
import type { SetupSummary } from '../ports/records';
import { renewDays } from '../contract/days';
import { daysSince, proofDays } from './ages';
import { underWay } from './rotation/facts';
import { reviewDue } from './review/due';

type SetupStatus = StatusDocument['setups'][number];
type Attention = Pick<SetupStatus, 'due' | 'because' | 'waitsFor' | 'review'>;

const lastDays = 7;

/** Why something needs somebody, and how soon. */
export interface Reason {
  readonly due: 'now' | 'soon';
  readonly text: string;
  readonly who?: string;
}

/** Whether a setup needs somebody, why, and whom it waits for; and how its reviews stand. */
export function attentionOf(
  record: SetupSummary,
  {
    state,
    credential,
    rotation,
  }: Pick<SetupStatus, 'state' | 'credential'> & { readonly rotation: RotationShown | null },
  isHandoffCurrent: boolean,
  now: Date,
): Attention {
  const review = reviewShown(record, now);
  const reasons =
    state === 'removed'
      ? []
      : [
          ...stateReasons(record, state),
          ...credentialReasons(credential, state),
          ...reviewReasons(review),
          ...proofReasons(record, now),
          ...(underWay(record) === null
            ? handoffReasons(record, state, isHandoffCurrent)
            : renewalReasons(rotation)),
        ];
  const due = reasons.some((one) => one.due === 'now') ? 'now' : reasons.length > 0 ? 'soon' : 'none';
  const first = [...reasons].sort((a, b) => rank(a.due) - rank(b.due));
  const waitsFor = first.find(({ who }) => who !== undefined)?.who ?? (due === 'none' ? null : 'you');
  return {
    due,
    because: first.map(({ text }) => text),
    waitsFor,
    ...(state === 'removed' ? {} : { review }),
  };
}

/** Now before soon before never. */
export function rank(due: NonNullable<SetupStatus['due']>): number {
  return ['now', 'soon', 'none'].indexOf(due);
}

/** What needs somebody first: now before soon, what ends earlier before what ends later; then by tenant and name. */
export function byAttention(a: SetupStatus, b: SetupStatus): number {
  const days = ({ credential }: SetupStatus): number => credential?.daysLeft ?? Number.MAX_SAFE_INTEGER;
  return (
    rank(a.due ?? 'none') - rank(b.due ?? 'none') ||
    days(a) - days(b) ||
    a.tenantName.localeCompare(b.tenantName) ||
    a.id.localeCompare(b.id)
  );
}

function stateReasons({ lastRun, removal }: SetupSummary, state: SetupStatus['state']): readonly Reason[] {
  switch (state) {
    case 'failed':
      return [{ due: 'now', text: 'the last run failed' }];
    case 'proof-failed':
      return [{ due: 'now', text: 'the proof does not hold' }];
    case 'expired':
      return [{ due: 'now', text: 'the credential has ended' }];
    case 'removing':
    case 'partly-applied':
      return [openSteps(removal?.lastRun ?? lastRun)];
    case 'planned':
      return [{ due: 'soon', text: 'not applied yet' }];
    case 'configured':
      return [{ due: 'soon', text: 'not proven yet' }];
    case 'not-yet-effective':
      return [{ due: 'soon', text: 'not effective yet', who: 'Microsoft’s caches' }];
    case 'proven':
    case 'removed':
      return [];
  }
}

function openSteps(run: SetupSummary['lastRun']): Reason {
  if (run?.result === 'waiting') {
    return { due: 'soon', text: 'steps are open', who: run.waitsFor ?? 'the tenant' };
  }
  const who = run?.who?.join(' and ');
  return { due: 'now', text: 'steps are open', ...(who === undefined ? {} : { who }) };
}

function credentialReasons(
  credential: SetupStatus['credential'],
  state: SetupStatus['state'],
): readonly Reason[] {
  return credential === null || state === 'expired' ? [] : endingReason(credential.kind, credential.daysLeft);
}

/** A credential that ends soon; none where it is good for long. */
export function endingReason(kind: string, daysLeft: number): readonly Reason[] {
  if (daysLeft > renewDays) return [];
  const when = daysLeft <= 0 ? 'today' : daysLeft === 1 ? 'tomorrow' : `in ${daysLeft} days`;
  return [{ due: daysLeft <= lastDays ? 'now' : 'soon', text: `the ${kind} ends ${when}` }];
}

function reviewReasons({ last, isOverdue, next }: NonNullable<Attention['review']>): readonly Reason[] {
  const overdue = isOverdue ? [{ due: 'soon' as const, text: `the review was due ${next}` }] : [];
  if (last === null) return overdue;
  const { high, medium, unknown } = last.open;
  const drift = high + medium;
  const found: readonly Reason[] =
    drift > 0
      ? [
          {
            due: high > 0 ? 'now' : 'soon',
            text: `${drift} ${drift === 1 ? 'drift' : 'drifts'} since ${last.at.slice(0, 10)}`,
          },
        ]
      : unknown > 0
        ? [{ due: 'soon', text: 'not all of it could be reviewed' }]
        : [];
  return [...found, ...overdue];
}

function reviewShown(record: SetupSummary, now: Date): NonNullable<Attention['review']> {
  const { next, isOverdue, signed } = reviewDue(record, now);
  const last = record.reviews?.at(-1);
  const count = (severity: string): number =>
    last?.drifts.filter((one) => one.severity === severity).length ?? 0;
  return {
    last:
      last === undefined
        ? null
        : {
            ...{ at: last.at, by: last.by, verdict: last.verdict },
            open: {
              high: count('high'),
              medium: count('medium'),
              low: count('low'),
              unknown: count('unknown'),
            },
          },
    ...{ next, isOverdue, signedBy: signed?.by ?? null },
  };
}

function proofReasons({ lastProof }: SetupSummary, now: Date): readonly Reason[] {
  if (lastProof?.verdict !== 'proven') return [];
  const days = daysSince(lastProof.time, now);
  return days > proofDays ? [{ due: 'soon', text: `the proof is ${days} days old` }] : [];
}

function renewalReasons(rotation: RotationShown | null): readonly Reason[] {
  const who = rotation?.next.who;
  return [{ due: 'soon', text: 'a renewal is under way', ...(who === undefined ? {} : { who }) }];
}

function handoffReasons(
  { handedOver, stage }: SetupSummary,
  state: SetupStatus['state'],
  isCurrent: boolean,
): readonly Reason[] {
  if (state !== 'proven' || stage === 'test' || isCurrent) return [];
  return handedOver === undefined
    ? [{ due: 'soon', text: 'not handed over yet' }]
    : [{ due: 'now', text: 'the vendor holds an older credential' }];
}
