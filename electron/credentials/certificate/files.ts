import type { CertificateKeyPair } from '../../ports/certificates';
import type { Files } from '../../ports/sealing';
import { makePfx } from './make-pfx';
import { pemOf } from './view';

/**
 * A certificate in the forms that vendors' screens take: PFX with `passphrase`, the PEM pair, and the public
 * certificate alone. All but `certificate.cer` are secret.
 */
export function certificateFiles(pair: CertificateKeyPair, passphrase: string, name: string): Files {
  const text = (value: string): Uint8Array => new TextEncoder().encode(value);
  return new Map<string, Uint8Array>([
    ['certificate.pfx', makePfx(pair, passphrase, name)],
    ['certificate.pem', text(pemOf('CERTIFICATE', pair.certificate))],
    ['private-key.pem', text(pemOf('PRIVATE KEY', pair.privateKey))],
    ['certificate.cer', Buffer.from(pair.certificate, 'base64')],
  ]);
}
