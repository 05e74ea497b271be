import type { SetupRecord } from '../../ports/records';
import { resolveSetup } from '../resolve-setup';
import type { DeskContext } from './context';
import { keyOf } from './setup-key';
import { practiceTenant } from './setup-lists';

/** A setup by the window's name for it. Throws AppError `not-found`. */
export async function setupOfKey(
  desk: DeskContext,
  setup: string,
): Promise<{ readonly key: string; readonly title: string; readonly record: SetupRecord }> {
  const record = await resolveSetup(desk.records(), setup, practiceTenant(desk));
  return { key: keyOf(record), title: record.spec.application, record };
}
