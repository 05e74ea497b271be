import { jobText, type JobChange } from '../support/setup-files';
import type { ActionReport, Action } from './client-process';
import { runClient } from './client-process';
import { startPracticeProcess } from './practice-process';
import type { Report } from './report';
import { table } from './table';
import type { RequestKind } from './trace';

/** Graph requests that a whole rbac setup with one existing sender may take (design section 8). */
const graphMost = 12;

export function countOf(actions: readonly ActionReport[], kind: RequestKind): number {
  return actions.flatMap((action) => action.requests).filter((request) => request.kind === kind).length;
}

interface Job {
  readonly name: string;
  readonly change: JobChange;
  readonly actions: readonly Action[];
  /** How many of the last actions are counted; the others prepare. */
  readonly counted: number;
}

const jobs: readonly Job[] = [
  { name: 'rbac, one existing sender', change: {}, actions: ['apply', 'prove'], counted: 2 },
  {
    name: 'accessPolicy, one existing sender',
    change: { scoping: 'accessPolicy' },
    actions: ['apply', 'prove'],
    counted: 2,
  },
  {
    name: 'rbac, sender created as shared mailbox',
    change: { senders: [], createSender: 'made-here@contoso.example' },
    actions: ['apply', 'prove'],
    counted: 2,
  },
  { name: 'rbac, applied a second time', change: {}, actions: ['apply', 'apply'], counted: 1 },
];

/** Requests of whole jobs, by kind. */
export async function measureRequests(report: Report, bundles: string): Promise<void> {
  report.heading('Requests of a whole setup: sign-in, preflight, plan, apply, proof (a $batch counts one)');
  const rows: (string | number)[][] = [];
  for (const job of jobs) {
    const practice = await startPracticeProcess({ latencyMs: 0 }, bundles);
    const { actions } = await runClient(
      practice,
      { setupFile: jobText(job.change), actions: job.actions },
      bundles,
    );
    await practice.stop();
    const counted = actions.slice(-job.counted);
    const kinds = (['graph', 'token', 'exchange'] as const).map((kind) => countOf(counted, kind));
    rows.push([job.name, ...kinds, counted.map(({ result }) => result).join(', ')]);
  }
  report.say(table(['job', 'Graph', 'token', 'Exchange', 'came out'], rows));
  const graph = Number(rows[0]?.[1]);
  report.goal(`at most ${graphMost} Graph requests for an rbac setup: ${graph}`, graph <= graphMost);
}
