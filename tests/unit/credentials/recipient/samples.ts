import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  KeyUsageFlags,
  KeyUsagesExtension,
  X509CertificateGenerator,
} from '@peculiar/x509';
import { pemOf } from '../../../../electron/credentials/certificate/view';

/** Now, for these tests. */
export const now = new Date('2026-11-21T12:00:00Z');

const usages = {
  encrypt: new KeyUsagesExtension(KeyUsageFlags.keyEncipherment, true),
  sign: new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
  both: new KeyUsagesExtension(KeyUsageFlags.digitalSignature | KeyUsageFlags.keyEncipherment, true),
};

interface Wanted {
  readonly algorithm?: 'rsa' | 'ec';
  readonly bits?: number;
  /** Null: the certificate does not say. */
  readonly usage?: keyof typeof usages | null;
  readonly notBefore?: string;
  readonly notAfter?: string;
}

/** A vendor's certificate with its private key, as a vendor would make it. */
export async function vendorCertificate(wanted: Wanted = {}) {
  const { algorithm = 'rsa', bits = 2048, usage = 'encrypt' } = wanted;
  cryptoProvider.set(webcrypto as never);
  const signing =
    algorithm === 'ec'
      ? { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
      : {
          name: 'RSASSA-PKCS1-v1_5',
          hash: 'SHA-256',
          modulusLength: bits,
          publicExponent: new Uint8Array([1, 0, 1]),
        };
  const keys = await webcrypto.subtle.generateKey(signing, true, ['sign', 'verify']);
  const made = await X509CertificateGenerator.createSelfSigned({
    serialNumber: '7b00ff01',
    name: 'CN=Northwind Mailer, O=Northwind',
    notBefore: new Date(wanted.notBefore ?? '2026-01-01T00:00:00Z'),
    notAfter: new Date(wanted.notAfter ?? '2027-12-31T00:00:00Z'),
    signingAlgorithm: signing,
    keys: keys as never,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      ...(usage === null ? [] : [usages[usage]]),
    ],
  });
  const pkcs8 = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey));
  const der = Buffer.from(made.rawData);
  return {
    der,
    pem: pemOf('CERTIFICATE', der.toString('base64')),
    keyDer: pkcs8,
    keyPem: pemOf('PRIVATE KEY', pkcs8.toString('base64')),
  };
}

export type VendorCertificate = Awaited<ReturnType<typeof vendorCertificate>>;

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
