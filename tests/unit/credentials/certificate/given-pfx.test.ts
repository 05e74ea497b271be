import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { certificateMaker } from '../../../../electron/credentials/certificate/make';
import { makePfx } from '../../../../electron/credentials/certificate/make-pfx';
import { checkPfx, readPfx } from '../../../../electron/credentials/certificate/read-pfx';
import { pemOf } from '../../../../electron/credentials/certificate/view';
import type { CertificateKeyPair } from '../../../../electron/ports/certificates';
import { end, now, passphrase, sampleCertificate } from './sample';

const timeout = 60_000;
const has = (program: string, ...args: string[]) => spawnSync(program, args).error === undefined;
const noOpenssl = !has('openssl', 'version');
let folder: string;
let pair: CertificateKeyPair;
let other: CertificateKeyPair;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sendwright-given-'));
  pair = await sampleCertificate();
  other = await sampleCertificate('another');
  for (const name of ['pass', 'pass2']) writeFileSync(join(folder, name), passphrase);
  writeFileSync(join(folder, 'key.pem'), pemOf('PRIVATE KEY', pair.privateKey));
  writeFileSync(join(folder, 'own.pem'), pemOf('CERTIFICATE', pair.certificate));
  writeFileSync(join(folder, 'other.pem'), pemOf('CERTIFICATE', other.certificate));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs OpenSSL in the folder. */
function openssl(...args: string[]): void {
  const run = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
  expect(run.status, run.stderr).toBe(0);
}

function exported(...how: string[]): Buffer {
  openssl('pkcs12', '-export', ...how, '-passout', 'file:pass', '-out', 'out.pfx');
  return readFileSync(join(folder, 'out.pfx'));
}

const read = (bytes: Uint8Array, phrase = passphrase, at = now) => readPfx(bytes, 'company.pfx', phrase, at);
const failure = (
  bytes: Uint8Array,
  phrase?: string,
  at?: Date,
): { code: string; message: string; next: string } => {
  try {
    read(bytes, phrase, at);
  } catch (error) {
    return (error as { facts: { code: string; message: string; next: string } }).facts;
  }
  throw new Error('It was taken.');
};

