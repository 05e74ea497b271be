import { dirname } from 'node:path';
import { AppError } from '../../contract/errors';
import type { Plan } from '../../contract/plan';
import type { RunEvent } from '../../contract/run';
import { stillHolds } from '../../setup/stale';
import { refuseBlocked } from '../make-plan';
import type { NamedText } from '../operation-options';
import type { Channels, DeskContext } from './context';
import { loadDraft, saveDraft, setupOf } from './draft-channels';
import { fileNameOf, pfxPathOf, readDraft, setupFileText } from './draft-file';
import { readChosen } from './chosen-file';
import type { ShownPlan } from './plans';
import { noSuchDraft, refuseSignedOut } from './refusals';
import { setupOfKey } from './setup-of-key';
import { keyOf } from './setup-key';

/** The long operations: each answers its id at once and goes on as events. */
export function runChannels(
  desk: DeskContext,
): Channels<'checks.again' | 'plan.make' | 'plan.current' | 'run.start' | 'send.start'> {
  const { current, operations, plans, pfxPassphrases } = desk;
  return {
    'checks.again': async ({ draft, check }) => {
      operations.refuseSecond();
      const { file } = await startable(desk, draft);
      refuseSignedOut(desk);
      const services = await current.services();
      const { checks } = await services.preflight(file, {
        checks: [check],
        askPassphrase: pfxPassphrases.askerOf(draft),
      });
      return desk.shown.value(checks);
    },
    'plan.make': async ({ draft, goLive }) => {
      operations.refuseSecond();
      const { file, title, setup } = await startable(desk, draft);
      refuseSignedOut(desk);
      return operations.begin({ kind: 'plan', title, setup }, async (options) => {
        plans.forget(draft);
        const services = await current.services();
        const askPassphrase = pfxPassphrases.askerOf(draft);
        const document = await services.plan(file, { ...options, goLive, askPassphrase });
        plans.keep(draft, { document, file });
        return { kind: 'plan', document };
      });
    },
    'plan.current': async ({ draft }) => {
      await loadDraft(desk, draft);
      return desk.shown.value(plans.of(draft)?.document ?? null);
    },
    'run.start': async ({ draft, plan: id, wait }) => {
      operations.refuseSecond();
      const shown = shownPlan(desk, draft, id);
      refuseBlocked(shown.document.plan);
      refuseSignedOut(desk);
      return startRun(desk, draft, shown, wait);
    },
    'send.start': async ({ setup, from, to }) => {
      operations.refuseSecond();
      const { key, title } = await setupOfKey(desk, setup);
      return operations.begin({ kind: 'send', title, setup: key }, async (options) => {
        const services = await current.services();
        const document = await services.send(key, from.trim(), to.trim(), options);
        return { kind: 'send', document: { ...document, setup: key } };
      });
    },
  };
}

/** Runs exactly the plan that was shown. */
async function startRun(desk: DeskContext, draft: string, { document, file }: ShownPlan, wait: boolean) {
  const { plan } = document;
  const { current, plans, pfxPassphrases } = desk;
  const record = await loadDraft(desk, draft);
  const key = { tenantId: plan.tenantId, id: plan.setupId };
  await saveDraft(desk, record, record.draft, { setup: key });
  // The first run of a draft makes the setup: until then the window knows the draft alone.
  const setup = (await setupOf(desk, record)) ?? draft;
  const begun = { kind: 'apply', title: plan.spec.application, setup, steps: plan.steps } as const;
  return desk.operations.begin(begun, async ({ signal, listener }) => {
    const saved: NamedText = { ...file, text: JSON.stringify(plan) };
    const approved = async (fresh: Plan): Promise<boolean> => stillHolds(plan, fresh);
    const services = await current.services();
    const event = (told: RunEvent): void => {
      listener.event?.(told);
      if (told.type === 'run-started') desk.setupsChanged();
    };
    const askPassphrase = pfxPassphrases.askerOf(draft);
    const options = { signal, listener: { ...listener, event }, wait, askPassphrase };
    const made = await services.apply({ kind: 'plan', file: saved }, approved, options);
    // What is left of it is planned anew: by then the tenant is another.
    if (made.result === 'done' || made.result === 'nothing-to-do') {
      plans.forget(draft);
      pfxPassphrases.forget(draft);
    }
    return { kind: 'apply', document: { ...made, setup: keyOf(key) } };
  });
}

/** The setup file of a draft that is right. Throws AppError `invalid-input` with every wrong place. */
async function startable(desk: DeskContext, draft: string) {
  const record = await loadDraft(desk, draft);
  const { issues } = readDraft(record);
  if (issues.length > 0) {
    throw new AppError({
      code: 'invalid-input',
      message: 'Something is still missing or wrong in this setup.',
      who: 'you',
      next: 'Correct the places that are named.',
      issues: [...issues],
    });
  }
  // What is pointed at may have been moved meanwhile; said here, its path stays out of the window.
  const pfx = pfxPathOf(record);
  if (pfx !== null) await readChosen(pfx);
  const file: NamedText = {
    text: setupFileText(record.draft),
    name: fileNameOf(record.draft),
    folder: desk.drafts().folderOf(draft),
    ...(pfx === null ? {} : { keyFolder: dirname(pfx) }),
  };
  return { file, title: record.draft.application, setup: (await setupOf(desk, record)) ?? draft };
}

/** The plan that was shown last. Throws AppError `plan-stale` for any other. */
export function shownPlan(desk: DeskContext, draft: string, id: string | null): ShownPlan {
  const shown = desk.plans.of(draft);
  if (shown === null && id === null) throw noSuchDraft();
  if (shown !== null && (id === null || shown.document.plan.id === id)) return shown;
  throw new AppError({
    code: 'plan-stale',
    message:
      'This plan is not the one that was shown last, or the setup was changed since. Nothing was written.',
    who: 'you',
    next: 'Make the plan again and look at it.',
  });
}
