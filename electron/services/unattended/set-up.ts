import { AppError } from '../../contract/errors';
import type { UnattendedDocument, UnattendedPlan } from '../../contract/unattended-setup';
import type { RunSummary } from '../../engine/summary';
import { certificateStepKind } from '../../setup/credential/marker';
import { daysPerMonth } from '../../setup/credential/secrets';
import { unattendedKeys } from '../../setup/unattended/keys';
import { planUnattended } from '../../setup/unattended/plan';
import { unattendedId } from '../../setup/unattended/rights';
import type { PlanningParts } from '../planning-parts';
import type { ProofSession } from '../proof-parts';
import type { UnattendedHow } from '../unattended-services';
import { lookAtUnattended, type UnattendedLook } from './look';
import { certificateShown, rememberUnattended } from './remember';
import { runUnattended, unattendedDocument, unattendedPlan } from './run';
import { seeItWork } from './see-it-work';

const defaultMonths = 12;

/** Sets the reading application up, renews it, or finds everything in place; see `UnattendedServices`. */
export async function setUpUnattended(
  parts: PlanningParts,
  how: UnattendedHow,
  approve: (plan: UnattendedPlan) => Promise<boolean>,
  session: ProofSession,
): Promise<UnattendedDocument> {
  const { connection, records } = parts;
  const account = await connection.signIn();
  const { store, notice } = await connection.store();
  if (notice !== null) session.listener?.note?.(notice);
  const lock = await records.lock(account.tenantId, unattendedId);
  try {
    const look = await lookAtUnattended(parts, account, store, session.signal);
    return await carryOut(parts, look, how, approve, session);
  } finally {
    await lock.release();
  }
}

async function carryOut(
  parts: PlanningParts,
  look: UnattendedLook,
  how: UnattendedHow,
  approve: (plan: UnattendedPlan) => Promise<boolean>,
  session: ProofSession,
): Promise<UnattendedDocument> {
  const { clock } = parts;
  const { months = defaultMonths, renew = false, dropOld = false } = how;
  const now = clock.now();
  const { steps, excess, notes, open } = planUnattended(look.seen, { months, renew, dropOld }, now);
  const plan = unattendedPlan(look, now, {
    ...{ aim: 'set-up', steps: [...steps], excess: [...excess], notes: [...notes], open: [...open] },
  });
  refuseTooLong(look, plan, months);
  if (steps.length === 0) return ended(parts, look, { plan, summary: null, madeBy: undefined }, session);
  if (!(await approve(plan))) return unattendedDocument(plan, 'not-approved', null);
  const begun = await withRenewal(parts, look, plan);
  const summary = await runUnattended(parts, begun, plan, session);
  const after = await lookAtUnattended(parts, look.account, look.store, session.signal, {
    withoutExchange: true,
  });
  const madeBy = isMadeHere(summary) ? look.seen.me.id : undefined;
  if (summary.result === 'done') return ended(parts, after, { plan, summary, madeBy }, session);
  const record = await rememberUnattended(parts, after, { madeBy, isSettled: false });
  const document = unattendedDocument(plan, summary.result, summary);
  return { ...document, certificate: certificateShown(record, look.store.name, clock.now()) };
}

/** Everything is in place: remembered, and seen to work. */
async function ended(
  parts: PlanningParts,
  look: UnattendedLook,
  {
    plan,
    summary,
    madeBy,
  }: {
    readonly plan: UnattendedPlan;
    readonly summary: RunSummary | null;
    readonly madeBy: string | undefined;
  },
  session: ProofSession,
): Promise<UnattendedDocument> {
  const { clock, records } = parts;
  const record = await rememberUnattended(parts, look, { madeBy, isSettled: true });
  const clientId = look.seen.application?.appId ?? plan.clientId;
  const document = unattendedDocument({ ...plan, clientId }, summary?.result ?? 'nothing-to-do', summary);
  if (record === null) return document;
  const seen = await seeItWork(parts, look, session);
  const works = [seen.token, seen.graph, seen.exchange].every(({ status }) =>
    ['works', 'not-looked'].includes(status),
  );
  await records.unattended.save({ ...record, tried: { at: clock.now().toISOString(), works } });
  return { ...document, seen, certificate: certificateShown(record, look.store.name, clock.now()) };
}

/** A renewal is known for one before it begins, so that one that was cut off makes no second certificate. */
async function withRenewal(
  { records, clock }: PlanningParts,
  look: UnattendedLook,
  { steps }: UnattendedPlan,
): Promise<UnattendedLook> {
  const { held } = unattendedKeys(look.seen, clock.now());
  const makes = steps.some(({ kind }) => kind === certificateStepKind);
  if (look.record === null || held === null || !makes) return look;
  const record = { ...look.record, renewing: held.keyId };
  await records.unattended.save(record);
  return { ...look, record };
}

function isMadeHere({ outcomes }: RunSummary): boolean {
  const outcome = outcomes['application'];
  return outcome?.kind === 'applied' && outcome.outputs['created'] === true;
}

function refuseTooLong({ seen }: UnattendedLook, { steps }: UnattendedPlan, months: number): void {
  const cap = seen.policy?.certificateMaxDays ?? null;
  const makes = steps.some(({ kind }) => kind === certificateStepKind);
  if (!makes || cap === null || months * daysPerMonth <= cap) return;
  const fits = Math.floor(cap / daysPerMonth);
  throw new AppError({
    code: 'policy-refused',
    message: `The tenant allows certificates of at most ${cap} days; ${months} months are ${months * daysPerMonth}. Nothing was written.`,
    who: 'you',
    next:
      fits > 0
        ? `Give --months ${fits}, the most that fits.`
        : 'No whole month fits: ask a Security Administrator for an exemption.',
  });
}
