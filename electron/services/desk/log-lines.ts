import { z } from 'zod';
import type { LogLine } from '../../contract/desk/app';
import { redact } from '../../log/redact/redact';
import { tailOf } from '../../log/tail';

const lineSchema = z.looseObject({
  time: z.string(),
  level: z.enum(['error', 'warn', 'info', 'debug']),
  message: z.string(),
});

const mostLines = 1_000;
const mostBytes = 512 * 1024;

/** The last lines of the log, oldest first, as they may be shown. */
export async function logLines(file: string): Promise<LogLine[]> {
  const text = await tailOf(file, mostBytes);
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
