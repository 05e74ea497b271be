import { jobText } from '../support/setup-files';
import { runClient } from './client-process';
import { criticalPath, rbacRounds, type CriticalPath } from './critical-path';
import { startPracticeProcess } from './practice-process';
import type { Report } from './report';
import { median, ms, table } from './table';

const latencyMs = 50;
const goal = 1.3;
const runs = 5;

interface Run {
  readonly wallMs: number;
  readonly path: CriticalPath;
  readonly ratio: number;
}

async function runOnce(bundles: string): Promise<Run> {
  const practice = await startPracticeProcess({ latencyMs }, bundles);
  const { actions } = await runClient(
    practice,
    { setupFile: jobText(), actions: ['apply', 'prove'] },
    bundles,
  );
  await practice.stop();
  const wallMs = (actions.at(-1)?.end ?? 0) - (actions[0]?.begin ?? 0);
  const path = criticalPath(
    actions.flatMap(({ requests }) => requests),
    rbacRounds,
  );
  return { wallMs, path, ratio: wallMs / path.ms };
}

/** Wall time of a whole rbac setup against the longest chain of its requests that must wait for each other. */
export async function measureLatency(report: Report, bundles: string): Promise<void> {
  report.heading(`A whole rbac setup with ${latencyMs} ms latency per request, ${runs} times`);
  const all: Run[] = [];
  for (let count = 0; count < runs; count += 1) all.push(await runOnce(bundles));
  const ratio = median(all.map((one) => one.ratio));
  const shown = all.find((one) => one.ratio === ratio) ?? all[0];
  if (shown === undefined) return;
  const { path, wallMs } = shown;
  report.say(
    table(
      ['longest chain of requests that wait for each other', 'took'],
      path.rounds.map((round) => [round.what, ms(round.ms)]),
    ),
  );
  report.say(`\n  ${path.rounds.length} rounds, of latency alone ${path.rounds.length * latencyMs} ms`);
  report.say(`  sum of these rounds ${ms(path.ms)}, wall time ${ms(wallMs)} (the run in the middle)`);
  report.say(`  ratios of all runs: ${all.map((one) => one.ratio.toFixed(2)).join(', ')}`);
  report.goal(`wall time at most ${goal} times the sum of its rounds: ${ratio.toFixed(2)}`, ratio <= goal);
  const unknown = all.flatMap((one) => one.path.unknown);
  const missing = all.flatMap((one) => one.path.missing);
  report.goal(
    `no request that the table of rounds does not know${listOf([...unknown, ...missing])}`,
    unknown.length === 0 && missing.length === 0,
  );
}

function listOf(names: readonly string[]): string {
  const found = [...new Set(names)];
  return found.length === 0 ? '' : `: ${found.join(', ')}`;
}
