import type { SetupLine } from '../../contract/desk/setups';
import { toAppError } from '../../contract/errors';
import type { SetupSummary } from '../../ports/records';
import type { DraftRecord } from '../../records/drafts';
import { resolveSetup } from '../resolve-setup';
import type { Channels, DeskContext } from './context';
import { savedThrough } from './save-through';
import { isOf, statusRow } from './setup-key';

/** Lists of what is kept on this computer; nothing is read from a tenant. */
export function setupListChannels(
  desk: DeskContext,
): Channels<'setups.list' | 'setups.detail' | 'setups.calendar'> {
  return {
    'setups.list': async () => {
      const [records, drafts] = await Promise.all([recordsShown(desk), draftsShown(desk)]);
      return desk.shown.value(lines(records, drafts, desk.platform.clock.now()));
    },
    'setups.detail': async ({ setup }) => {
      const record = await resolveSetup(desk.records(), setup, practiceTenant(desk));
      const drafts = await draftsShown(desk);
      return desk.shown.value({
        status: statusRow(record, desk.platform.clock.now()),
        draft: newestFirst(drafts).find((draft) => isOf(draft, record))?.id ?? null,
        proof: record.lastProof?.document ?? null,
        ...(record.removal === undefined ? {} : { removal: record.removal.proof }),
      });
    },
    'setups.calendar': async () => {
      const services = await desk.current.services();
      const text = services.statusCalendar(await services.status());
      const kinds = [{ name: 'Calendar', extensions: ['ics'] }];
      return savedThrough(desk, { title: 'Save the calendar', name: 'sendwright.ics', kinds }, text);
    },
  };
}

/** On a practice tenant its own setups alone are in sight. */
export function practiceTenant({ current }: DeskContext): string | null {
  return current.ground.practice?.info.tenantId ?? null;
}

/** A damaged record is set aside by reading it: said once, and the rest is shown. */
export async function recordsShown(desk: DeskContext): Promise<readonly SetupSummary[]> {
  const only = practiceTenant(desk);
  const read = async (): Promise<readonly SetupSummary[]> =>
    (await desk.records().summaries()).filter((record) => only === null || record.tenantId === only);
  try {
    return await read();
  } catch (error) {
    const failure = toAppError(error);
    if (failure.code !== 'internal') throw failure;
    desk.notice(failure.message);
    return read();
  }
}

async function draftsShown(desk: DeskContext): Promise<readonly DraftRecord[]> {
  const { drafts, damaged } = await desk.drafts().list();
  for (const text of damaged) desk.notice(text);
  return drafts;
}

/** Setups with their drafts, and drafts that became none yet; what was changed last comes first. */
function lines(records: readonly SetupSummary[], drafts: readonly DraftRecord[], now: Date): SetupLine[] {
  const taken = new Set<string>();
  const ordered = newestFirst(drafts);
  const setups = records.map((record): SetupLine => {
    const draft = ordered.find((one) => !taken.has(one.id) && isOf(one, record));
    if (draft !== undefined) taken.add(draft.id);
    return {
      draft: draft?.id ?? null,
      application: record.spec.application,
      tenantName: record.tenantName,
      vendor: record.spec.vendor,
      changedAt: later(record.updatedAt, draft?.changedAt ?? ''),
      status: statusRow(record, now),
    };
  });
  const open = ordered
    .filter(({ id }) => !taken.has(id))
    .map(({ id, draft, changedAt }): SetupLine => ({
      ...{ draft: id, application: draft.application, tenantName: draft.tenant },
      ...{ vendor: draft.vendor, changedAt, status: null },
    }));
  return [...setups, ...open].sort((one, other) => other.changedAt.localeCompare(one.changedAt));
}

function newestFirst(drafts: readonly DraftRecord[]): readonly DraftRecord[] {
  return [...drafts].sort((one, other) => other.changedAt.localeCompare(one.changedAt));
}

function later(one: string, other: string): string {
  return one > other ? one : other;
}
