import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import type { HandoffResult, OpenDocument } from '../../electron/contract/documents';
import { handoffSchema } from '../../electron/contract/handoff';
import { documentOf, runCli } from '../support/cli';
import { applyJob, proveJob } from '../support/job';
import { startTenant } from '../support/tenant';
import { vendorCertificate } from '../unit/credentials/recipient/samples';

const setup = 'ostendo-continuum';

/** A proven setup, the vendor's two kinds of keys beside it, and the command line on them. */
async function readyToHandOver() {
  const tenant = await startTenant();
  const { folder } = tenant;
  expect((await applyJob(tenant)).result).toBe('done');
  expect((await proveJob(tenant)).verdict).toBe('proven');
  const identity = await generateIdentity();
  const recipient = await identityToRecipient(identity);
  const vendor = await vendorCertificate();
  writeFileSync(join(folder, 'vendor.age'), `${recipient}\n`);
  writeFileSync(join(folder, 'vendor.key'), `${identity}\n`);
  writeFileSync(join(folder, 'vendor.cer'), vendor.der);
  writeFileSync(join(folder, 'vendor-key.pem'), vendor.keyPem);
  const common = ['--data', 'data', '--practice', 'practice.json', '--json'];
  const run = (...args: readonly string[]) => runCli([...args, ...common], folder);
  return { tenant, folder, recipient, run };
}

describe('a handoff sealed to the vendor’s public key', () => {
  it(
    'names whose it is, on paper and in data, and opens with that key alone',
    { timeout: 60_000 },
    async () => {
      const { folder, recipient, run } = await readyToHandOver();
      for (const [kind, pub, key, wrong] of [
        ['age', 'vendor.age', 'vendor.key', 'vendor-key.pem'],
        ['p7m', 'vendor.cer', 'vendor-key.pem', 'vendor.key'],
      ] as const) {
        const out = `handoff-${kind}`;
        const handed = await run('handoff', setup, '--out', out, '--recipient-file', pub);
        expect(handed.code, handed.stderr).toBe(0);
        const { sealedFor, files } = documentOf<HandoffResult>(handed);
        expect(files).toContain(`sealed.zip.${kind}`);
        const fingerprint = sealedFor?.fingerprint ?? '?';
        if (kind === 'age') expect(fingerprint).toBe(recipient);
        expect(handed.stderr).toContain(fingerprint);
        const text = (name: string) => readFileSync(join(folder, out, name), 'utf8');
        expect(handoffSchema.parse(JSON.parse(text('handoff.json'))).sealed?.for).toEqual(sealedFor);
        for (const page of ['handoff.html', 'README.txt']) {
          expect(text(page)).toContain(fingerprint);
          expect(text(page)).toContain(kind === 'age' ? 'age --decrypt' : 'openssl cms -decrypt');
        }

        const opened = await run('open', out, '--identity-file', key, '--credential-file', `${kind}.json`);
        expect(opened.code, opened.stderr).toBe(0);
        expect(documentOf<OpenDocument>(opened)).toMatchObject({ credential: 'opened', sealedFor });
        const got = JSON.parse(readFileSync(join(folder, `${kind}.json`), 'utf8')) as { value: string };
        expect(got.value).not.toBe('');
        expect((await run('open', out, '--identity-file', wrong)).code).toBe(1);
        expect((await run('open', out)).code).toBe(0);
      }
    },
  );

  it('is not made for another key than the vendor told', { timeout: 60_000 }, async () => {
    const { folder, recipient, run } = await readyToHandOver();
    const to = ['--recipient-file', 'vendor.age', '--recipient-fingerprint'];
    const other = await identityToRecipient(await generateIdentity());
    const refused = await run('handoff', setup, '--out', 'out', ...to, other);
    expect(refused.code).toBe(1);
    expect(refused.stdout).toContain('not the one the vendor told');
    expect(existsSync(join(folder, 'out'))).toBe(false);
    expect((await run('handoff', setup, '--out', 'out', ...to, recipient.toUpperCase())).code).toBe(0);
  });

  it(
    'is never sealed to a private key given by mistake, nor to two things',
    { timeout: 60_000 },
    async () => {
      const { folder, run } = await readyToHandOver();
      const mistake = await run('handoff', setup, '--out', 'out', '--recipient-file', 'vendor.key');
      expect(mistake.code).toBe(2);
      expect(mistake.stderr).toContain('STOP');
      const key = readFileSync(join(folder, 'vendor.key'), 'utf8').trim();
      expect(mistake.stdout + mistake.stderr).not.toContain(key.slice(20, 40));
      const both = ['--recipient-file', 'vendor.age', '--new-passphrase-file', 'p.txt'];
      expect((await run('handoff', setup, '--out', 'out', ...both)).code).toBe(2);
      expect(existsSync(join(folder, 'out'))).toBe(false);
      expect(existsSync(join(folder, 'p.txt'))).toBe(false);
    },
  );
});

describe('in accessPolicy mode', () => {
  it(
    'nothing is sealed to a public key before a live outsider was refused',
    { timeout: 60_000 },
    async () => {
      const tenant = await startTenant();
      expect((await applyJob(tenant, { scoping: 'accessPolicy' })).result).toBe('done');
      const services = await tenant.services();
      const bytes = Buffer.from(await identityToRecipient(await generateIdentity()));
      const seal = { kind: 'recipient', file: { bytes, name: 'vendor.age' } } as const;
      const out = join(tenant.folder, 'out');
      await expect(services.handoff(setup, out, seal)).rejects.toMatchObject({ code: 'preflight-failed' });
      expect(existsSync(out)).toBe(false);
      expect((await proveJob(tenant)).verdict).toBe('proven');
      expect((await services.handoff(setup, out, seal)).files).toContain('sealed.zip.age');
    },
  );
});
