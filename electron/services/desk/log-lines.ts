import { open } from 'node:fs/promises';
import { z } from 'zod';
import type { LogLine } from '../../contract/desk/app';
import { redact } from '../../log/redact/redact';

const lineSchema = z.looseObject({
  time: z.string(),
  level: z.enum(['error', 'warn', 'info', 'debug']),
  message: z.string(),
});

const mostLines = 1_000;
const mostBytes = 512 * 1024;

/** The last lines of the log, oldest first, as they may be shown. */
export async function logLines(file: string): Promise<LogLine[]> {
  const text = await tailOf(file);
  return text.split('\n').flatMap(lineOf).slice(-mostLines);
}

function lineOf(text: string): LogLine[] {
  const parsed = lineSchema.safeParse(jsonOf(text));
  if (!parsed.success) return [];
  const { time, level, message, ...fields } = parsed.data;
  const more = Object.entries(fields).map(
    ([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  return [{ time, level, text: redact([message, ...more].join(' ')) }];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The end of a file; its first line may be cut. */
async function tailOf(file: string): Promise<string> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      const bytes = Buffer.alloc(Math.min(size, mostBytes));
      await handle.read(bytes, 0, bytes.length, size - bytes.length);
      return bytes.toString('utf8');
    } finally {
      await handle.close();
    }
  } catch {
    return '';
  }
}
