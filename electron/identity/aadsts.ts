import { z } from 'zod';
import { AppError, type ErrorFacts } from '../contract/errors';
import type { appOnlyMeanings } from './app-only-table';
import { aadstsTable } from './aadsts-table';

const bodySchema = z.looseObject({
  error: z.string(),
  error_description: z.string().optional(),
  error_codes: z.array(z.number()).optional(),
  correlation_id: z.string().optional(),
  trace_id: z.string().optional(),
  suberror: z.string().optional(),
});

/** A refusal of the token endpoint (facts 5.1). */
interface OAuthRefusal {
  /** The OAuth word, e.g. invalid_grant. */
  readonly error: string;
  /** The AADSTS number, without the letters; null where none was given. */
  readonly number: string | null;
  readonly description: string | null;
  readonly correlationId: string | null;
  readonly suberror: string | null;
}

function numberIn(text: string | undefined): string | null {
  return /AADSTS(\d+)/u.exec(text ?? '')?.[1] ?? null;
}

/** Reads the error body of the token endpoint, as text or JSON; null where it is none. */
export function readRefusal(body: unknown): OAuthRefusal | null {
  let value = body;
  if (typeof value === 'string') {
    try {
      value = JSON.parse(value);
    } catch {
      return null;
    }
  }
  const parsed = bodySchema.safeParse(value);
  if (!parsed.success) return null;
  const { error, error_description: description, error_codes: codes, suberror } = parsed.data;
  return {
    error,
    number: codes?.[0] === undefined ? numberIn(description) : String(codes[0]),
    description: description ?? null,
    correlationId: parsed.data.correlation_id ?? parsed.data.trace_id ?? null,
    suberror: suberror ?? null,
  };
}

/** A refusal that came as text alone, as on the redirect of the sign-in page. */
export function refusalFromText(error: string, description: string): OAuthRefusal {
  const correlationId = /Correlation ID:\s*([0-9a-f-]{36})/iu.exec(description)?.[1] ?? null;
  return { error, number: numberIn(description), description, correlationId, suberror: null };
}

const words: Readonly<Partial<Record<string, Pick<ErrorFacts, 'code' | 'who' | 'next'>>>> = {
  interaction_required: { code: 'interaction-required', who: 'you', next: 'Sign in again.' },
  login_required: { code: 'interaction-required', who: 'you', next: 'Sign in again.' },
  consent_required: {
    code: 'consent-required',
    who: 'an administrator of the tenant who may consent',
    next: 'Sign in as that administrator.',
  },
  access_denied: { code: 'consent-required', who: 'you', next: 'Start again and accept on the page.' },
  invalid_grant: { code: 'interaction-required', who: 'you', next: 'Sign in again.' },
  expired_token: { code: 'interaction-required', who: 'you', next: 'Start again.' },
  temporarily_unavailable: { code: 'throttled', who: 'you', next: 'Try again in some minutes.' },
};

/**
 * A refusal as AppError; `serviceCode` is `AADSTS` and the number, or the OAuth word where there is none. `meanings`
 * come before the usual ones.
 */
export function refusalError(
  refusal: OAuthRefusal,
  status?: number,
  meanings: typeof appOnlyMeanings = {},
): AppError {
  const { number, error, description, correlationId } = refusal;
  const serviceCode = number === null ? error : `AADSTS${number}`;
  const known = number === null ? undefined : (meanings[number] ?? aadstsTable[number]);
  const meant = known ?? {
    message: 'Microsoft refused the sign-in.',
    ...(words[error] ?? {
      code: 'refused' as const,
      who: 'you',
      next: 'Look the code up, and quote the correlation id when asking Microsoft.',
    }),
  };
  const correlation =
    known === undefined && correlationId !== null ? `, correlation id ${correlationId}` : '';
  return new AppError({
    ...meant,
    message: `${meant.message} (${serviceCode}${correlation})`,
    serviceCode,
    ...(meant.code === 'throttled' ? { retryable: true } : {}),
    ...(status === undefined ? {} : { status }),
    ...(description === null ? {} : { serviceMessage: description.split(/\r?\n/u)[0] ?? '' }),
    ...(correlationId === null ? {} : { requestId: correlationId }),
  });
}
