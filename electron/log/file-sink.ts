import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type { LogSink } from './logger';

interface FileSinkOptions {
  readonly file: string;
  /** When the file has grown to this many bytes it becomes `<file>.1`, that one `<file>.2` and so on. */
  readonly maxBytes?: number;
  /** How many older files are kept. */
  readonly keep?: number;
}

/**
 * Appends lines to a file of mode 0600, in a folder of 0700. Written at once, so that the last lines before a crash
 * are there. Throws when the disk refuses; the logger then leaves it out.
 */
export function fileSink({ file, maxBytes = 5_000_000, keep = 3 }: FileSinkOptions): LogSink {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  let size = sizeOf(file);
  return (line) => {
    const text = `${line}\n`;
    const bytes = Buffer.byteLength(text);
    if (size > 0 && size + bytes > maxBytes) {
      rotate(file, keep);
      size = 0;
    }
    appendFileSync(file, text, { mode: 0o600 });
    size += bytes;
  };
}

function rotate(file: string, keep: number): void {
  for (let number = keep; number >= 1; number -= 1) {
    const from = number === 1 ? file : `${file}.${number - 1}`;
    if (sizeOf(from) > 0) renameSync(from, `${file}.${number}`);
  }
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
