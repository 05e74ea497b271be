import { looksOf } from '../due';
import type { DeskContext } from './context';
import { recordsShown } from './setup-lists';

/**
 * Tells, when the app starts, of setups whose next look has come: on top of the window, and once where the person looks.
 * Nothing is sent and nobody signs in: a proof sends mail, so it waits for somebody who asks for it.
 */
export async function tellDue(desk: DeskContext): Promise<void> {
  const { platform } = desk;
  const { due } = looksOf(await recordsShown(desk), platform.clock.now());
  for (const { record } of due) {
    desk.notice(
      `${record.spec.application} at ${record.tenantName}: its rights have had the time that Microsoft’s caches take. Open it and prove whether they are effective.`,
    );
  }
  const [first, ...others] = due;
  if (first === undefined) return;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  platform.notify({
    title: first.record.spec.application + more,
    body: 'Time for a look: prove whether the rights are effective now.',
  });
}
