import 'reflect-metadata';
import { randomBytes, randomUUID, webcrypto, X509Certificate } from 'node:crypto';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { AppError } from '../../contract/errors';
import { registerSecret } from '../../log/redact/registered';
import type { CertificateMaker } from '../../ports/certificates';
import { viewOf } from './view';

/** X.509 lets a common name have so many characters. */
const longestName = 64;

/** Makes certificates; each is signed by itself with SHA-256. */
export function certificateMaker(): CertificateMaker {
  return {
    newKeyId: randomUUID,
    async make({ name, bits, notBefore, notAfter }) {
      if (notAfter.getTime() <= notBefore.getTime()) throw endsTooEarly();
      cryptoProvider.set(webcrypto as never);
      const algorithm = {
        name: 'RSASSA-PKCS1-v1_5',
        hash: 'SHA-256',
        modulusLength: bits,
        publicExponent: new Uint8Array([1, 0, 1]),
      };
      const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
      const made = await X509CertificateGenerator.createSelfSigned({
        // A first byte of 1 to 7f: never negative, never empty.
        serialNumber: `01${randomBytes(15).toString('hex')}`,
        // As it is: a plain text would be read as an RFC 4514 value. The types know only that one.
        name: [{ CN: [{ utf8String: commonNameOf(name) } as never] }],
        ...{ notBefore, notAfter, signingAlgorithm: algorithm, keys: keys as never },
        extensions: [
          new BasicConstraintsExtension(false, undefined, true),
          new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
          new ExtendedKeyUsageExtension([ExtendedKeyUsage.clientAuth]),
        ],
      });
      const pkcs8 = await webcrypto.subtle.exportKey('pkcs8', keys.privateKey);
      const privateKey = Buffer.from(pkcs8).toString('base64');
      registerSecret(privateKey);
      const view = viewOf(new X509Certificate(Buffer.from(made.rawData)));
      return { privateKey, certificate: view.certificate, view };
    },
  };
}

/** Cut by whole characters, never to nothing. */
function commonNameOf(name: string): string {
  return Array.from(name.trim()).slice(0, longestName).join('').trim() || 'Sendwright';
}

function endsTooEarly(): AppError {
  return new AppError({
    code: 'invalid-input',
    message: 'The certificate would end before it begins.',
    who: 'you',
    next: 'Give a later end, and check the clock of this computer.',
  });
}
