import { createVerify, X509Certificate } from 'node:crypto';
import { makePfx } from '../../../electron/credentials/certificate/make-pfx';
import { certificateMaker } from '../../../electron/credentials/certificate/make';
import { openPfx } from '../../../electron/credentials/certificate/open-pfx';
import { readPublicCertificate } from '../../../electron/credentials/certificate/read-public';
import { clientAssertion } from '../../../electron/identity/client-assertion';
import { constants } from 'node:crypto';

const passphrase = 'k3fm-9x2p-qq7d-hw5e';

/** Makes a certificate, its PFX and an assertion, and opens what it made; prints all of it for another program to judge. */
async function main(): Promise<void> {
  const now = new Date();
  const notAfter = new Date(now.getTime() + 30 * 24 * 60 * 60 * 1000);
  const { view, ...pair } = await certificateMaker().make({
    name: 'eLegere',
    bits: 2048,
    notBefore: now,
    notAfter,
  });
  const pfx = makePfx(pair, passphrase, 'eLegere');
  const opened = openPfx(pfx, passphrase);
  const der = Buffer.from(pair.certificate, 'base64');
  const read = readPublicCertificate(der, 'a.cer', new Date(now.getTime() + 1000));
  const assertion = clientAssertion(pair, { clientId: 'c', audience: 'a', now, id: 'j' });
  const [header = '', payload = '', signature = ''] = assertion.split('.');
  const verified = createVerify('sha256')
    .update(`${header}.${payload}`)
    .verify(
      { key: new X509Certificate(der).publicKey, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 },
      Buffer.from(signature, 'base64url'),
    );
  process.stdout.write(
    JSON.stringify({
      crypto: process.versions.openssl,
      pfx: pfx.toString('base64'),
      isSame: opened.privateKey === pair.privateKey && read.sha256 === view.sha256,
      verified,
    }),
  );
}

void main();
