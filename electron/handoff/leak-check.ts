import { AppError } from '../contract/errors';
import type { Files } from '../ports/sealing';
import { escapeHtml } from './html';
import type { HandoffCredential } from './input';

/** Last line of defence: throws AppError `internal` where an open file holds the credential in any usual form. */
export function assertNoSecret(open: Files, credential: HandoffCredential | null): void {
  if (credential === null) return;
  const secrets =
    credential.kind === 'secret'
      ? [Buffer.from(credential.value)]
      : [Buffer.from(credential.pfxPassphrase), ...credential.files.values()];
  for (const [name, bytes] of open) {
    const haystack = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (!secrets.some((secret) => formsOf(Buffer.from(secret)).some((form) => haystack.includes(form)))) {
      continue;
    }
    throw new AppError({
      code: 'internal',
      message: `The open file ${name} would have held the credential; nothing was handed over.`,
      who: 'the makers of Sendwright',
      next: 'Report this, without the credential.',
    });
  }
}

function formsOf(secret: Buffer): readonly (Buffer | string)[] {
  const text = secret.toString('utf8');
  return [
    secret,
    secret.toString('base64'),
    secret.toString('hex'),
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    escapeHtml(text),
  ];
}
