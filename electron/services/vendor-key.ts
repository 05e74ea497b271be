import { createPrivateKey, X509Certificate } from 'node:crypto';
import { AppError } from '../contract/errors';
import { isPfx } from '../credentials/certificate/is-pfx';
import { usableView } from '../credentials/certificate/usable';
import { registerSecret } from '../log/redact/registered';
import type { SignInCredential } from '../ports/tokens';
import type { AskPassphrase, NamedBytes } from './operation-options';
import type { VendorKey } from './services';
import { pfxUnlocker } from './unlock-pfx';

const pemBlock = /-----BEGIN (?<label>[A-Z0-9 ]+)-----[\s\S]+?-----END \k<label>-----/gu;

/** What the vendor signs in with. Throws AppError as the two readers do. */
export async function vendorCredential(
  key: VendorKey,
  ask: AskPassphrase | undefined,
  now: Date,
): Promise<SignInCredential> {
  if (key.kind === 'secret') return readVendorSecret(key.file.text, key.file.name);
  return readVendorKey(key.file, ask, now);
}

/**
 * The vendor's own key and certificate: a PFX, or PEM text with both in it. `ask` gives the passphrase of a locked one.
 * Throws AppError saying what is wrong; no message holds anything of the key.
 */
async function readVendorKey(
  { bytes, name }: NamedBytes,
  ask: AskPassphrase | undefined,
  now: Date,
): Promise<SignInCredential> {
  if (isPfx(bytes)) {
    const { key } = await pfxUnlocker(ask)(bytes, name, now);
    return { kind: 'certificate', ...key };
  }
  const text = Buffer.from(bytes).toString('latin1');
  const blocks = [...text.matchAll(pemBlock)].map((match) => ({
    label: match.groups?.['label'] ?? '',
    pem: match[0],
  }));
  const keys = blocks.filter(({ label }) => label.endsWith('PRIVATE KEY'));
  const [key, another] = keys;
  if (key === undefined || another !== undefined) {
    throw wrong(
      `${name} holds ${keys.length === 0 ? 'no private key' : `${keys.length} private keys; one is expected`}.`,
    );
  }
  const isLocked = key.label.startsWith('ENCRYPTED') || key.pem.includes('Proc-Type: 4,ENCRYPTED');
  const passphrase = isLocked ? ((await ask?.(name, null)) ?? null) : null;
  if (isLocked && passphrase === null) throw locked(name);
  const privateKey = opened(key.pem, passphrase, name);
  const certificates = blocks
    .filter(({ label }) => label === 'CERTIFICATE')
    .map(({ pem }) => new X509Certificate(pem));
  const own = certificates.find((certificate) => certificate.checkPrivateKey(privateKey));
  if (own === undefined) throw wrong(`${name} does not hold the certificate of its private key.`);
  const der = privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
  registerSecret(der);
  return {
    kind: 'certificate',
    privateKey: der,
    certificate: usableView(own, name, now, 'whoever issued it').certificate,
  };
}

const guid = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/iu;

/** A client secret that a person put into a file. Throws AppError `invalid-input` for its id, which is often taken for it. */
function readVendorSecret(text: string, name: string): SignInCredential {
  const value = text.replace(/\r?\n$/u, '');
  if (guid.test(value.trim())) {
    throw new AppError({
      code: 'invalid-input',
      message: `${name} holds the id of a secret, not its value: a value is never a GUID.`,
      who: 'you',
      next: 'Take the column "Value" of Certificates & secrets, which Entra shows once only; if it is lost, make a new secret.',
    });
  }
  if (value.trim() === '' || /\s/u.test(value))
    throw wrong(`${name} does not hold the value of a client secret.`);
  registerSecret(value);
  return { kind: 'secret', value };
}

function opened(pem: string, passphrase: string | null, name: string) {
  const done = passphrase === null ? null : registerSecret(passphrase);
  try {
    return createPrivateKey({ key: pem, format: 'pem', ...(passphrase === null ? {} : { passphrase }) });
  } catch {
    // No cause: what a crypto library says may quote what it read.
    throw passphrase === null
      ? wrong(`The private key in ${name} cannot be read.`)
      : new AppError({
          code: 'refused',
          message: `The passphrase does not open the private key in ${name}.`,
          who: 'you',
          next: 'Check the passphrase letter by letter.',
        });
  } finally {
    done?.();
  }
}

function locked(name: string): AppError {
  return new AppError({
    code: 'interaction-required',
    message: `The private key in ${name} is locked by a passphrase, and nobody is there to be asked for it.`,
    who: 'you',
    next: 'Run it on a terminal, which asks, or give a file that holds it: --key-passphrase-file FILE.',
  });
}

function wrong(message: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message,
    who: 'you',
    next: 'Give a PFX, or a PEM file that holds the private key and its certificate.',
  });
}
