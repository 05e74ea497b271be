import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Report } from './report';
import { median, ms, table } from './table';

const runs = 9;
const goal = 4;

function timeOf(args: readonly string[]): number {
  const began = performance.now();
  const done = spawnSync(process.execPath, [...args], { stdio: 'ignore' });
  if (done.status !== 0) throw new Error(`node ${args.join(' ')} ended with ${String(done.status)}.`);
  return performance.now() - began;
}

/** How long the command line takes to start, against Node with nothing to do; in turns, so that both meet the same load. */
export function measureStartUp(report: Report, bundles: string): void {
  report.heading(`Start-up, ${runs} times each, the middle`);
  const [node, cli]: [number[], number[]] = [[], []];
  for (let count = 0; count < runs; count += 1) {
    node.push(timeOf(['--eval', '0']));
    cli.push(timeOf([join(bundles, '..', 'cli.mjs'), '--version']));
  }
  const [bare, own] = [median(node), median(cli)];
  report.say(
    table(
      ['process', 'time'],
      [
        ['node --eval 0', ms(bare)],
        ['sendwright --version', ms(own)],
      ],
    ),
  );
  report.goal(`at most ${goal} times Node itself: ${(own / bare).toFixed(1)}`, own / bare <= goal);
}
