import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateIdentity, identityToRecipient } from 'age-encryption';
import { describe, expect, it } from 'vitest';
import { sealedCredentialSchema } from '../../electron/contract/handoff';
import { openPfx } from '../../electron/credentials/certificate/open-pfx';
import { openFolder } from '../../electron/services/open-folder';
import { systemClock } from '../../electron/hosts/terminal/system-clock';
import { runCli } from '../support/cli';
import { withFakeKeychain } from '../support/fake-keychain';
import { filesBelow, findLeaks } from '../support/leak-scan';
import { testFolder } from '../support/folder';
import { writeJob } from '../support/setup-files';
import { LeakRig } from './leaks/rig';

const setup = 'ostendo-continuum';
const sender = 'invoices@contoso.example';

/** Proof that a scan looked for something and at something. */
async function expectScanned(rig: LeakRig, names: readonly string[]): Promise<void> {
  expect(rig.secrets.count('client secret')).toBeGreaterThan(0);
  expect(rig.secrets.count('access_token')).toBeGreaterThan(0);
  const places = await rig.places();
  expect(places.find(({ name }) => name.startsWith('arguments'))?.bytes.toString()).toContain(
    'keychain-helper',
  );
  const scanned = places.map((place) => place.name).join('\n');
  for (const name of names) expect(scanned).toContain(name);
  expect(findLeaks(places, rig.secrets.all())).toEqual([]);
}

/** The passphrase that was made, without its newline, now a secret of the rig. */
function madePassphrase(rig: LeakRig, file: string): string {
  const passphrase = readFileSync(join(rig.work, file), 'utf8').trim();
  rig.secrets.add('passphrase', passphrase);
  rig.allowed.push(file, 'handoff/sealed.zip');
  return passphrase;
}

