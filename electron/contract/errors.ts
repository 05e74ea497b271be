import { z } from 'zod';

/** The closed list of error codes that leave the core; texts may change, codes may not. */
export const errorCodes = [
  'invalid-input',
  'not-signed-in',
  'interaction-required',
  'consent-required',
  'permission-denied',
  'tenant-mismatch',
  'not-found',
  'conflict',
  'license-missing',
  'policy-refused',
  'throttled',
  'offline',
  'timeout',
  'answer-lost',
  'cancelled',
  'keychain-missing',
  'keychain-failed',
  'plan-stale',
  'preflight-failed',
  'in-use',
  'unsupported',
  'refused',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What a failure carries: cause, who can mend it, the next action (design rule 7). No secret in any of it. */
export const errorFactsSchema = z.object({
  code: z.enum(errorCodes),
  /** What went wrong, in one or two plain sentences. */
  message: z.string(),
  /** Who can mend it: "you", "a Privileged Role Administrator of contoso.example", "the vendor" ... */
  who: z.string().optional(),
  /** The next action, as an instruction. */
  next: z.string().optional(),
  retryable: z.boolean().optional(),
  /** Facts of the service's answer, where there was one. */
  status: z.number().int().optional(),
  serviceCode: z.string().optional(),
  serviceMessage: z.string().optional(),
  requestId: z.string().optional(),
  /** For a file or an argument that is wrong: every wrong place, not only the first. */
  issues: z
    .array(
      z.object({
        /** Where: a path such as `senders[0].address`. */
        where: z.string(),
        line: z.number().int().optional(),
        /** What is wrong and what was expected. */
        problem: z.string(),
        example: z.string().optional(),
        /** Who can mend this place and how, where it differs from the whole. */
        who: z.string().optional(),
        next: z.string().optional(),
      }),
    )
    .optional(),
});

export type ErrorFacts = z.infer<typeof errorFactsSchema>;

/** The only error type that the core throws on purpose. */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly facts: ErrorFacts,
    options?: { cause?: unknown },
  ) {
    super(facts.message, options);
  }

  get code(): ErrorCode {
    return this.facts.code;
  }
}

/** Somebody stopped it. */
export function cancelled(message = 'Cancelled.', options?: { cause?: unknown }): AppError {
  return new AppError({ code: 'cancelled', message }, options);
}

/** Any thrown value as an AppError; what is not one of ours becomes `internal`. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof Error && error.name === 'AbortError') {
    return cancelled(undefined, { cause: error });
  }
  const message = error instanceof Error ? error.message : String(error);
  return new AppError({ code: 'internal', message }, { cause: error });
}

/** Whether after such an error nobody knows if a write had its effect (design rule 6). */
export function leavesEffectOpen(code: ErrorCode): boolean {
  return ['internal', 'answer-lost', 'timeout', 'cancelled'].includes(code);
}

/** True where what changes nothing may be asked again: the service was busy or its answer was no answer. */
export function isTransient(code: ErrorCode): boolean {
  return ['throttled', 'answer-lost', 'timeout', 'offline'].includes(code);
}
