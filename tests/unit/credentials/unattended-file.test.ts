import { beforeAll, describe, expect, it } from 'vitest';
import { toAppError } from '../../../electron/contract/errors';
import { certificateMaker } from '../../../electron/credentials/certificate/make';
import { openUnattended, sealUnattended } from '../../../electron/credentials/unattended-file';
import type { UnattendedSignIn } from '../../../electron/ports/unattended';

const passphrase = 'k3fm-9x2p-qq7d-hw5e-r7tn';
const now = new Date('2026-11-22T10:00:00.000Z');
const expires = '2027-11-22T10:00:00.000Z';
let signIn: UnattendedSignIn;
let sealed: string;

const open = async (text: string, word = passphrase, at = now) => openUnattended(text, word, 'job.json', at);
const edited = (change: object): string => JSON.stringify({ ...(JSON.parse(sealed) as object), ...change });

async function refusal(opening: Promise<unknown>) {
  const error: unknown = await opening.then(
    () => null,
    (found: unknown) => found,
  );
  return toAppError(error);
}

beforeAll(async () => {
  const { privateKey, certificate } = await certificateMaker().make({
    ...{ name: 'Sendwright Review', bits: 2048, notBefore: now, notAfter: new Date(expires) },
  });
  signIn = {
    ...{ cloud: 'global', tenantId: '5f2c0a1e-9d3b-4c7a-8e21-0b6d4f1a2c3e', tenantName: 'Contoso' },
    ...{ organization: 'contoso.onmicrosoft.com', clientId: '0b6d4f1a-9d3b-4c7a-8e21-5f2c0a1e2c3e' },
    ...{ objectId: '4c7a0b6d-9d3b-4f1a-8e21-5f2c0a1e2c3e', name: 'Sendwright Review' },
    ...{ certificate: { privateKey, certificate }, expires },
  };
  sealed = await sealUnattended(signIn, passphrase);
});

describe('the sealed sign-in of a scheduled job', () => {
  it('gives back what was sealed', async () => {
    expect(await open(sealed)).toEqual(signIn);
    const domains = ['contoso.com', 'contoso.onmicrosoft.com'];
    const named = await sealUnattended({ ...signIn, domains }, passphrase);
    expect(await open(named)).toEqual({ ...signIn, domains });
    const other = await refusal(open(named.replace('contoso.com', 'fabrikam.com')));
    expect(other.message).toContain('domains');
  });

  it('shows whose it is and until when, and nothing of the key', async () => {
    expect(JSON.parse(sealed)).toMatchObject({
      ...{ format: 1, kind: 'sendwright-unattended', tenantName: 'Contoso', expires },
      thumbprint: expect.stringMatching(/^[0-9A-F]{40}$/u) as string,
    });
    const key = Buffer.from(signIn.certificate.privateKey, 'base64');
    const written = [
      Buffer.from(sealed),
      Buffer.from((JSON.parse(sealed) as { sealed: string }).sealed, 'base64'),
    ];
    // Any 24 bytes of the key, as they are or in base64: none may stand anywhere.
    for (let at = 0; at + 24 <= key.length; at += 8) {
      const part = key.subarray(at, at + 24);
      for (const text of written) {
        expect(text.includes(part)).toBe(false);
        expect(text.includes(part.toString('base64').slice(1, -1))).toBe(false);
        expect(text.includes(part.toString('hex'))).toBe(false);
      }
    }
  });

  it('refuses an easy passphrase before anything is made', async () => {
    expect((await refusal(sealUnattended(signIn, 'password'))).code).toBe('invalid-input');
    // Enough for a handoff, too short for what may lie in a repository.
    const short = await refusal(sealUnattended(signIn, 'k3fm-9x2p-qq7d-hw5e'));
    expect(short.message).toContain('at least 24');
    expect(short.facts.next).toContain('--new-passphrase-file');
  });

  it('tells what went wrong in words of its own, without the key or the passphrase', async () => {
    const wrong = await refusal(open(sealed, 'another-word-altogether'));
    expect(wrong.facts).toMatchObject({
      ...{ code: 'not-signed-in', message: 'The passphrase does not open job.json.' },
    });
    const other = await refusal(open('{"format":1}'));
    expect(other.facts.code).toBe('invalid-input');
    const late = await refusal(open(sealed, passphrase, new Date(expires)));
    expect(late.facts).toMatchObject({ code: 'not-signed-in', who: 'whoever keeps the certificate' });
    expect(late.facts.next).toContain('--out FILE --new-passphrase-file FILE');
    expect(late.message).toContain('2027-11-22');
    const newer = await refusal(open(edited({ format: 2 })));
    expect(newer.facts.code).toBe('unsupported');
    const broken = await refusal(open(edited({ sealed: Buffer.from('no ZIP').toString('base64') })));
    expect(broken.facts.code).toBe('invalid-input');
    for (const error of [wrong, other, late, newer, broken]) {
      const said = JSON.stringify([error.facts, error.stack, String(error.cause)]);
      expect(said).not.toContain(signIn.certificate.privateKey.slice(0, 24));
      expect(said).not.toContain(passphrase);
    }
  });

  it.each([
    ['tenantId', '00000000-9d3b-4c7a-8e21-0b6d4f1a2c3e'],
    ['clientId', '00000000-9d3b-4c7a-8e21-0b6d4f1a2c3e'],
    ['organization', 'fabrikam.onmicrosoft.com'],
    ['cloud', 'practice'],
    ['expires', '2030-01-01T00:00:00.000Z'],
  ])('tells that %s was changed beside the sealed part', async (fact, value) => {
    const found = await refusal(open(edited({ [fact]: value })));
    expect(found.facts.code).toBe('invalid-input');
    expect(found.message).toContain(fact);
  });

  it('takes no key that is not the certificate’s', async () => {
    const other = await certificateMaker().make({
      ...{ name: 'Other', bits: 2048, notBefore: now, notAfter: new Date(expires) },
    });
    const mixed = { ...signIn.certificate, privateKey: other.privateKey };
    const text = await sealUnattended({ ...signIn, certificate: mixed }, passphrase);
    expect((await refusal(open(text))).message).toBe('job.json is damaged.');
  });
});
