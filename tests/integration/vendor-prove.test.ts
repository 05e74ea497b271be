import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProofDocument } from '../../electron/contract/proof';
import type { VendorResult } from '../../electron/contract/vendor-result';
import { documentOf } from '../support/cli';
import { findLeaks } from '../support/leak-scan';
import { writeJob, type JobChange } from '../support/setup-files';
import { keyPassphrase as passphrase, vendorKey } from '../support/vendor-key';
import { LeakRig } from './leaks/rig';

const timeout = 120_000;
const setup = 'ostendo-continuum';
const given: JobChange = { vendor: 'generic', credential: '{ kind: certificate, file: vendor.cer }' };

/** A setup applied and handed over, all but the proof. */
async function handedOver(change: JobChange = {}) {
  const rig = await LeakRig.open();
  const { privateKey } = await vendorKey(rig.work);
  writeFileSync(join(rig.work, 'key-pass.txt'), passphrase);
  rig.allowed.push('vendor.key.pem', 'key-pass.txt', 'other.key.pem');
  rig.secrets.add('private key', privateKey.slice(448));
  rig.secrets.add('key passphrase', passphrase);
  const job = writeJob(rig.work, { ...given, ...change });
  expect((await rig.run('apply', job, '--yes')).code).toBe(0);
  // Exchange's own test is seen here; what takes the key is not.
  expect((await rig.run('prove', setup)).code).toBe(3);
  expect((await rig.run('handoff', setup, '--out', 'handoff')).code).toBe(0);
  return rig;
}

/** The vendor's side: no data folder, nobody signs in. */
const vendor = async (rig: LeakRig, ...args: string[]) =>
  rig.bare('prove', '--handoff', 'handoff', '--practice', rig.tenant.infoFile, ...args);
const full = ['--to', 'anna@contoso.example', '--out', 'result.json'];
const pem = ['--key-file', 'vendor.key.pem'];
const resultOf = (rig: LeakRig) =>
  JSON.parse(readFileSync(join(rig.work, 'result.json'), 'utf8')) as VendorResult;
const takeBack = async (rig: LeakRig) => rig.run('prove', setup, '--vendor-result', 'result.json', '--json');

describe.each(['rbac', 'accessPolicy'] as const)('the vendor’s own proof, %s', (scoping) => {
  it('tests with its key alone, and is taken back as what the vendor reports', { timeout }, async () => {
    const rig = await handedOver({ scoping });
    const signIns = () => rig.tenant.world.served.filter(({ path }) => path.includes('/authorize')).length;
    const before = signIns();
    const proved = await vendor(rig, ...pem, ...full);
    expect(proved.code, proved.stdout + proved.stderr).toBe(0);
    expect(signIns()).toBe(before);
    expect(resultOf(rig).sends.map(({ role, outcome }) => [role, outcome])).toEqual([
      ['sender', 'accepted'],
      ['outsider', 'denied'],
    ]);
    const taken = await takeBack(rig);
    expect(taken.code, taken.stdout + taken.stderr).toBe(0);
    const proof = documentOf<ProofDocument>(taken);
    expect(proof).toMatchObject({ verdict: 'proven', provenWith: 'vendor-report' });
    expect(proof.summary).toMatch(/^As the vendor reports: /u);
    for (const id of ['token', 'sends']) {
      const part = proof.parts.find((one) => one.id === id);
      expect(part?.finding).toMatch(/^As the vendor reports: /u);
      expect(part?.evidence[0]?.text).toContain('not by Sendwright here; the result is signed with its key');
    }
    // Whether it was delivered is seen here.
    expect(proof.parts.find(({ id }) => id === 'delivery')).toMatchObject({ status: 'pass' });
    expect(findLeaks(await rig.places(), rig.secrets.all())).toEqual([]);
  });
});

describe('the vendor’s own proof', () => {
  it('opens a PFX with its passphrase, and without --to tries the token alone', { timeout }, async () => {
    const rig = await handedOver();
    const pfx = ['--key-file', 'vendor.pfx'];
    expect((await vendor(rig, ...pfx, ...full)).code).toBe(3);
    const locked = await vendor(rig, ...pfx, '--key-passphrase-file', 'key-pass.txt', '--out', 'result.json');
    expect(locked.code, locked.stderr).toBe(3);
    expect(locked.stdout).toContain('No mail was sent');
    expect(resultOf(rig)).toMatchObject({ token: { issued: true }, sends: [] });
    const proof = documentOf<ProofDocument>(await takeBack(rig));
    expect(proof.verdict).toBe('unknown');
  });

  it(
    'refuses another key than the handoff names, and the id of a secret for its value',
    { timeout },
    async () => {
      const rig = await handedOver();
      await vendorKey(rig.work, 'other');
      const other = await vendor(rig, '--key-file', 'other.key.pem', ...full);
      expect(other.code).toBe(2);
      expect(other.stderr).toContain('not that of the certificate which the handoff names');
      writeFileSync(join(rig.work, 'secret.txt'), '3f2504e0-4f89-41d3-9a0c-0305e82c3301\n');
      const id = await vendor(rig, '--secret-file', 'secret.txt', ...full);
      expect(id.code).toBe(2);
      expect(id.stderr).toContain('the id of a secret, not its value');
      expect((await vendor(rig, ...full)).code).toBe(2);
    },
  );

  it('is refused where the result was changed, or is of another setup or handoff', { timeout }, async () => {
    const rig = await handedOver();
    expect((await vendor(rig, ...pem, ...full)).code).toBe(0);
    const good = resultOf(rig);
    const changed: [object, string][] = [
      [{ sends: good.sends.map((one) => ({ ...one, requestId: 'x' })) }, 'its signature does not fit'],
      [{ signature: null }, 'its signature does not fit'],
      [{ clientId: good.tenant }, 'another application or tenant'],
      [{ handoffSha256: '0'.repeat(64) }, 'another handoff folder'],
      [{ startedAt: '2020-01-01T00:00:00.000Z' }, 'older than the last change'],
      [{ finishedAt: '2099-01-01T00:00:00.000Z' }, 'which is not yet'],
      [{ sends: [{ ...good.sends[0], mailbox: 'anna@contoso.example' }] }, 'not the setup’s sender'],
      [{ token: 1 }, 'not a result of the vendor’s proof'],
    ];
    for (const [change, words] of changed) {
      writeFileSync(join(rig.work, 'result.json'), JSON.stringify({ ...good, ...change }));
      const taken = await takeBack(rig);
      expect(taken.code, words).toBe(2);
      expect(taken.stdout).toContain(words);
    }
  });
});
