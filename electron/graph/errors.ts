import { AppError, type ErrorFacts } from '../contract/errors';
import { headerOf } from './answer';
import { applicationPermission } from './application-permission';
import { readErrorBody, type GraphErrorBody } from './error-body';
import { graphErrorTable, type GraphErrorMeaning } from './error-table';
import { retryAfterMs } from './retry';

/** What the caller knows about the request that failed. */
export interface GraphErrorContext {
  /** Directory role that the operation needs, for "who can mend it". */
  readonly role?: string | null;
  readonly scopes?: readonly string[];
  /** A write whose effect is unknown when the server fails in the middle. */
  readonly write?: boolean;
  readonly now?: Date;
  /** An application that signed in by itself. */
  readonly application?: RefusedApplication | null;
}

/** Who was refused where it is no person, and how that is mended. */
export type RefusedApplication = { readonly name: string } & Required<Pick<ErrorFacts, 'who' | 'next'>>;

function denied(context: GraphErrorContext): GraphErrorMeaning {
  const role = context.role ?? null;
  const scopes = context.scopes?.join(', ') ?? '';
  const { application = null } = context;
  if (application !== null) {
    const { name, who, next } = application;
    const permissions = (context.scopes ?? []).map(applicationPermission).join(', ');
    const lacks = permissions === '' ? '' : `: it lacks ${permissions}`;
    return {
      code: 'permission-denied',
      message: `Microsoft Graph refuses this to ${name}${lacks}.`,
      who,
      next,
    };
  }
  return {
    code: 'permission-denied',
    message: `Microsoft Graph refuses this to the signed-in person${scopes === '' ? '' : ` (it takes ${scopes})`}.`,
    who: role === null ? 'an administrator of the tenant' : `a person with the role ${role}`,
    next:
      role === null
        ? 'Have a directory role that allows it assigned, then sign in again.'
        : `Continue as a person who holds ${role}; a role that was just given needs up to 15 minutes and a new sign-in.`,
  };
}

function unavailable(status: number, context: GraphErrorContext): GraphErrorMeaning {
  if (context.write === true && status !== 503) {
    return {
      code: 'answer-lost',
      message: `Microsoft Graph failed in the middle of the request (status ${status}); whether it took effect is not known.`,
      who: 'you',
      next: 'Start again: what is already in place is found and not repeated.',
    };
  }
  return {
    code: 'throttled',
    message: `Microsoft Graph is not available at the moment (status ${status}).`,
    who: 'you',
    next: 'Try again in some minutes.',
  };
}

function throttled(headers: Readonly<Record<string, string>>, now: Date): GraphErrorMeaning {
  const wait = retryAfterMs(headerOf(headers, 'retry-after'), now);
  return {
    code: 'throttled',
    message: 'Microsoft Graph is limiting requests at the moment.',
    who: 'you',
    next:
      wait === null
        ? 'Try again in some minutes.'
        : `Try again in ${Math.ceil(wait / 1000)} seconds or later.`,
  };
}

function byStatus(
  status: number,
  headers: Readonly<Record<string, string>>,
  context: GraphErrorContext,
): GraphErrorMeaning {
  if (status === 429) return throttled(headers, context.now ?? new Date());
  if (status >= 500) return unavailable(status, context);
  const start = 'Microsoft Graph';
  const retry = 'Quote the request id when asking Microsoft.';
  switch (status) {
    case 401:
      return {
        code: 'not-signed-in',
        message: `${start} did not accept the token.`,
        who: 'you',
        next: 'Sign in again.',
      };
    case 403:
      return denied(context);
    case 404:
      return { code: 'not-found', message: `${start} does not know this object.`, who: 'you', next: retry };
    case 409:
      return {
        code: 'conflict',
        message: `${start} found a conflict with what is there.`,
        who: 'you',
        next: 'Start again.',
      };
    default:
      return {
        code: 'refused',
        message: `${start} refused the request (status ${status}).`,
        who: 'you',
        next: retry,
      };
  }
}

/** Claims challenges arrive as a header on 401, or as a code on 403 (facts 5.2). */
function isClaimsChallenge(
  status: number,
  body: GraphErrorBody,
  headers: Readonly<Record<string, string>>,
): boolean {
  if (body.codes.includes('insufficient_claims')) return true;
  const challenge = headerOf(headers, 'www-authenticate') ?? '';
  return status === 401 && challenge.includes('insufficient_claims');
}

/** A refusal of Graph: an AppError that also keeps every code of the error body, outermost first. */
export class GraphError extends AppError {
  constructor(
    facts: ErrorFacts,
    readonly codes: readonly string[],
  ) {
    super(facts);
  }
}

/**
 * A refusal of Graph as AppError, told apart by its error codes and only then by its status (facts 5.2, 5.3).
 * `body` is text or parsed JSON.
 */
export function graphError(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>>,
  context: GraphErrorContext = {},
): GraphError {
  const read = readErrorBody(body);
  const known = read.codes.map((code) => graphErrorTable[code]).find((found) => found !== undefined);
  const challenge = isClaimsChallenge(status, read, headers)
    ? graphErrorTable['insufficient_claims']
    : undefined;
  const meant = challenge ?? (status === 429 ? undefined : known) ?? byStatus(status, headers, context);
  const requestId = headerOf(headers, 'request-id') ?? read.requestId;
  const serviceCode = read.codes[0];
  const facts: ErrorFacts = {
    ...meant,
    message: serviceCode === undefined ? meant.message : `${meant.message} (${serviceCode})`,
    status,
    ...(meant.code === 'throttled' ? { retryable: true } : {}),
    ...(serviceCode === undefined ? {} : { serviceCode }),
    ...(read.message === null ? {} : { serviceMessage: read.message }),
    ...(requestId === null ? {} : { requestId }),
  };
  return new GraphError(facts, read.codes);
}

/** Whether an error is a refusal of Graph that carries this code anywhere in its body. */
export function hasGraphCode(error: unknown, code: string): boolean {
  return error instanceof GraphError && error.codes.includes(code);
}
