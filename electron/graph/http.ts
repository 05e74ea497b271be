import { randomUUID } from 'node:crypto';
import { AppError } from '../contract/errors';
import type { Clock } from '../ports/clock';
import type { HttpResponse, HttpTransport } from '../ports/transport';
import { headerOf, type GraphAnswer } from './answer';
import { graphError, hasGraphCode, type GraphErrorContext, type RefusedApplication } from './errors';
import { pinnedUrl } from './host-pin';
import { retryAfterMs, retryDelay } from './retry';

interface GraphHttpOptions {
  readonly transport: HttpTransport;
  readonly clock: Clock;
  /** The cloud's Graph, without `/v1.0`: the only host that ever gets the token. */
  readonly graphUrl: string;
  /** 0 to 1, for the jitter of back-off. */
  readonly random?: () => number;
  /** Makes client-request-ids. */
  readonly newId?: () => string;
  /** Whoever is signed in, where it is an application: refusals name it. */
  readonly application?: () => RefusedApplication | null;
}

/** One call. `target` is a path under `/v1.0`, or a nextLink of the same host. */
export interface GraphCall {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly target: string;
  /** The bearer token; `fresh` asks for one that is not from the cache. A string is what it is. */
  readonly token: string | ((fresh: boolean) => Promise<string>);
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
  /** Whether it only reads, although the verb is POST ($batch of GETs). */
  readonly readsOnly?: boolean;
  /** Role and scopes named when it is refused. */
  readonly context?: GraphErrorContext;
}

export interface GraphHttp {
  /** Graph's address without a path, as references to objects name it. */
  readonly graphUrl: string;
  readonly clock: Clock;
  readonly random: () => number;
  /** Null: a person is signed in. */
  readonly application: () => RefusedApplication | null;
  /**
   * Sends with bounded retry: 429 and 503 by Retry-After, reads also after network errors and 5xx; a write whose
   * answer was lost is never sent again. Throws AppError (GraphError where Graph refused).
   */
  send(call: GraphCall): Promise<GraphAnswer>;
}

function parsedBody(response: HttpResponse, write: boolean): unknown {
  if (response.body.trim() === '') return null;
  try {
    return JSON.parse(response.body) as unknown;
  } catch (cause) {
    const effect = write ? ' Whether the request took effect is not known.' : '';
    throw new AppError(
      {
        code: 'answer-lost',
        message: `The answer of Microsoft Graph could not be read.${effect}`,
        who: 'you',
        next: 'Start again: what is already in place is found and not repeated.',
        ...(response.headers['request-id'] === undefined
          ? {}
          : { requestId: response.headers['request-id'] }),
      },
      { cause },
    );
  }
}

function toAnswer(
  response: HttpResponse,
  call: GraphCall,
  about: Pick<GraphErrorContext, 'write' | 'now' | 'application'>,
): GraphAnswer {
  if (response.status < 200 || response.status >= 300) {
    throw graphError(response.status, response.body, response.headers, { ...call.context, ...about });
  }
  return {
    status: response.status,
    headers: response.headers,
    body: parsedBody(response, about.write === true),
    requestId: response.headers['request-id'] ?? null,
  };
}

/** Whether one try with a fresh token is worth it: the token was refused as such (facts 5.2). */
export function tokenWasRefused(error: unknown): boolean {
  return (
    error instanceof AppError &&
    error.facts.status === 401 &&
    error.code === 'not-signed-in' &&
    (error.facts.serviceCode === undefined || hasGraphCode(error, 'InvalidAuthenticationToken'))
  );
}

/** Microsoft Graph v1.0 over a transport. Throws AppError `invalid-input` where the address is not https. */
export function createGraphHttp(options: GraphHttpOptions): GraphHttp {
  const { transport, clock, application = () => null } = options;
  const random = options.random ?? Math.random;
  const newId = options.newId ?? randomUUID;
  const base = pinnedUrl.base(options.graphUrl);

  async function once(call: GraphCall, token: string): Promise<HttpResponse> {
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    return transport.send({
      method: call.method,
      url: pinnedUrl.resolve(base, call.target),
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...call.headers,
        'client-request-id': newId(),
        authorization: `Bearer ${token}`,
      },
      ...(body === undefined ? {} : { body }),
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    });
  }

  async function send(call: GraphCall): Promise<GraphAnswer> {
    const write = call.method !== 'GET' && call.readsOnly !== true;
    let waitedMs = 0;
    let renewed = false;
    for (let attempt = 1; ; attempt += 1) {
      let response: HttpResponse | null = null;
      try {
        response = await once(call, typeof call.token === 'string' ? call.token : await call.token(renewed));
        return toAnswer(response, call, {
          ...{ write, now: clock.now(), application: application() },
        });
      } catch (error) {
        if (!renewed && typeof call.token !== 'string' && tokenWasRefused(error)) {
          renewed = true;
          continue;
        }
        const wait = response === null ? undefined : headerOf(response.headers, 'retry-after');
        const delay = retryDelay({
          attempt,
          waitedMs,
          write,
          error,
          retryAfterMs: retryAfterMs(wait, clock.now()),
          random,
        });
        if (delay === null) throw error;
        waitedMs += delay;
        await clock.sleep(delay, call.signal);
      }
    }
  }

  return { graphUrl: new URL(options.graphUrl).origin, clock, random, application, send };
}
