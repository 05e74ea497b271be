import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { X509CertificateGenerator, cryptoProvider } from '@peculiar/x509';

/** A self-signed certificate, base64 of its DER. */
export async function makeCertificate(from: Date, to: Date, bits = 2048): Promise<string> {
  cryptoProvider.set(webcrypto as never);
  const algorithm = {
    name: 'RSASSA-PKCS1-v1_5',
    hash: 'SHA-256',
    modulusLength: bits,
    publicExponent: new Uint8Array([1, 0, 1]),
  };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned({
    name: 'CN=Mailer',
    notBefore: from,
    notAfter: to,
    signingAlgorithm: algorithm,
    keys: keys as never,
  });
  return Buffer.from(certificate.rawData).toString('base64');
}
