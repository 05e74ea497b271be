import type { InputValue, Plan, Step } from '../contract/plan';
import { outputRefSchema } from '../contract/plan';
import { canonicalJson } from '../engine/plan-hash';
import { makesCredential } from './credential/marker';
import { specAt } from './stage';

/**
 * Whether an approved plan still covers what would be done now. The fresh plan is what runs, so every one of its steps
 * must have been approved; steps that are done have dropped out of it. A killed run and the next person go on with the
 * plan that was approved; anything new (a grant that appeared, another change to the application, a mailbox to be
 * taken out that nobody was shown) makes it stale.
 *
 * A fresh step was approved where the approved plan has one of the same id and kind, with the same warning, that
 * - does the same: every input is the same, or was to come from an earlier step and is found in the tenant by now.
 *   Summaries do not tell: of many senders they name the first few. Where the tenant is as it was, they must be the
 *   same too, for then nothing but an edit can have changed them;
 * - takes away no more than was shown (`removes`).
 * What was half done may be worded otherwise ("Create" becomes "Correct"), and a secret that a killed run made and
 * lost may be removed: whoever approved the secret approved one that somebody holds.
 *
 * That nobody edited the approved plan is held by its digest, before this is asked.
 */
export function stillHolds(approved: Plan, fresh: Plan): boolean {
  if (approved.tenantId !== fresh.tenantId || approved.setupId !== fresh.setupId) return false;
  const isAsItWas = approved.observation === fresh.observation;
  const known = new Map(approved.steps.map((step) => [step.id, step]));
  if (approved.stage !== fresh.stage) return false;
  const { senders } = specAt(fresh.spec, fresh.stage);
  const wanted = new Set(senders.map((sender) => sender.address));
  return fresh.steps.every((step) => {
    if (isOwnLeftover(step)) return approved.steps.some(makesCredential);
    const before = known.get(step.id);
    if (before?.kind !== step.kind || before.warning !== step.warning) return false;
    if (isAsItWas && before.summary !== step.summary) return false;
    return takesNoMore(before, step) && sameInput(before, step, isAsItWas ? null : wanted);
  });
}

/** A credential of ours without a holder: planned only where this computer's journal says that its run was cut off. */
function isOwnLeftover({ kind }: Step): boolean {
  return kind === 'credential.remove-orphan' || kind === 'credential.remove-orphan-certificate';
}

function takesNoMore(approved: Step, fresh: Step): boolean {
  const shown = new Set(approved.removes);
  return (fresh.removes ?? []).every((one) => shown.has(one));
}

/** `wanted`: the senders, where values found may stand for those still to be made; null where they may not. */
function sameInput(approved: Step, fresh: Step, wanted: ReadonlySet<string> | null): boolean {
  const names = new Set([...Object.keys(approved.input), ...Object.keys(fresh.input)]);
  return [...names].every((name) => {
    const [before, now] = [approved.input[name], fresh.input[name]];
    if (before === undefined || now === undefined) return false;
    // The usage location is set first: a run that was cut off before the licence leaves it behind.
    if (name === 'usageLocation' && now === null && wanted !== null) return true;
    return sameValue(before, now, wanted);
  });
}

function sameValue(approved: InputValue, fresh: InputValue, wanted: ReadonlySet<string> | null): boolean {
  if (canonicalJson(approved) === canonicalJson(fresh)) return true;
  const ref = outputRefSchema.safeParse(approved);
  if (ref.success) return wanted !== null && isFound(fresh) && isWantedStill(ref.data.$from, wanted);
  if (isList(approved) && isList(fresh)) {
    return (
      approved.length === fresh.length &&
      approved.every((value, index) => sameValue(value, fresh[index] ?? null, wanted))
    );
  }
  return false;
}

/** What was to be made is there by now. */
function isFound(value: InputValue): boolean {
  return typeof value === 'string' || typeof value === 'boolean';
}

/** A mailbox that was to be made is found as that of a sender who is still wanted, and of no other. */
function isWantedStill(stepId: string, wanted: ReadonlySet<string>): boolean {
  const address = /^(?:mailbox|licence):(.+)$/u.exec(stepId)?.[1];
  return address === undefined || wanted.has(address);
}

function isList(value: InputValue): value is readonly InputValue[] {
  return Array.isArray(value);
}