describe('no secret leaks', () => {
  it('from a whole rbac job, for people and for programs', { timeout: 120_000 }, async () => {
    const rig = await LeakRig.open();
    const job = writeJob(rig.work, { createSender: 'payroll-notification@contoso.example' });
    const send = ['send', setup, '--to', 'anna@contoso.example', '--from'];
    const handoff = ['handoff', setup, '--out', 'handoff'];
    const codes = [
      await rig.run('plan', job, '--out', 'plan.json', '--change-request', 'change.html'),
      await rig.run('plan', job, '--json'),
      await rig.run('apply', 'plan.json', '--yes'),
      await rig.run('apply', job, '--yes', '--json'),
      await rig.run('prove', setup, '--json'),
      await rig.run('prove', setup),
      await rig.run(...send, sender),
      await rig.run(...send, 'ceo@contoso.example', '--json'),
      await rig.run(...handoff, '--new-passphrase-file', 'passphrase.txt'),
      await rig.run(...handoff, '--new-passphrase-file', 'again.txt'),
      await rig.run('open', 'handoff', '--passphrase-file', job),
      await rig.run('open', 'handoff', '--passphrase-file', 'passphrase.txt', '--json'),
      await rig.run(
        'open',
        'handoff',
        '--passphrase-file',
        'passphrase.txt',
        '--credential-file',
        'got.json',
      ),
      await rig.run('status', '--json'),
      await rig.run('status', setup, '--ics', 'upkeep.ics'),
      await rig.run('review', '--all', '--html', 'review.html', '--csv', 'review.csv'),
      await rig.run('review', setup, '--json'),
      await rig.run('sign', setup, 'review', '--by', 'Jane Doe'),
      await rig.run('export', setup, '--terraform', 'code'),
      await rig.run('export', setup, '--terraform', 'code-too', '--json'),
      await rig.run('consent', '--revoke', '--json'),
    ].map((result) => result.code);
    expect(codes).toEqual([0, 0, 0, 0, 0, 0, 0, 1, 0, 3, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    madePassphrase(rig, 'passphrase.txt');
    rig.allowed.push('got.json');
    await expectScanned(rig, [
      'journal',
      'plan.json',
      'change.html',
      'handoff/proof.html',
      'handoff/handoff.json',
      'handoff/renewal.ics',
      'review.html',
      'review.csv',
      'upkeep.ics',
      'code/main.tf',
      'code/exchange.ps1',
      '.log',
    ]);
    expect(findLeaks(filesBelow(join(rig.work)), rig.secrets.all()).join()).toContain(
      'got.json: client secret (plain)',
    );
  });

  it('from an accessPolicy job with a passphrase of one’s own', { timeout: 120_000 }, async () => {
    const rig = await LeakRig.open();
    const job = writeJob(rig.work, { scoping: 'accessPolicy' });
    const own = 'vier Kraniche ziehen & "still" über <den> Fluss';
    writeFileSync(join(rig.work, 'own.txt'), `${own}\n`);
    rig.secrets.add('passphrase', own);
    const codes = [
      await rig.run('apply', job, '--yes'),
      await rig.run('prove', setup),
      await rig.run('handoff', setup, '--out', 'handoff', '--passphrase-file', 'own.txt', '--json'),
      await rig.run('open', 'handoff', '--passphrase-file', 'own.txt'),
      await rig.run('send', setup, '--from', sender, '--to', 'anna@contoso.example', '--json'),
    ].map((result) => result.code);
    expect(codes).toEqual([0, 0, 0, 0, 0]);
    rig.allowed.push('own.txt', 'handoff/sealed.zip');
    await expectScanned(rig, ['journal', 'handoff/handoff.html']);
  });

  it(
    'from a job with a certificate: the private key is nowhere but in keychain and sealed part',
    { timeout: 120_000 },
    async () => {
      const rig = await LeakRig.open();
      const credential = '{ kind: certificate, months: 12 }';
      const job = writeJob(rig.work, { vendor: 'elegere', credential });
      const codes = [
        await rig.run('plan', job, '--out', 'plan.json', '--change-request', 'change.html'),
        await rig.run('apply', 'plan.json', '--yes', '--json'),
        await rig.run('prove', setup, '--json'),
        await rig.run('send', setup, '--from', sender, '--to', 'anna@contoso.example', '--json'),
        await rig.run('handoff', setup, '--out', 'handoff', '--new-passphrase-file', 'passphrase.txt'),
        await rig.run(
          ...['open', 'handoff', '--passphrase-file', 'passphrase.txt', '--credential-file', 'got.json'],
        ),
        await rig.run('status', '--json'),
      ].map((result) => result.code);
      expect(codes).toEqual([0, 0, 0, 0, 0, 0, 0]);
      const got = JSON.parse(readFileSync(join(rig.work, 'got.json'), 'utf8')) as Record<string, string>;
      const { privateKey } = openPfx(Buffer.from(got['pfx'] ?? '', 'base64'), got['pfxPassphrase'] ?? '');
      // Its first third is the public key, which stands in the certificate too.
      const secretPart = privateKey.slice(448);
      rig.secrets.add('private key', secretPart);
      // As it stands in PEM files: any line of it is too much.
      for (let at = 0; at + 64 <= secretPart.length; at += 64) {
        rig.secrets.add('line of the private key', secretPart.slice(at, at + 64));
      }
      rig.secrets.add('PFX passphrase', got['pfxPassphrase'] ?? '');
      const [kept] = [...rig.tenant.world.vault.values()];
      expect(kept).toContain(privateKey);
      madePassphrase(rig, 'passphrase.txt');
      rig.allowed.push('got.json');
      expect(rig.secrets.count('client_assertion')).toBeGreaterThan(0);
      expect(findLeaks(await rig.places(), rig.secrets.all())).toEqual([]);
      expect(rig.secrets.count('line of the private key')).toBeGreaterThan(10);
    },
  );

  it(
    'from a handoff to a public key, opened with the private one and receipted',
    { timeout: 120_000 },
    async () => {
      const rig = await LeakRig.open();
      const job = writeJob(rig.work);
      const identity = await generateIdentity();
      writeFileSync(join(rig.work, 'vendor.age'), await identityToRecipient(identity));
      writeFileSync(join(rig.work, 'vendor.key'), identity);
      // How every such key begins is no secret.
      rig.secrets.add('private key', identity.slice('AGE-SECRET-KEY-1'.length));
      const practice = ['--practice', rig.tenant.infoFile];
      const open = ['open', 'handoff', '--identity-file', 'vendor.key'];
      const codes = [
        await rig.run('apply', job, '--yes'),
        await rig.run('prove', setup, '--json'),
        await rig.run('handoff', setup, '--out', 'wrong', '--recipient-file', 'vendor.key'),
        await rig.run('handoff', setup, '--out', 'handoff', '--recipient-file', 'vendor.age'),
        await rig.bare(...open, ...practice, '--receipt', 'receipt.json', '--name', 'Jane Doe'),
        await rig.bare(...open, ...practice, '--credential-file', 'got.json', '--json'),
        await rig.bare('open', 'handoff', '--identity-file', 'vendor.age', ...practice),
        await rig.run('handoff', setup, '--receipt', 'receipt.json', '--json'),
        await rig.run('status', '--json'),
      ].map((result) => result.code);
      expect(codes).toEqual([0, 0, 2, 0, 0, 0, 2, 0, 0]);
      rig.allowed.push('vendor.key', 'got.json', 'handoff/sealed.zip.age');
      await expectScanned(rig, ['receipt.json', 'handoff/handoff.html', 'handoff/README.txt', 'audit']);
      expect(findLeaks(filesBelow(rig.work), rig.secrets.all()).join()).toContain(
        'got.json: client secret (plain)',
      );
    },
  );

  it.each(['{ kind: secret, months: 6 }', '{ kind: certificate, months: 12 }'])(
    'from a decommission, its plan, its page, and the way back (%s)',
    { timeout: 120_000 },
    async (credential) => {
      const rig = await LeakRig.open();
      const job = writeJob(rig.work, { vendor: 'generic', credential });
      expect((await rig.run('apply', job, '--yes')).code).toBe(0);
      const [kept] = [...rig.tenant.world.vault.values()];
      const stored = JSON.parse(kept ?? '{}') as { value?: string; privateKey?: string };
      // The first third of a private key is the public one, which stands in the certificate too.
      rig.secrets.add('credential', stored.value ?? stored.privateKey?.slice(448) ?? '');
      const codes = [
        await rig.run('remove', setup, '--out', 'removal.json'),
        await rig.run('apply', 'removal.json', '--yes', '--json'),
        await rig.run('remove', setup, '--page', 'removed.html'),
        await rig.run('status', '--json'),
        await rig.run('remove', setup, '--restore', '--yes', '--json'),
        await rig.run('remove', setup, '--yes'),
        await rig.run('remove', setup, '--forget', '--yes', '--json'),
      ].map((result) => result.code);
      expect(codes).toEqual([0, 0, 0, 0, 0, 0, 0]);
      // A client secret was seen before, when it was made.
      expect(rig.secrets.count('credential') + rig.secrets.count('client secret')).toBeGreaterThan(0);
      const places = await rig.places();
      const scanned = places.map(({ name }) => name).join();
      for (const name of ['removal.json', 'removed.html', '.log']) expect(scanned).toContain(name);
      expect(findLeaks(places, rig.secrets.all())).toEqual([]);
    },
  );

  it.each(['lost-answer', 'malformed'] as const)(
    'from a run in which the secret is made and its answer fails (%s)',
    { timeout: 120_000 },
    async (kind) => {
      const rig = await LeakRig.open();
      const job = writeJob(rig.work);
      rig.tenant.world.faults.replace([{ match: { path: '/addPassword$' }, kind }]);
      expect((await rig.run('apply', job, '--yes', '--json')).code).toBe(0);
      expect((await rig.run('prove', setup)).code).toBe(0);
      await expectScanned(rig, ['journal']);
    },
  );

  it('where tokens come back in pieces', { timeout: 120_000 }, async () => {
    const rig = await LeakRig.open();
    const job = writeJob(rig.work);
    expect((await rig.run('apply', job, '--yes')).code).toBe(0);
    const malformed = { match: { path: '/oauth2/v2.0/token$' }, kind: 'malformed', times: 20 };
    rig.tenant.world.faults.replace([malformed]);
    expect((await rig.run('plan', job)).code).not.toBe(0);
    expect((await rig.run('send', setup, '--from', sender, '--to', 'anna@contoso.example')).code).not.toBe(0);
    await expectScanned(rig, ['journal']);
  });

  it(
    'from a keychain that refuses and tells what it was given, nor from one that works',
    { timeout: 120_000 },
    async () => {
      const rig = await LeakRig.open();
      const keychain = withFakeKeychain(rig.tenant.folder);
      rig.script = keychain.script;
      const job = writeJob(rig.work);
      keychain.refuse();
      const refused = await rig.run('apply', job, '--yes', '--json');
      expect(refused.code, refused.stdout + refused.stderr).toBe(3);
      expect((await rig.run('apply', job, '--yes')).code).toBe(3);
      const app = rig.tenant.world.state.applications.find((one) => one.uniqueName !== null);
      expect(app?.passwordCredentials).toEqual([]);
      keychain.allow();
      expect((await rig.run('apply', job, '--yes')).code).toBe(0);
      expect((await rig.run('prove', setup, '--json')).code).toBe(0);
      await expectScanned(rig, ['journal', 'keychain']);
    },
  );

  it('from the demo folder', { timeout: 60_000 }, async () => {
    const folder = testFolder();
    const demo = await runCli(['demo', '--out', 'demo'], folder);
    expect(demo.code, demo.stderr).toBe(0);
    const passphrase = readFileSync(join(folder, 'demo/passphrase.txt'), 'utf8').trim();
    const found: string[] = [];
    const nowhere = { connect: () => expect.unreachable(), clock: systemClock };
    const key = { kind: 'passphrase', value: passphrase } as const;
    const keep = async (credential: string): Promise<string> => {
      found.push(credential);
      return '';
    };
    await openFolder(nowhere, join(folder, 'demo/handoff'), key, { keep, test: false });
    const { value } = sealedCredentialSchema.parse(JSON.parse(found[0] ?? ''));
    const secrets = [
      { name: 'client secret', value: value ?? '' },
      { name: 'passphrase', value: passphrase },
    ];
    const places = [
      ...filesBelow(folder, ['demo/passphrase.txt', 'demo/handoff/sealed.zip']),
      { name: 'what was printed', bytes: Buffer.from(demo.stdout + demo.stderr) },
    ];
    expect(places.length).toBeGreaterThan(8);
    expect(findLeaks(places, secrets)).toEqual([]);
  });
});
