import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeManySetups } from '../support/many-setups';
import type { Report } from './report';
import { median, ms } from './table';

const runs = 5;
const goalMs = 1000;

/** How long `status` takes over the setups of a hundred customers, the start of the process counted. */
export function measureStatus(report: Report, bundles: string): void {
  report.heading(`status of 100 tenants with 20 setups each, ${runs} times, the middle`);
  const folder = mkdtempSync(join(tmpdir(), 'sendwright-status-'));
  try {
    writeManySetups(folder, 100, 20);
    const args = [join(bundles, '..', 'cli.mjs'), 'status', '--json', '--data', folder];
    const times = Array.from({ length: runs }, () => {
      const began = performance.now();
      const done = spawnSync(process.execPath, args, { maxBuffer: 64_000_000, encoding: 'utf8' });
      const took = performance.now() - began;
      const { setups } = JSON.parse(done.stdout) as { setups: readonly unknown[] };
      if (setups.length !== 2000) throw new Error(`${setups.length} setups were listed: ${done.stderr}`);
      return took;
    });
    const middle = median(times);
    report.goal(`2,000 setups under ${ms(goalMs)}: ${ms(middle)}`, middle < goalMs);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
