import { randomUUID } from 'node:crypto';
import type { PracticeResponse } from '../server/handler';

/** The `error` words of OAuth that Entra uses (facts 5.1). */
type OAuthError =
  | 'invalid_request'
  | 'invalid_grant'
  | 'unauthorized_client'
  | 'invalid_client'
  | 'unsupported_grant_type'
  | 'unsupported_response_type'
  | 'invalid_resource'
  | 'invalid_scope'
  | 'invalid_tenant'
  | 'interaction_required'
  | 'login_required'
  | 'consent_required'
  | 'access_denied'
  | 'authorization_pending'
  | 'authorization_declined'
  | 'bad_verification_code'
  | 'expired_token';

/** A refusal in Entra's own terms. `text` is the sentence after `AADSTSnnn: `. */
export class EntraError extends Error {
  override readonly name = 'EntraError';

  constructor(
    readonly code: number,
    readonly error: OAuthError,
    readonly text: string,
    readonly suberror: string | null = null,
  ) {
    super(`AADSTS${code}: ${text}`);
  }
}

/** Who asked and when: what every error body carries. */
export interface ErrorStamp {
  readonly traceId: string;
  readonly correlationId: string;
  readonly timestamp: string;
}

/** The stamp of one request; the correlation id is the client's where it sent one. */
export function errorStamp(now: Date, clientRequestId: string | null | undefined): ErrorStamp {
  return {
    traceId: randomUUID(),
    correlationId: clientRequestId ?? randomUUID(),
    timestamp: `${now.toISOString().slice(0, 19).replace('T', ' ')}Z`,
  };
}

/** `error_description` as Entra writes it. */
export function describe(error: EntraError, stamp: ErrorStamp): string {
  return `${error.message} Trace ID: ${stamp.traceId} Correlation ID: ${stamp.correlationId} Timestamp: ${stamp.timestamp}`;
}

/** The JSON body of facts 5.1; a client that failed to authenticate gets 401, everything else 400. */
export function errorResponse(error: EntraError, stamp: ErrorStamp, origin: string): PracticeResponse {
  return {
    status: error.error === 'invalid_client' ? 401 : 400,
    body: {
      error: error.error,
      error_description: describe(error, stamp),
      error_codes: [error.code],
      timestamp: stamp.timestamp,
      trace_id: stamp.traceId,
      correlation_id: stamp.correlationId,
      error_uri: `${origin}/error?code=${error.code}`,
      ...(error.suberror === null ? {} : { suberror: error.suberror }),
    },
  };
}

/** AADSTS900144: a parameter is missing. */
export function missingParameter(name: string): EntraError {
  return new EntraError(
    900144,
    'invalid_request',
    `The request body must contain the following parameter: '${name}'.`,
  );
}