describe('a given PFX', () => {
  it('gives its key and certificate', () => {
    const { key, view } = read(makePfx(pair, passphrase, 'a'));
    expect(key).toEqual({ privateKey: pair.privateKey, certificate: pair.certificate });
    expect(view).toMatchObject({ subject: 'CN=eLegere', notAfter: end.toISOString() });
  });

  it('with another passphrase is refused, and nothing of either is told', () => {
    const facts = failure(makePfx(pair, passphrase, 'a'), 'not-the-passphrase');
    expect(facts).toMatchObject({ code: 'refused', message: 'The passphrase does not open company.pfx.' });
    expect(JSON.stringify(facts)).not.toContain('not-the');
  });

  it('whose key is not that of its certificate is refused', () => {
    const mixed = { privateKey: pair.privateKey, certificate: other.certificate };
    expect(failure(makePfx(mixed, passphrase, 'a'))).toMatchObject({
      code: 'invalid-input',
      message: 'The private key in company.pfx is not that of its certificate.',
    });
  });

  it('expired, or not valid yet, is refused', () => {
    const pfx = makePfx(pair, passphrase, 'a');
    expect(failure(pfx, passphrase, end).message).toBe('company.pfx expired on 2027-05-20.');
    const early = new Date(now.getTime() - 1000);
    expect(failure(pfx, passphrase, early).message).toContain('company.pfx is valid only from 2026-11-21');
  });

  it('with a key of 1024 bits is refused', { timeout }, async () => {
    const small = await certificateMaker().make({
      ...{ name: 'small', bits: 1024 as never, notBefore: now, notAfter: end },
    });
    expect(failure(makePfx(small, passphrase, 'a'))).toMatchObject({
      code: 'invalid-input',
      message: 'company.pfx has an RSA key of 1024 bits; Entra takes RSA keys of at least 2048 bits.',
    });
  });

  it.skipIf(noOpenssl)('with an EC key is refused (skipped without openssl)', () => {
    const args = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '10'];
    openssl('req', '-x509', ...args, '-subj', '/CN=ec', '-keyout', 'ec.key', '-out', 'ec.pem');
    const pfx = exported('-inkey', 'ec.key', '-in', 'ec.pem');
    expect(failure(pfx)).toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('a key of the kind ec'),
    });
  });

  it.skipIf(noOpenssl)('with a chain gives the certificate of the key (skipped without openssl)', () => {
    const pfx = exported('-inkey', 'key.pem', '-in', 'own.pem', '-certfile', 'other.pem');
    expect(read(pfx).key.certificate).toBe(pair.certificate);
  });

  it.skipIf(noOpenssl)('without a private key is refused (skipped without openssl)', () => {
    expect(failure(exported('-nokeys', '-in', 'own.pem'))).toMatchObject({
      code: 'invalid-input',
      message: 'company.pfx holds no private key.',
    });
  });

  it.skipIf(!has('keytool', '-help'))(
    'with two keys is refused (skipped without keytool)',
    { timeout },
    () => {
      for (const alias of ['one', 'two']) {
        const args = ['-alias', alias, '-dname', `CN=${alias}`, '-keyalg', 'RSA', '-keysize', '2048'];
        const store = ['-storetype', 'PKCS12', '-keystore', 'two.pfx', '-storepass:file', 'pass'];
        expect(spawnSync('keytool', ['-genkeypair', ...args, ...store], { cwd: folder }).status).toBe(0);
      }
      expect(failure(readFileSync(join(folder, 'two.pfx'))).message).toBe(
        'company.pfx holds 2 private keys; one is expected.',
      );
    },
  );

  it.skipIf(noOpenssl)(
    'of an older encryption tells the commands that pack it anew, and they work (skipped without openssl)',
    () => {
      const old = exported(
        ...['-inkey', 'key.pem', '-in', 'own.pem', '-keypbe', 'PBE-SHA1-3DES'],
        ...['-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1'],
      );
      const { code, next } = failure(old);
      expect(code).toBe('unsupported');
      writeFileSync(join(folder, 'company.pfx'), old);
      const commands = [...next.matchAll(/openssl (pkcs12 [^(,]*?\.(?:pem|pfx))(?=,| \()/gu)];
      expect(commands).toHaveLength(2);
      for (const [, command = ''] of commands) {
        openssl(...command.split(' '), '-passin', 'file:pass', '-passout', 'file:pass2');
      }
      expect(read(readFileSync(join(folder, 'new.pfx'))).key).toEqual({
        privateKey: pair.privateKey,
        certificate: pair.certificate,
      });
    },
  );
});

describe('what is called a PFX and is none', () => {
  const check = (bytes: Uint8Array) => () => checkPfx(bytes, 'company.pfx');

  it('is told by its content', () => {
    expect(check(Buffer.from(pair.certificate, 'base64'))).toThrow(
      'a certificate alone, without its private key',
    );
    expect(check(Buffer.from(pemOf('CERTIFICATE', pair.certificate)))).toThrow('a certificate alone');
    expect(check(Buffer.from(pemOf('PRIVATE KEY', pair.privateKey)))).toThrow(
      'text (PEM) with a private key',
    );
    expect(check(Buffer.from('hello'))).toThrow('company.pfx is not a PFX');
    expect(check(Buffer.alloc(0))).toThrow('company.pfx is not a PFX');
    expect(check(Buffer.from(pair.privateKey, 'base64'))).toThrow('company.pfx is not a PFX');
    expect(check(makePfx(pair, passphrase, 'a'))).not.toThrow();
  });

  it('is refused where it is too big, before it is read', () => {
    const big = Buffer.concat([makePfx(pair, passphrase, 'a'), Buffer.alloc(100_000)]);
    expect(check(big)).toThrow('company.pfx is too big for a PFX');
  });
});
