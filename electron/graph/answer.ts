import type { z } from 'zod';
import { AppError } from '../contract/errors';

/** An answer of Graph below 400. */
export interface GraphAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Parsed JSON; null where there was no body. */
  readonly body: unknown;
  readonly requestId: string | null;
}

/** A header by name in lower case, whatever case the part of a batch used. */
export function headerOf(headers: Readonly<Record<string, string>>, name: string): string | undefined {
  const direct = headers[name];
  if (direct !== undefined) return direct;
  return Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1];
}

/**
 * The body of an answer in the expected form. Throws AppError `internal` naming the field, never its value: the
 * body may hold a secret.
 */
export function parseAnswer<T>(schema: z.ZodType<T>, body: unknown, what: string): T {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'body'))];
  throw new AppError({
    code: 'internal',
    message: `Microsoft Graph answered ${what} in a form this version does not know (${fields.join(', ')}).`,
    who: 'you',
    next: 'Update this program; if it is the newest, report it.',
  });
}
