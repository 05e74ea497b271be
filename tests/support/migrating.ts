import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { ApplyDocument } from '../../electron/contract/documents';
import { documentOf } from './cli';
import { endState } from './end-state';
import type { WhenFinished } from './folder';
import { expectDone, expectWorkingCredential, jobByProcess, type AppliedByProcess } from './interrupted';
import { writeJob } from './setup-files';
import { twoSenders } from './writes';

type Scoping = AppliedByProcess['scoping'];

const other = { rbac: 'accessPolicy', accessPolicy: 'rbac' } as const;

/** A tenant where the job is applied in the other mode, and the setup file says `to` by now. */
export async function migratingJob(to: Scoping, whenFinished: WhenFinished): Promise<AppliedByProcess> {
  const job = await jobByProcess(other[to], whenFinished);
  expectDone(await job.run());
  writeJob(job.tenant.folder, { scoping: to, ...twoSenders });
  return job;
}

/** Applies until every step is in place. To rbac takes two runs with an hour between them. */
export async function finish(job: AppliedByProcess, to: Scoping): Promise<void> {
  const first = await job.run();
  if (to === 'rbac' && first.code === 3) {
    expect(documentOf<ApplyDocument>(first).result, first.stdout).toBe('waiting');
    backdateJournal(job);
    expectDone(await job.run());
  } else {
    expectDone(first);
  }
}

/** An hour and more passes, seen from this computer: what it wrote down lies so much further back. */
export function backdateJournal({ tenant }: AppliedByProcess): void {
  const folder = join(tenant.folder, 'data');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const journals = files.filter((file) => /journal\.json$/u.test(file));
  expect(journals).toHaveLength(1);
  for (const file of journals) {
    const text = readFileSync(join(folder, file), 'utf8');
    const earlier = text.replaceAll(/\d{4}-\d{2}-\d{2}T[\d:.]+Z/gu, (time) =>
      new Date(Date.parse(time) - 70 * 60_000).toISOString(),
    );
    writeFileSync(join(folder, file), earlier);
  }
}

/** How a migration in peace ends. */
export async function undisturbedMigration(to: Scoping): Promise<unknown> {
  const endings: (() => void | Promise<void>)[] = [];
  try {
    const job = await migratingJob(to, (act) => void endings.unshift(act));
    await finish(job, to);
    await expectWorkingCredential(job.tenant);
    return endState(job.tenant.world);
  } finally {
    for (const end of endings) await end();
  }
}
