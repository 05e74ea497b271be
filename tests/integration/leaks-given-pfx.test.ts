import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { certificateMaker } from '../../electron/credentials/certificate/make';
import { makePfx } from '../../electron/credentials/certificate/make-pfx';
import { withFakeKeychain } from '../support/fake-keychain';
import { findLeaks } from '../support/leak-scan';
import { writeJob } from '../support/setup-files';
import { LeakRig } from './leaks/rig';

const timeout = 120_000;
const setup = 'ostendo-continuum';
const passphrase = 'seven geese & "one" <fox> cross';
const dayMs = 24 * 60 * 60 * 1000;

/** A rig with a company's PFX, whose passphrase and private key are its secrets. */
async function rigWithPfx(credential = '{ kind: certificate, file: company.pfx }', vendor = 'elegere') {
  const rig = await LeakRig.open();
  const made = await certificateMaker().make({
    ...{ name: 'company', bits: 2048 },
    notBefore: new Date(Date.now() - dayMs),
    notAfter: new Date(Date.now() + 100 * dayMs),
  });
  writeFileSync(join(rig.work, 'company.pfx'), makePfx(made, passphrase, 'company'));
  writeFileSync(join(rig.work, 'pass.txt'), `${passphrase}\n`);
  writeFileSync(join(rig.work, 'wrong.txt'), `${passphrase.slice(0, -1)}x\n`);
  rig.allowed.push('pass.txt', 'wrong.txt', 'passphrase.txt');
  rig.secrets.add('PFX passphrase', passphrase);
  // Its first third is the public key, which stands in the certificate too.
  const secretPart = made.privateKey.slice(448);
  rig.secrets.add('private key', secretPart);
  for (let at = 0; at + 64 <= secretPart.length; at += 64) {
    rig.secrets.add('line of the private key', secretPart.slice(at, at + 64));
  }
  const job = writeJob(rig.work, { vendor, credential });
  return { rig, job, certificate: made.certificate };
}

const file = ['--pfx-passphrase-file', 'pass.txt'];

describe('passphrase and private key of a given PFX', () => {
  it('are nowhere but in the keychain and the sealed part', { timeout }, async () => {
    const { rig, job } = await rigWithPfx();
    const codes = [
      await rig.run('plan', job, '--pfx-passphrase-file', 'wrong.txt', '--json'),
      await rig.run('plan', job),
      await rig.run('plan', job, ...file, '--out', 'plan.json', '--change-request', 'change.html'),
      await rig.run('apply', 'plan.json', '--yes', '--json', ...file),
      await rig.run('apply', job, '--yes', ...file),
      await rig.run('prove', setup, '--json'),
      await rig.run('handoff', setup, '--out', 'handoff', '--new-passphrase-file', 'passphrase.txt'),
      await rig.run('status', '--json'),
    ].map(({ code }) => code);
    expect(codes).toEqual([1, 3, 0, 0, 0, 0, 0, 0]);
    expect([...rig.tenant.world.vault.values()].join()).toContain('"privateKey"');
    const places = await rig.places();
    const scanned = places.map(({ name }) => name).join('\n');
    for (const name of ['journal', 'plan.json', 'change.html', 'handoff/handoff.json', '.log']) {
      expect(scanned).toContain(name);
    }
    expect(rig.secrets.count('line of the private key')).toBeGreaterThan(10);
    expect(rig.secrets.count('client_assertion')).toBeGreaterThan(0);
    expect(findLeaks(places, rig.secrets.all())).toEqual([]);
  });

  it('do not show where the keychain refuses and tells what it was given', { timeout }, async () => {
    const { rig, job } = await rigWithPfx();
    const keychain = withFakeKeychain(rig.tenant.folder);
    rig.script = keychain.script;
    keychain.refuse();
    expect((await rig.run('apply', job, '--yes', '--json', ...file)).code).toBe(3);
    const app = rig.tenant.world.state.applications.find((one) => one.uniqueName !== null);
    expect(app?.keyCredentials ?? []).toEqual([]);
    expect(findLeaks(await rig.places(), rig.secrets.all())).toEqual([]);
  });
});

describe.each([
  ['a client secret', '{ kind: secret, months: 6 }'],
  ['a certificate made here', '{ kind: certificate, months: 12 }'],
])('rotating from %s to a given PFX', (_what, credential) => {
  it('keeps its passphrase and key where they belong, to the end', { timeout: 180_000 }, async () => {
    const { rig, job, certificate } = await rigWithPfx(credential, 'generic');
    rig.allowed.push('first.txt', 'second.txt');
    const wish = ['rotate', setup, '--file', 'company.pfx'];
    const opened = ['open', 'second', '--passphrase-file', 'second.txt', '--practice', rig.tenant.infoFile];
    const codes = [
      await rig.run('apply', job, '--yes'),
      await rig.run('handoff', setup, '--out', 'first', '--new-passphrase-file', 'first.txt'),
      await rig.run(...wish, '--yes'),
      await rig.run(...wish, '--pfx-passphrase-file', 'wrong.txt', '--yes', '--json'),
      await rig.run(...wish, ...file, '--out', 'rotation.json'),
      await rig.run('apply', 'rotation.json', '--yes', '--json', ...file),
      await rig.run('handoff', setup, '--out', 'second', '--new-passphrase-file', 'second.txt'),
      await rig.bare(...opened, '--receipt', 'receipt.json', '--name', 'Jane Doe'),
      await rig.run('handoff', setup, '--as-built', 'built.html'),
      await rig.run('handoff', setup, '--receipt', 'receipt.json'),
      await rig.run('rotate', setup, '--yes'),
      await rig.run('prove', setup),
    ].map(({ code }) => code);
    expect(codes).toEqual([0, 0, 3, 1, 0, 3, 0, 0, 0, 0, 0, 0]);
    const app = rig.tenant.world.state.applications.find((one) => one.uniqueName !== null);
    expect(app?.passwordCredentials).toEqual([]);
    expect(app?.keyCredentials.map(({ key }) => key)).toEqual([certificate]);
    expect(rig.tenant.world.vault.size).toBe(1);
    for (const name of ['first.txt', 'second.txt']) {
      rig.secrets.add('passphrase', readFileSync(join(rig.work, name), 'utf8').trim());
    }
    const places = await rig.places();
    const scanned = places.map(({ name }) => name).join('\n');
    for (const name of [
      'rotation.json',
      'built.html',
      'journal',
      'audit',
      'receipt.json',
      'standard output of rotate',
    ]) {
      expect(scanned).toContain(name);
    }
    expect(rig.secrets.count('line of the private key')).toBeGreaterThan(10);
    expect(findLeaks(places, rig.secrets.all())).toEqual([]);
  });
});
