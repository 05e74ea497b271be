import { createHash } from 'node:crypto';
import type { Files } from '../ports/sealing';

/** The file of checksums in a handoff folder. */
export const checksumsFile = 'SHA256SUMS';

/** SHA-256 in lower-case hexadecimal. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A checksum file as `sha256sum -c SHA256SUMS` reads it: a line for each file, LF, sorted by name. */
export function checksumsText(files: Files): string {
  return [...files]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`)
    .join('');
}

/** Checksum by file name, or null where a line is not one of ours. Takes text and binary marks, and CRLF. */
export function readChecksums(text: string): ReadonlyMap<string, string> | null {
  const sums = new Map<string, string>();
  for (const line of text.split(/\r?\n/u)) {
    if (line === '') continue;
    const found = /^(?<sum>[0-9a-f]{64}) [ *](?<name>[A-Za-z0-9][A-Za-z0-9._-]{0,79})$/u.exec(line)?.groups;
    if (found === undefined) return null;
    sums.set(found['name'] ?? '', found['sum'] ?? '');
  }
  return sums;
}
