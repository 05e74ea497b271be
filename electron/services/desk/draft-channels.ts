import type { Draft, KeptDraft } from '../../contract/desk/draft';
import type { DraftRecord } from '../../records/drafts';
import type { Channels, DeskContext } from './context';
import { readDraft, setupFileText } from './draft-file';
import { noSuchDraft } from './refusals';
import { isOf, keyOf } from './setup-key';

/** Drafts of setup files: saved as they are, with all that is wrong with them. */
export function draftChannels(
  desk: DeskContext,
): Channels<'setups.draft' | 'setups.save' | 'setups.discard'> {
  const { plans } = desk;
  return {
    'setups.draft': async ({ draft }) => keptDraft(desk, await loadDraft(desk, draft)),
    'setups.save': async ({ id, draft }) => {
      const before = id === null ? null : await loadDraft(desk, id);
      const record = await saveDraft(desk, before, draft);
      // A plan of something else must not be approved for this.
      if (before !== null && setupFileText(before.draft) !== setupFileText(draft)) plans.forget(record.id);
      return keptDraft(desk, record);
    },
    'setups.discard': async ({ draft }) => {
      const record = await loadDraft(desk, draft);
      const { id } = record;
      const { operation } = desk.store.state;
      const isWorkedOn = operation?.setup === id || operation?.setup === (await setupOf(desk, record));
      if (isWorkedOn) desk.operations.refuseSecond();
      await desk.drafts().remove(id);
      plans.forget(id);
      desk.pfxPassphrases.forget(id);
      desk.setupsChanged();
      return null;
    },
  };
}

/** A draft by its id. Throws AppError `not-found`; a damaged one is set aside, said, and not found. */
export async function loadDraft(desk: DeskContext, id: string): Promise<DraftRecord> {
  const record = await desk.drafts().load(id);
  if (record === null) throw noSuchDraft();
  return record;
}

/** Writes a draft; `before` is what it was, null for a new one. */
export async function saveDraft(
  desk: DeskContext,
  before: DraftRecord | null,
  draft: Draft,
  change: Partial<Pick<DraftRecord, 'setup' | 'files' | 'links' | 'id'>> = {},
): Promise<DraftRecord> {
  const now = desk.platform.clock.now().toISOString();
  const record: DraftRecord = {
    ...{ id: before?.id ?? desk.platform.newId(), draft, createdAt: before?.createdAt ?? now },
    ...{ changedAt: now, setup: before?.setup ?? null, files: before?.files ?? [] },
    ...(before?.links === undefined ? {} : { links: before.links }),
    ...change,
  };
  await desk.drafts().save(record);
  desk.setupsChanged();
  return record;
}

/** A draft as the window sees it. */
export async function keptDraft(desk: DeskContext, record: DraftRecord): Promise<KeptDraft> {
  const { issues } = readDraft(record);
  return {
    ...{ id: record.id, draft: record.draft, setup: await setupOf(desk, record) },
    issues: desk.shown.value([...issues]),
  };
}

/** The key of the setup that a draft became; null where it became none, or means another one by now. */
export async function setupOf(desk: DeskContext, record: DraftRecord): Promise<string | null> {
  const records = await desk.records().list();
  const found = records.find((one) => isOf(record, one));
  return found === undefined ? null : keyOf(found);
}
