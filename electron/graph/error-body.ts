import { z } from 'zod';

const innerSchema = z.looseObject({
  code: z.string().optional(),
  'request-id': z.string().optional(),
});

const errorBodySchema = z.looseObject({
  error: z.looseObject({
    code: z.string().optional(),
    message: z.string().optional(),
    innerError: innerSchema.optional().nullable(),
    innererror: innerSchema.optional().nullable(),
    details: z
      .array(z.looseObject({ code: z.string().optional() }))
      .optional()
      .nullable(),
  }),
});

/** What an error body says (facts 5.2), with every code found in it, outermost first. */
export interface GraphErrorBody {
  readonly codes: readonly string[];
  readonly message: string | null;
  readonly requestId: string | null;
}

function parsedJson(body: unknown): unknown {
  if (typeof body !== 'string') return body;
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return null;
  }
}

/** Reads an error body given as text or as JSON; an unreadable one has no codes. */
export function readErrorBody(body: unknown): GraphErrorBody {
  const parsed = errorBodySchema.safeParse(parsedJson(body));
  if (!parsed.success) return { codes: [], message: null, requestId: null };
  const { error } = parsed.data;
  const inner = error.innerError ?? error.innererror ?? null;
  const codes = [error.code, ...(error.details ?? []).map((detail) => detail.code), inner?.code];
  return {
    codes: codes.filter((code): code is string => code !== undefined && code !== ''),
    message: error.message ?? null,
    requestId: inner?.['request-id'] ?? null,
  };
}
