import { readFile, stat } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { AppError } from '../contract/errors';
import { pfxOf } from '../contract/key-file';
import type { SetupSpec } from '../contract/setup-file';
import { readPublicCertificate } from '../credentials/certificate/read-public';
import type { SetupRecord } from '../ports/records';
import type { CertificateKeyPair, CertificateView } from '../ports/certificates';
import type { UnlockPfx } from './unlock-pfx';
import { isVendorsKey } from './vendor-held';

/** The certificate that a setup file names; its private key where the file is a PFX, in memory only. */
export interface GivenCertificate {
  readonly view: CertificateView;
  readonly key: CertificateKeyPair | null;
}

/** Far more than any certificate takes. */
const mostBytes = 1_000_000;

/**
 * The certificate that a setup file names, relative to its folder: the vendor's own public one, or a PFX with its key;
 * null where it names none. Throws AppError `invalid-input` where it cannot be read, is not what its name says, or Entra
 * would not take it; for a PFX also what `unlock` throws.
 */
export async function givenCertificate(
  spec: SetupSpec,
  folder: string,
  now: Date,
  unlock: UnlockPfx,
): Promise<GivenCertificate | null> {
  const { credential } = spec;
  if (credential.kind !== 'certificate' || credential.file === undefined) return null;
  const path = isAbsolute(credential.file) ? credential.file : resolve(folder, credential.file);
  const isPfx = pfxOf(spec) !== null;
  const bytes = await bytesOf(path, isPfx);
  if (!isPfx) return { view: readPublicCertificate(bytes, credential.file, now), key: null };
  return unlock(bytes, credential.file, now);
}

/**
 * The vendor's own public certificate as it was entered in Entra; null where the setup file names none, its file is gone
 * or cannot be used, or it is another one by now.
 */
export async function enteredCertificate(
  { spec, folder, credential }: Pick<SetupRecord, 'spec' | 'folder' | 'credential'>,
  now: Date,
): Promise<CertificateView | null> {
  if (!isVendorsKey(spec) || credential === null) return null;
  const noPassphrase: UnlockPfx = async () => {
    throw new AppError({ code: 'internal', message: 'A public certificate asked for a passphrase.' });
  };
  try {
    const given = await givenCertificate(spec, folder ?? process.cwd(), now, noPassphrase);
    const isEntered = Date.parse(given?.view.notAfter ?? '') === Date.parse(credential.expires);
    return isEntered ? (given?.view ?? null) : null;
  } catch (error) {
    if (error instanceof AppError && error.code === 'invalid-input') return null;
    throw error;
  }
}

async function bytesOf(path: string, isPfx: boolean): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size <= mostBytes) return await readFile(path);
  } catch (error) {
    throw new AppError(
      {
        code: 'invalid-input',
        message: isPfx
          ? `The certificate and key ${path} cannot be read.`
          : `The vendor's certificate ${path} cannot be read.`,
        who: 'you',
        next: `Correct "credential.file" in the setup file; a path there is relative to the setup file or the saved plan.${isPfx ? ' Who must not have the key can do the Exchange part from a script: plan --exchange-script, where the file is.' : ''}`,
      },
      { cause: error },
    );
  }
  throw new AppError({
    code: 'invalid-input',
    message: `${path} is too big: a certificate takes a few thousand bytes.`,
    who: 'you',
    next: 'Correct "credential.file" in the setup file.',
  });
}
