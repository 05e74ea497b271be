import { answerLost } from '../answer-lost';
import { z } from 'zod';
import { AppError } from '../../contract/errors';
import type { HttpResponse } from '../../ports/transport';
import { exchangeError } from '../errors';
import { type InvokeResult } from '../invoke';

const resultSchema = z.object({
  result: z.array(z.record(z.string(), z.unknown())),
  warnings: z.array(z.string()).default([]),
});

const errorSchema = z.object({
  error: z.object({
    type: z.string().optional(),
    fullyQualifiedErrorId: z.string().optional(),
    category: z.string().optional(),
    message: z.string().default(''),
  }),
});

/** The rows of a 200 answer, or the AppError for any other. */
export function readAnswer(cmdlet: string, response: HttpResponse): InvokeResult | AppError {
  const body = parseJson(response.body);
  if (response.status === 200) {
    const parsed = resultSchema.safeParse(body);
    return parsed.success ? parsed.data : unusableAnswer(cmdlet, response, 'an answer that is not readable');
  }
  const requestId = response.headers['request-id'];
  const facts = { status: response.status, ...(requestId === undefined ? {} : { requestId }) };
  const parsed = errorSchema.safeParse(body);
  if (response.status === 401) return notSignedIn(facts);
  if (response.status === 429) {
    return exchangeError({ cmdlet, type: 'TooManyRequests', message: 'Too many requests.', ...facts });
  }
  if (!parsed.success) {
    return response.status === 403
      ? exchangeError({ cmdlet, type: 'UnauthorizedAccessException', message: 'Access is denied.', ...facts })
      : unusableAnswer(cmdlet, response, `status ${response.status} without a reason`);
  }
  const error = exchangeError({ cmdlet, ...withoutUndefined(parsed.data.error), ...facts });
  if (error.code !== 'refused') return error;
  if (response.status === 403) return permissionDenied(error);
  return response.status >= 500 ? unusableAnswer(cmdlet, response, error.facts.serviceMessage ?? '') : error;
}

function unusableAnswer(cmdlet: string, response: HttpResponse, what: string): AppError {
  const requestId = response.headers['request-id'];
  return answerLost(cmdlet, `Exchange gave no usable answer to ${cmdlet}: ${what.replace(/\.$/u, '')}`, {
    status: response.status,
    ...(requestId === undefined ? {} : { requestId }),
  });
}

function notSignedIn(facts: { readonly status: number; readonly requestId?: string }): AppError {
  return new AppError({
    code: 'not-signed-in',
    message: 'Exchange Online does not accept the sign-in.',
    who: 'you',
    next: 'Sign in to Exchange again.',
    ...facts,
  });
}

function permissionDenied(error: AppError): AppError {
  return new AppError({ ...error.facts, code: 'permission-denied' });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function withoutUndefined(error: z.infer<typeof errorSchema>['error']): {
  readonly message: string;
  readonly type?: string;
  readonly fullyQualifiedErrorId?: string;
  readonly category?: string;
} {
  const { type, fullyQualifiedErrorId, category, message } = error;
  return {
    message,
    ...(type === undefined ? {} : { type }),
    ...(fullyQualifiedErrorId === undefined ? {} : { fullyQualifiedErrorId }),
    ...(category === undefined ? {} : { category }),
  };
}
