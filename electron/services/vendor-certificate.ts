import { readFile } from 'node:fs/promises';
import { isAbsolute, resolve } from 'node:path';
import { AppError } from '../contract/errors';
import type { SetupSpec } from '../contract/setup-file';
import { readPublicCertificate } from '../credentials/certificate/read-public';
import type { CertificateView } from '../ports/certificates';

/** Whether only the vendor holds the private key: nothing of the credential is secret here. */
export function isVendorsKey({ app, credential }: SetupSpec): boolean {
  return app === undefined && credential.kind === 'certificate' && credential.file !== undefined;
}

/**
 * The vendor's own public certificate that a setup file names, relative to its folder; null where it names none. Throws
 * AppError `invalid-input` where it cannot be read or Entra would not take it.
 */
export async function vendorCertificate(
  spec: SetupSpec,
  folder: string,
  now: Date,
): Promise<CertificateView | null> {
  const { credential } = spec;
  if (credential.kind !== 'certificate' || credential.file === undefined) return null;
  const path = isAbsolute(credential.file) ? credential.file : resolve(folder, credential.file);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    throw new AppError(
      {
        code: 'invalid-input',
        message: `The vendor's certificate ${path} cannot be read.`,
        who: 'you',
        next: 'Correct "credential.file" in the setup file; a path there is relative to the setup file or the saved plan.',
      },
      { cause: error },
    );
  }
  return readPublicCertificate(bytes, credential.file, now);
}
