import { beforeAll, describe, expect, it } from 'vitest';
import { endState } from './end-state';
import {
  expectResumed,
  heldRun,
  jobByProcess,
  kill,
  undisturbedRun,
  type AppliedByProcess,
  type Undisturbed,
} from './interrupted';
import type { JobChange } from './setup-files';
import { removal, secret, writesOf } from './writes';

const timeout = 180_000;
const moments = [
  { moment: 'before', kind: 'hang' },
  { moment: 'after', kind: 'hang-after' },
] as const;

/** Reads at which planning is cut off: the first and some later ones of Graph and Exchange, and a sign-in. */
const reads = [
  { read: 'the sign-in', path: '/oauth2/v2.0/token$', skip: 0 },
  { read: 'the first read', path: '^/(?:v1.0|exchange)/', skip: 0 },
  { read: 'the sixth read', path: '^/(?:v1.0|exchange)/', skip: 5 },
] as const;

/** Kills the process of a run at every write, before and after its effect, and lets the next run finish the job. */
export function describeKillAndResume(scoping: NonNullable<JobChange['scoping']>): void {
  let undisturbed: Undisturbed;
  beforeAll(async () => {
    undisturbed = await undisturbedRun(scoping);
  }, timeout);

  it('kills at every write of a run', () => {
    expect(undisturbed.writes.toSorted()).toEqual(writesOf[scoping].map(({ name }) => name).toSorted());
  });

  describe.concurrent('killed at a write, then applied again', { timeout }, () => {
    const cases = writesOf[scoping].flatMap((write) => moments.map((moment) => ({ ...write, ...moment })));
    it.for(cases)('$moment $name', async ({ method, path, kind }, { onTestFinished }) => {
      const job = await jobByProcess(scoping, onTestFinished);
      await kill(job, await heldRun(job, { match: { method, path }, kind }));
      await expectResumed(job, undisturbed);
    });
  });

  describe.concurrent('killed elsewhere, then applied again', { timeout }, () => {
    it.for(reads)('while planning, at $read', async ({ path, skip }, { onTestFinished }) => {
      const job = await jobByProcess(scoping, onTestFinished);
      await kill(job, await heldRun(job, { match: { path, writes: false }, kind: 'hang', skip }));
      expect(endState(job.tenant.world)).toEqual(undisturbed.before);
      await expectResumed(job, undisturbed);
    });

    it.for(['before', 'after'] as const)(
      '%s the secret came into the vault',
      async (moment, { onTestFinished }) => {
        const job = await jobByProcess(scoping, onTestFinished);
        await killAtVault(job, moment);
        await expectResumed(job, undisturbed);
      },
    );

    it.for(moments)(
      '$moment the lost secret of a killed run was removed',
      async ({ kind }, { onTestFinished }) => {
        const job = await jobByProcess(scoping, onTestFinished);
        await kill(job, await heldRun(job, { match: { path: secret.path }, kind: 'hang-after' }));
        await kill(job, await heldRun(job, { match: { path: removal.path }, kind }));
        await expectResumed(job, undisturbed);
      },
    );

    it('twice while the secret was made', async ({ onTestFinished }) => {
      const job = await jobByProcess(scoping, onTestFinished);
      const match = { path: secret.path };
      for (let times = 0; times < 2; times += 1)
        await kill(job, await heldRun(job, { match, kind: 'hang-after' }));
      await expectResumed(job, undisturbed);
    });
  });
}

/** The vault is no service that faults strike, so the process is killed by the hand that stores. */
export async function killAtVault(job: AppliedByProcess, moment: 'before' | 'after'): Promise<void> {
  const { vault } = job.tenant.world;
  const running = job.start();
  const set = vault.set.bind(vault);
  vault.set = (account, value) => {
    if (moment === 'after') set(account, value);
    vault.set = set;
    running.child.kill('SIGKILL');
    return vault;
  };
  expect((await running.done).signal).toBe('SIGKILL');
}
