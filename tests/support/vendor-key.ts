import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { certificateMaker } from '../../electron/credentials/certificate/make';
import { makePfx } from '../../electron/credentials/certificate/make-pfx';
import { pemOf } from '../../electron/credentials/certificate/view';

const dayMs = 24 * 60 * 60 * 1000;

/** Of the PFX that `vendorKey` writes. */
export const keyPassphrase = 'nine herons stand still';

/** The vendor's key beside its certificate, as PFX and as PEM; both are its secrets. */
export async function vendorKey(folder: string, name = 'vendor') {
  const made = await certificateMaker().make({
    ...{ name, bits: 2048 },
    notBefore: new Date(Date.now() - dayMs),
    notAfter: new Date(Date.now() + 100 * dayMs),
  });
  writeFileSync(join(folder, `${name}.cer`), Buffer.from(made.certificate, 'base64'));
  writeFileSync(join(folder, `${name}.pfx`), makePfx(made, keyPassphrase, name));
  writeFileSync(
    join(folder, `${name}.key.pem`),
    pemOf('PRIVATE KEY', made.privateKey) + pemOf('CERTIFICATE', made.certificate),
  );
  return made;
}
