import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecureContext } from 'node:tls';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { makePfx } from '../../../../electron/credentials/certificate/make-pfx';
import { openPfx } from '../../../../electron/credentials/certificate/open-pfx';
import { certificateFiles } from '../../../../electron/credentials/certificate/files';
import type { CertificateKeyPair } from '../../../../electron/ports/certificates';
import { passphrase, sampleCertificate } from './sample';

const has = (program: string, ...args: string[]) => spawnSync(program, args).error === undefined;
const timeout = 60_000;
let pair: CertificateKeyPair;
let pfx: Buffer;

beforeAll(async () => {
  const { privateKey, certificate } = await sampleCertificate();
  pair = { privateKey, certificate };
  pfx = makePfx(pair, passphrase, 'eLegere');
});

/** Writes the PFX and each passphrase as files: never as arguments. */
function withFiles<T>(act: (files: { pfx: string; right: string; wrong: string }) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'sendwright-pfx-'));
  const files = { pfx: join(folder, 'a.pfx'), right: join(folder, 'right'), wrong: join(folder, 'wrong') };
  try {
    writeFileSync(files.pfx, pfx);
    writeFileSync(files.right, passphrase);
    writeFileSync(files.wrong, `${passphrase}x`);
    return act(files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe('a PFX', () => {
  it('opens with its passphrase and gives back key and certificate', () => {
    expect(openPfx(pfx, passphrase)).toEqual(pair);
    expect(() => openPfx(pfx, `${passphrase}x`)).toThrow(
      expect.objectContaining({ code: 'refused', message: 'The passphrase does not open the PFX.' }),
    );
  });

  it('is taken by the TLS library of this program, and refused with another passphrase', () => {
    expect(() => createSecureContext({ pfx, passphrase })).not.toThrow();
    expect(() => createSecureContext({ pfx, passphrase: 'wrong' })).toThrow();
  });

  it('takes any passphrase, the empty one and one outside ASCII too', { timeout }, () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (any) => {
        const made = makePfx(pair, any, 'a name');
        expect(openPfx(made, any)).toEqual(pair);
      }),
      { numRuns: 8 },
    );
  });

  it(
    'says of every changed byte or cut that it is damaged or does not fit, and never more',
    { timeout },
    () => {
      fc.assert(
        fc.property(fc.nat(pfx.length - 1), fc.integer({ min: 1, max: 255 }), fc.boolean(), (at, by, cut) => {
          const changed = cut ? pfx.subarray(0, at) : Buffer.from(pfx);
          if (!cut) changed[at] = (changed[at] ?? 0) ^ by;
          try {
            // A name that nobody reads may differ, the key never.
            expect(openPfx(changed, passphrase)).toEqual(pair);
          } catch (error) {
            expect(error).toMatchObject({
              code: expect.stringMatching(/^(?:invalid-input|refused|unsupported)$/u),
            });
          }
        }),
        { numRuns: 40 },
      );
    },
  );

  it.skipIf(!has('openssl', 'version'))(
    'opens with OpenSSL, AES-256 and SHA-256 (skipped without openssl)',
    () => {
      withFiles((files) => {
        const args = ['pkcs12', '-in', files.pfx, '-nodes', '-info', '-passin', `file:${files.right}`];
        const run = spawnSync('openssl', args, { encoding: 'utf8' });
        expect(run.status, run.stderr).toBe(0);
        expect(run.stdout).toContain('BEGIN PRIVATE KEY');
        expect(run.stdout).toContain('BEGIN CERTIFICATE');
        expect(run.stderr).toMatch(/MAC: sha256/u);
        expect(
          run.stderr.match(/PBES2, PBKDF2, AES-256-CBC, Iteration 100000, PRF hmacWithSHA256/gu),
        ).toHaveLength(2);
        const refused = spawnSync('openssl', [...args.slice(0, -1), `file:${files.wrong}`], {
          encoding: 'utf8',
        });
        expect(refused.status).not.toBe(0);
        expect(refused.stdout).not.toContain('BEGIN PRIVATE KEY');
      });
    },
  );

  it.skipIf(!has('keytool', '-help'))('opens with Java (skipped without keytool)', { timeout }, () => {
    withFiles((files) => {
      const list = (file: string) =>
        spawnSync(
          'keytool',
          ['-list', '-storetype', 'PKCS12', '-keystore', files.pfx, '-storepass:file', file],
          { encoding: 'utf8' },
        );
      expect(list(files.right).stdout).toContain('PrivateKeyEntry');
      expect(list(files.wrong).status).not.toBe(0);
    });
  });
});

describe('a PFX of others', () => {
  const make = (...how: string[]): Buffer => {
    const folder = mkdtempSync(join(tmpdir(), 'sendwright-pfx-'));
    try {
      for (const [name, bytes] of certificateFiles(pair, passphrase, 'a'))
        writeFileSync(join(folder, name), bytes);
      writeFileSync(join(folder, 'pass'), passphrase);
      execFileSync(
        'openssl',
        [
          ...['pkcs12', '-export', '-inkey', 'private-key.pem', '-in', 'certificate.pem', ...how],
          ...['-passout', 'file:pass', '-out', 'out.pfx'],
        ],
        { cwd: folder, stdio: 'pipe' },
      );
      return execFileSync('cat', [join(folder, 'out.pfx')]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  };
  const skip = !has('openssl', 'version');

  it.skipIf(skip)('made by OpenSSL today opens here (skipped without openssl)', () => {
    expect(openPfx(make(), passphrase)).toEqual(pair);
  });

  it.skipIf(skip)('of an older kind says how to export it again (skipped without openssl)', () => {
    const old = make('-keypbe', 'PBE-SHA1-3DES', '-certpbe', 'PBE-SHA1-3DES', '-macalg', 'sha1');
    expect(() => openPfx(old, passphrase)).toThrow(expect.objectContaining({ code: 'unsupported' }));
  });
});
