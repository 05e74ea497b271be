import type { StatusDocument } from '../../contract/documents';
import type { SetupSummary } from '../../ports/records';
import { byAttention } from '../../upkeep/attention';
import { looksOf } from '../looks-due';
import { statusOf } from '../status';
import type { DeskContext } from './context';
import { recordsShown } from './setup-lists';

/**
 * Tells, when the app starts, of setups whose next look has come and of what needs somebody now: on top of the window,
 * and once where the person looks. Nothing is sent and nobody signs in: a proof sends mail, so it waits for somebody who
 * asks for it.
 */
export async function tellDue(desk: DeskContext): Promise<void> {
  const { platform } = desk;
  const now = platform.clock.now();
  const records = await recordsShown(desk);
  const { due } = looksOf(records, now);
  for (const { record } of due) {
    desk.notice(
      `${record.spec.application} at ${record.tenantName}: its rights have had the time that Microsoft’s caches take. Open it and prove whether they are effective.`,
    );
  }
  const needing = needingNow(records, now);
  const words = needingWords(needing);
  if (words !== null) desk.notice(words);
  const [look] = due;
  if (look !== undefined) {
    platform.notify({
      title: andMore(look.record.spec.application, due.length),
      body: 'Time for a look: prove whether the rights are effective now.',
    });
  } else if (needing[0] !== undefined) {
    platform.notify({
      title: andMore(needing[0].application, needing.length),
      body: `Needs somebody: ${needing[0].because?.[0] ?? 'see what is due'}.`,
    });
  }
}

type Needing = StatusDocument['setups'][number];

function needingNow(records: readonly SetupSummary[], now: Date): readonly Needing[] {
  return records
    .map((record) => statusOf(record, now))
    .filter(({ due }) => due === 'now')
    .sort(byAttention);
}

/** One line for all of them: the page has them one by one. */
function needingWords([first, ...others]: readonly Needing[]): string | null {
  if (first === undefined) return null;
  const { application, tenantName, because = [] } = first;
  const more =
    others.length === 0
      ? ''
      : ` ${others.length} more ${others.length === 1 ? 'needs' : 'need'} somebody too.`;
  return `${application} at ${tenantName} needs somebody now: ${because[0] ?? 'see its page'}.${more} The page “What is due” says what and whom.`;
}

function andMore(name: string, count: number): string {
  return count === 1 ? name : `${name} and ${count - 1} more`;
}
