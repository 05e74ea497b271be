import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RotateDocument } from '../../electron/contract/rotation';
import { documentOf, runCli, startCli } from '../support/cli';
import { ownApplications } from '../support/end-state';
import type { WhenFinished } from '../support/folder';
import { expectDone, heldRun, jobByProcess, kill, type AppliedByProcess } from '../support/interrupted';
import { killAtVault } from '../support/kill-and-resume';

const timeout = 180_000;
const setup = 'ostendo-continuum';
const secret = '{ kind: secret, months: 6 }';
const certificate = '{ kind: certificate, months: 12 }';
const writes = {
  secret: { make: '/addPassword$', remove: '/removePassword$' },
  certificate: { make: String.raw`^/v1\.0/applications/`, remove: String.raw`^/v1\.0/applications/` },
} as const;

/** A setup that was applied, and the command that rotates it, in processes of their own. */
async function rotating(kind: keyof typeof writes, whenFinished: WhenFinished): Promise<AppliedByProcess> {
  const credential = kind === 'secret' ? secret : certificate;
  const job = await jobByProcess('rbac', whenFinished, { vendor: 'generic', credential });
  expectDone(await job.run());
  const { folder, infoFile } = job.tenant;
  const args = ['rotate', setup, '--yes', '--json', '--practice', infoFile, '--data', join(folder, 'data')];
  return { ...job, start: () => startCli(args, folder), run: async () => runCli(args, folder) };
}

const keysOf = ({ tenant }: AppliedByProcess) => {
  const [app] = ownApplications(tenant.world);
  return [...(app?.passwordCredentials ?? []), ...(app?.keyCredentials ?? [])].map(({ keyId }) => keyId);
};

/** The vendor opens what was handed over, and its receipt comes back. */
async function handOver({ tenant }: AppliedByProcess): Promise<void> {
  const services = await tenant.services();
  const folder = join(tenant.folder, 'handoff');
  await services.handoff(setup, folder, { kind: 'given', value: 'k3fm-9x2p-qq7d-hw5e' });
  const key = { kind: 'passphrase', value: 'k3fm-9x2p-qq7d-hw5e' } as const;
  const opened = await services.open(folder, key, { receipt: { name: 'Jane Doe' } });
  expect(opened.test?.result).toBe('works');
  await services.receipt(setup, { text: JSON.stringify(opened.receipt), name: 'receipt.json', folder });
}

/** The next run has two credentials, the one after the receipt the new one alone. */
async function expectFinished(job: AppliedByProcess, old: readonly string[]): Promise<void> {
  const made = documentOf<RotateDocument>(await job.run());
  expect(made.rotation?.phase, JSON.stringify(made)).toBe('made');
  expect(keysOf(job)).toHaveLength(2);
  expect(keysOf(job)).toEqual(expect.arrayContaining([...old]));
  await handOver(job);
  const done = documentOf<RotateDocument>(await job.run());
  expect(done.rotation?.phase, JSON.stringify(done)).toBe('done');
  expect(keysOf(job)).toEqual([done.rotation?.new?.keyId]);
  expect(job.tenant.world.vault.size).toBe(1);
}

describe.concurrent.each(['secret', 'certificate'] as const)(
  'kill and resume, rotating a %s',
  { timeout },
  (kind) => {
    it.for(['hang', 'hang-after'] as const)(
      '%s while the new one is made',
      async (fault, { onTestFinished }) => {
        const job = await rotating(kind, onTestFinished);
        const old = keysOf(job);
        await kill(
          job,
          await heldRun(job, { match: { path: writes[kind].make, writes: true }, kind: fault }),
        );
        await expectFinished(job, old);
      },
    );

    it.for(['before', 'after'] as const)(
      '%s it came into the keychain',
      async (moment, { onTestFinished }) => {
        const job = await rotating(kind, onTestFinished);
        const old = keysOf(job);
        await killAtVault(job, moment);
        await expectFinished(job, old);
      },
    );

    it.for(['hang', 'hang-after'] as const)(
      '%s while the old one is removed',
      async (fault, { onTestFinished }) => {
        const job = await rotating(kind, onTestFinished);
        await job.run();
        await handOver(job);
        await kill(
          job,
          await heldRun(job, { match: { path: writes[kind].remove, writes: true }, kind: fault }),
        );
        const done = documentOf<RotateDocument>(await job.run());
        expect(done.rotation?.phase, JSON.stringify(done)).toBe('done');
        expect(keysOf(job)).toEqual([done.rotation?.new?.keyId]);
        expect(job.tenant.world.vault.size).toBe(1);
      },
    );

    it('before the new one became the only one in the keychain', async ({ onTestFinished }) => {
      const job = await rotating(kind, onTestFinished);
      await job.run();
      await handOver(job);
      await killAtVault(job, 'before');
      const done = documentOf<RotateDocument>(await job.run());
      expect(done.rotation?.phase, JSON.stringify(done)).toBe('done');
      expect(job.tenant.world.vault.size).toBe(1);
    });
  },
);
