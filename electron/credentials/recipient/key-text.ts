import { createPrivateKey } from 'node:crypto';
import { AppError } from '../../contract/errors';
import { isPfx } from '../certificate/is-pfx';

/** Keys and certificates take a few thousand bytes; more is another file. */
const mostBytes = 100_000;

/**
 * A key file as text, whatever wrote it: a redirect in Windows PowerShell writes UTF-16. Bytes that are no text come back
 * as Latin-1, so that what is looked for in them is found. Throws AppError `invalid-input` for a file too long for a key.
 */
export function keyText(bytes: Uint8Array, name: string): string {
  if (bytes.length > mostBytes) {
    throw new AppError({
      code: 'invalid-input',
      message: `${name} is too long to be a key or a certificate.`,
      who: 'you',
      next: 'Check the path.',
    });
  }
  const buffer = Buffer.from(bytes);
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return buffer.subarray(2).toString('utf16le');
  if (buffer[0] === 0xfe && buffer[1] === 0xff && buffer.length % 2 === 0) {
    return Buffer.from(buffer.subarray(2)).swap16().toString('utf16le');
  }
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf)
    return buffer.subarray(3).toString('utf8');
  return buffer.toString('latin1');
}

/** The lines of an age file: without comments, blanks around them and empty ones. */
export function ageLines(text: string): readonly string[] {
  return text
    .split(/\r?\n/u)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

const privateMarks = [
  /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/u,
  /AGE-SECRET-KEY-|AGE-PLUGIN-/iu,
  /PuTTY-User-Key-File-/u,
];

/** Whether a file holds a private key of any usual kind, so that it must not be taken for a public one. */
export function holdsPrivateKey(bytes: Uint8Array, text: string): boolean {
  if (privateMarks.some((mark) => mark.test(text))) return true;
  return isPfx(bytes) || isDerKey(bytes);
}

function isDerKey(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x30) return false;
  return (['pkcs8', 'pkcs1', 'sec1'] as const).some((type) => {
    try {
      createPrivateKey({ key: Buffer.from(bytes), format: 'der', type });
      return true;
    } catch {
      return false;
    }
  });
}
