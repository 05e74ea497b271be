import type { SetupLine } from '../../../electron/contract/desk/setups';

/** Days before the end of a credential at which a setup needs somebody. */
export const soon = 30;

const urgency = {
  ...{ expired: 0, 'proof-failed': 0, failed: 0 },
  ...{ 'partly-applied': 2, 'not-yet-effective': 3, configured: 3, planned: 4, proven: 5 },
  ...{ removing: 2, removed: 6 },
} as const;

/** Whether somebody should do something about a setup now: it failed, or its credential ends soon. */
export function needsSomebody({ status }: SetupLine): boolean {
  return status !== null && rank(status) < 3;
}

/** What needs somebody first, then drafts, then the rest; within that what was changed last. */
export function inOrder(lines: readonly SetupLine[]): readonly SetupLine[] {
  const place = ({ status }: SetupLine) => (status === null ? 4 : rank(status));
  return [...lines].sort(
    (one, other) => place(one) - place(other) || other.changedAt.localeCompare(one.changedAt),
  );
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

function rank(status: NonNullable<SetupLine['status']>): number {
  const ends = status.credential;
  if (ends !== null && ends.daysLeft <= soon) return Math.min(1, urgency[status.state]);
  return urgency[status.state];
}
