import { describe, expect, it } from 'vitest';
import { handoffSchema } from '../../../electron/contract/handoff';
import { passphraseOpener, passphraseSealer } from '../../../electron/credentials/sealing';
import { buildHandoff } from '../../../electron/handoff/bundle';
import { assertNoSecret } from '../../../electron/handoff/leak-check';
import { loadProfile, profileIds } from '../../../electron/handoff/load-profile';
import { sampleInput, secretValue } from './sample';

const passphrase = 'k3fm-9x2p-qq7d-hw5e-aaaa-bbbb';
const sealer = passphraseSealer(passphrase);
const textOf = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

describe('the bundle', () => {
  it('holds its files, and the open part lists each of the others', async () => {
    const files = await buildHandoff(sampleInput(), sealer);
    expect([...files.keys()].sort()).toEqual([
      'README.txt',
      'SHA256SUMS',
      'handoff.html',
      'handoff.json',
      'renewal.ics',
      'sealed.zip',
    ]);
    const handoff = handoffSchema.parse(JSON.parse(textOf(files.get('handoff.json'))));
    expect(handoff.files.map((file) => file.name).sort()).toEqual([
      'README.txt',
      'handoff.html',
      'renewal.ics',
      'sealed.zip',
    ]);
    expect(handoff).toMatchObject({
      expiresOn: '2027-05-20',
      scope: 'https://graph.microsoft.com/.default',
      endpoints: {
        token: 'https://login.microsoftonline.com/8f3c2a10-0000-4000-8000-00000000000a/oauth2/v2.0/token',
      },
    });
  });

  it('gives Ostendo its fields in its words and order', async () => {
    const files = await buildHandoff(sampleInput(), sealer);
    const handoff = handoffSchema.parse(JSON.parse(textOf(files.get('handoff.json'))));
    expect(handoff.fields.map((field) => [field.name, 'value' in field ? field.value : 'sealed'])).toEqual([
      ['FromAddress', 'invoices@contoso.example'],
      ['ClientID', '1d2e3f40-0000-4000-8000-00000000000b'],
      ['ClientSecret', 'sealed'],
      ['TenantID', '8f3c2a10-0000-4000-8000-00000000000a'],
      ['Default', 'ticked, if this is to be the primary e-mail method'],
    ]);
    expect(handoff.fields[0]?.note).toContain('payroll-notification@contoso.example');
  });

  it('has the secret in the sealed part alone', async () => {
    const files = await buildHandoff(sampleInput(), sealer);
    for (const [name, bytes] of files) {
      const content = Buffer.from(bytes);
      for (const form of [secretValue, Buffer.from(secretValue).toString('base64')]) {
        expect(content.includes(form), name).toBe(false);
      }
      expect(content.includes(secretValue.slice(0, 5)), name).toBe(false);
    }
    const sealed = await passphraseOpener(passphrase).open(files.get('sealed.zip') ?? new Uint8Array());
    expect([...sealed.keys()]).toEqual(['credential.json', 'credential.txt']);
    expect(textOf(sealed.get('credential.txt'))).toContain(`ClientSecret:\r\n${secretValue}\r\n`);
  });

  it.each([
    ['as it is', (value: string) => value],
    ['in JSON', (value: string) => JSON.stringify({ value })],
    ['in base64', (value: string) => Buffer.from(value).toString('base64')],
    ['in an address', (value: string) => `https://a.example/?s=${encodeURIComponent(value)}`],
  ])('refuses an open file that holds the secret %s', (_how, leak) => {
    const { credential } = sampleInput();
    const open = new Map([['notes.txt', new TextEncoder().encode(`x ${leak(secretValue)} y`)]]);
    expect(() => assertNoSecret(open, credential)).toThrow(/notes\.txt would have held the credential/u);
  });

  it('seals nothing where the vendor owns the application', async () => {
    const files = await buildHandoff(sampleInput({ credential: null }), {
      ...sealer,
      seal: () => Promise.reject(new Error('must not be called')),
    });
    expect([...files.keys()].sort()).toEqual(['README.txt', 'SHA256SUMS', 'handoff.html', 'handoff.json']);
    const handoff = handoffSchema.parse(JSON.parse(textOf(files.get('handoff.json'))));
    expect(handoff.fields[2]).toMatchObject({ name: 'ClientSecret', vendorsOwn: true });
    expect(handoff).toMatchObject({ credential: null, sealed: null, expiresOn: null });
  });

  it("tells the vendor's own certificate, by which it can compare, and when it ends", async () => {
    const files = await buildHandoff(
      sampleInput({
        profile: loadProfile('elegere'),
        credential: null,
        ownCertificate: {
          ...{ kind: 'certificate', keyId: 'k-9', expires: '2027-11-15T23:59:59Z' },
          ...{ thumbprint: 'AB12', thumbprintSha256: 'CD34' },
        },
      }),
      null,
    );
    expect([...files.keys()]).toContain('renewal.ics');
    expect([...files.keys()].filter((name) => name.startsWith('sealed'))).toEqual([]);
    const handoff = handoffSchema.parse(JSON.parse(textOf(files.get('handoff.json'))));
    expect(handoff).toMatchObject({
      sealed: null,
      expiresOn: '2027-11-15',
      credential: { kind: 'certificate', keyId: 'k-9', thumbprint: 'AB12', thumbprintSha256: 'CD34' },
    });
    const page = textOf(files.get('handoff.html')).replace(/\s+/gu, ' ');
    for (const text of [
      'It is your own',
      '<code>AB12</code>',
      '<code>CD34</code>',
      '2027-11-15',
      'renewal.ics',
    ]) {
      expect(page).toContain(text);
    }
    expect(page).not.toMatch(/sealed part|certificate\.pfx|client secret/u);
    expect(textOf(files.get('README.txt'))).toContain('renewal.ics');
  });

  it('refuses a kind of credential the vendor has no field for', async () => {
    const wrong = sampleInput({ profile: loadProfile('elegere') });
    await expect(buildHandoff(wrong, sealer)).rejects.toMatchObject({
      code: 'invalid-input',
      message: 'eLegere signs in with a certificate, not with a secret.',
    });
  });

  it('hands a certificate over as its own file', async () => {
    const pfx = new Uint8Array([48, 130, 9, 9, 2, 1, 3, 48, 130]);
    const files = await buildHandoff(
      sampleInput({
        profile: loadProfile('elegere'),
        credential: {
          kind: 'certificate',
          keyId: 'k',
          expires: '2027-11-20T00:00:00Z',
          thumbprint: 'AB12',
          thumbprintSha256: 'CD',
          pfxPassphrase: 'k3fm-9x2p-qq7d',
          files: new Map([['certificate.pfx', pfx]]),
        },
      }),
      sealer,
    );
    const sealed = await passphraseOpener(passphrase).open(files.get('sealed.zip') ?? new Uint8Array());
    expect(sealed.get('certificate.pfx')).toEqual(pfx);
    expect(textOf(sealed.get('credential.txt'))).toContain('Certificate:\r\nthe file certificate.pfx');
  });
});

