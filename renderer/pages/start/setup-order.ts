import type { SetupLine } from '../../../electron/contract/desk/setups';

const places = { now: 0, soon: 1, draft: 2, none: 3, removed: 4 } as const;

/** How many setups need somebody, now and soon: the same count as on the page “What is due”. */
export function countDue(lines: readonly SetupLine[]): { readonly now: number; readonly soon: number } {
  const count = (due: 'now' | 'soon'): number => lines.filter(({ status }) => status?.due === due).length;
  return { now: count('now'), soon: count('soon') };
}

/** What needs somebody first, the earlier end before the later; then drafts, then the rest: what was changed last. */
export function inOrder(lines: readonly SetupLine[]): readonly SetupLine[] {
  return [...lines].sort((one, other) => {
    const place = placeOf(one);
    const apart = place - placeOf(other);
    if (apart !== 0) return apart;
    const days = place <= places.soon ? daysLeft(one) - daysLeft(other) : 0;
    return days || other.changedAt.localeCompare(one.changedAt);
  });
}

/** The setups whose application, customer, vendor or mailbox has the text in it. */
export function matching(lines: readonly SetupLine[], text: string): readonly SetupLine[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return lines;
  return lines.filter(({ application, tenantName, vendor, status }) =>
    [application, tenantName, vendor, ...(status?.senders ?? [])].some((one) =>
      one.toLowerCase().includes(wanted),
    ),
  );
}

function placeOf({ status }: SetupLine): number {
  if (status === null) return places.draft;
  return status.state === 'removed' ? places.removed : places[status.due ?? 'none'];
}

function daysLeft({ status }: SetupLine): number {
  return status?.credential?.daysLeft ?? Number.MAX_SAFE_INTEGER;
}
