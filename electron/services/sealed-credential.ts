import { createPrivateKey, randomInt, X509Certificate } from 'node:crypto';
import type { SealedCredential } from '../contract/handoff';
import { certificateFiles } from '../credentials/certificate/files';
import { openPfx } from '../credentials/certificate/open-pfx';
import { thumbprintsOf } from '../credentials/certificate/view';
import { generatePassphrase } from '../credentials/passphrase';
import type { HandoffCredential } from '../handoff/input';
import { brokenHandoff } from '../handoff/broken-handoff';
import { registerSecret } from '../log/redact/registered';
import type { StoredCredential } from '../ports/credential-store';
import type { Files } from '../ports/sealing';
import type { SignInCredential } from '../ports/tokens';

const pfxName = 'certificate.pfx';

/**
 * A kept credential as the vendor gets it. A PFX gets a passphrase of its own, told in the sealed part: many import
 * dialogs insist on one, and what was unpacked does not lie open.
 */
export function toHandOver(credential: StoredCredential, application: string): HandoffCredential {
  const { keyId, endDateTime: expires } = credential;
  if (credential.kind === 'secret') return { kind: 'secret', keyId, expires, value: credential.value };
  const pfxPassphrase = generatePassphrase((max) => randomInt(max));
  registerSecret(pfxPassphrase);
  const { sha1, sha256 } = thumbprintsOf(Buffer.from(credential.certificate, 'base64'));
  return {
    ...{ kind: 'certificate', keyId, expires, pfxPassphrase },
    ...{ thumbprint: sha1, thumbprintSha256: sha256 },
    files: certificateFiles(credential, pfxPassphrase, application),
  };
}

/** What the sealed part held: as a file's text, and as what signs in. Both are secret. */
interface CheckedCredential {
  /** Of a certificate with the PFX in it. */
  readonly text: string;
  readonly signIn: SignInCredential;
}

/**
 * Checks what the sealed part holds. From here on nothing of it is ever written or printed by chance. Throws AppError
 * `invalid-input` where the PFX does not open, holds another certificate, or a key that is not this certificate's.
 */
export function checkedCredential(credential: SealedCredential, files: Files): CheckedCredential {
  const text = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;
  if (credential.kind === 'secret') {
    const { value } = credential;
    if (value === undefined) throw brokenHandoff('The sealed part holds no client secret.');
    registerSecret(value);
    return { text: text(credential), signIn: { kind: 'secret', value } };
  }
  const pfx = files.get(pfxName);
  if (pfx === undefined || credential.pfxPassphrase === undefined) {
    throw brokenHandoff(`${pfxName} or its passphrase is missing in the sealed part.`);
  }
  registerSecret(credential.pfxPassphrase);
  const { privateKey, certificate } = opened(pfx, credential.pfxPassphrase);
  registerSecret(privateKey);
  const der = Buffer.from(certificate, 'base64');
  if (thumbprintsOf(der).sha256 !== credential.thumbprintSha256) {
    throw brokenHandoff(`${pfxName} holds another certificate than the one named beside it.`);
  }
  if (!new X509Certificate(der).checkPrivateKey(keyOf(privateKey))) {
    throw brokenHandoff(`The private key in ${pfxName} is not that of its certificate.`);
  }
  return {
    text: text({ ...credential, pfx: Buffer.from(pfx).toString('base64') }),
    signIn: { kind: 'certificate', privateKey, certificate },
  };
}

function opened(pfx: Uint8Array, passphrase: string) {
  try {
    return openPfx(pfx, passphrase);
  } catch {
    throw brokenHandoff(`${pfxName} does not open with the passphrase beside it.`);
  }
}

function keyOf(base64: string) {
  return createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
}