describe('the page', () => {
  it('is self-contained and escapes what it is given', async () => {
    const files = await buildHandoff(
      sampleInput({ application: '<img src=x onerror="1">&', madeBy: '"><script>1</script>' }),
      sealer,
    );
    const page = textOf(files.get('handoff.html'));
    expect(page).not.toMatch(/<(?:script|img|link|iframe|base)|<[^>]*\s(?:src|href|on\w+)=|url\(|@import/iu);
    expect(page).toContain('&#60;img src=x onerror');
  });

  it.each(profileIds)('shows every step and field of %s', async (id) => {
    const profile = loadProfile(id);
    const certificate = {
      kind: 'certificate',
      keyId: 'k',
      expires: '2027-11-20T00:00:00Z',
      thumbprint: 'AB12',
      thumbprintSha256: 'CD',
      pfxPassphrase: 'k3fm-9x2p-qq7d',
      files: new Map([['certificate.pfx', new Uint8Array(20).fill(7)]]),
    } as const;
    const input = sampleInput({ profile });
    const kind = profile.credentialKinds[0];
    const files = await buildHandoff(
      kind === 'certificate' ? { ...input, credential: certificate } : input,
      sealer,
    );
    const page = textOf(files.get('handoff.html'))
      .replace(/&#(\d+);/gu, (_all, code: string) => String.fromCharCode(Number(code)))
      .replace(/\s+/gu, ' ');
    for (const step of profile.steps) expect(page).toContain(step.do);
    for (const field of profile.fields) {
      if (field.from === 'certificate' && kind === 'secret') continue;
      expect(page).toContain(`<th scope="row">${field.name}</th>`);
    }
  });

  it('does not call a setup proven that is not', async () => {
    for (const verdict of ['failed', 'not-yet-effective', 'unknown'] as const) {
      const input = sampleInput({ proof: { verdict, time: '2026-11-21T09:14:00Z' } });
      expect(textOf((await buildHandoff(input, sealer)).get('handoff.html'))).not.toContain('Proven');
    }
    const none = await buildHandoff(sampleInput({ proof: null }), sealer);
    expect(textOf(none.get('handoff.html'))).toContain('Not proven yet.');
  });

  it('says on page and README first what must be read first', async () => {
    const files = await buildHandoff(sampleInput({ cautions: ['NOT PROVEN LIVE: <try> it.'] }), sealer);
    const page = textOf(files.get('handoff.html'));
    expect(page.indexOf('NOT PROVEN LIVE: &#60;try&#62; it.')).toBeGreaterThan(0);
    expect(page.indexOf('NOT PROVEN LIVE')).toBeLessThan(page.indexOf('At a glance'));
    expect(textOf(files.get('README.txt'))).toContain('!!! NOT PROVEN LIVE: <try> it.');
    expect(textOf(files.get('handoff.json'))).toContain('NOT PROVEN LIVE');
  });
});
