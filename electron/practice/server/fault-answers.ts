import { randomUUID } from 'node:crypto';
import type { Fault } from '../world/faults';
import type { ServedRequest, World } from '../world/world';
import type { PracticeRequest, PracticeResponse } from './handler';

/** A failure that no service means, in the words of the host that answers. */
export interface Failure {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

function graphBody(world: World, request: PracticeRequest, failure: Failure): unknown {
  const id = randomUUID();
  return {
    error: {
      code: failure.code,
      message: failure.message,
      innerError: {
        date: world.clock.iso().slice(0, 19),
        'request-id': id,
        'client-request-id': request.headers['client-request-id'] ?? id,
      },
    },
  };
}

function entraBody(world: World, failure: Failure): unknown {
  const timestamp = `${world.clock.iso().slice(0, 19).replace('T', ' ')}Z`;
  const [trace, correlation] = [randomUUID(), randomUUID()];
  const asked = /^AADSTS(?<number>\d+)$/u.exec(failure.code)?.groups?.['number'];
  // 90033: a transient error; 90055: the tenant is throttled (facts 5.1).
  const code = asked !== undefined ? Number(asked) : failure.status === 429 ? 90055 : 90033;
  const transient = failure.status === 429 ? 'temporarily_unavailable' : 'server_error';
  return {
    error: asked === undefined ? transient : 'access_denied',
    error_description: `AADSTS${code}: ${failure.message} Trace ID: ${trace} Correlation ID: ${correlation} Timestamp: ${timestamp}`,
    error_codes: [code],
    timestamp,
    trace_id: trace,
    correlation_id: correlation,
  };
}

/** As docs/practice-exchange.md says. */
function exchangeBody(request: PracticeRequest, failure: Failure): unknown {
  return {
    error: {
      type: 'Microsoft.Exchange.Configuration.Tasks.PracticeFaultException',
      fullyQualifiedErrorId: failure.code,
      category: failure.status === 429 ? 'LimitsExceeded' : 'NotSpecified',
      message: failure.message,
      cmdlet: request.path.replace(/^.*\//su, ''),
    },
  };
}

/** The answer of a failed request in the shape of its host. */
export function failureAnswer(
  world: World,
  host: ServedRequest['host'],
  request: PracticeRequest,
  failure: Failure,
  headers: Readonly<Record<string, string>> = {},
): PracticeResponse {
  const bodies = {
    entra: () => entraBody(world, failure),
    graph: () => graphBody(world, request, failure),
    exchange: () => exchangeBody(request, failure),
  };
  const body = bodies[host]();
  return { status: failure.status, headers, body };
}

/** The answer of a fault that answers instead of the service; null for those that let the service do its work. */
export function faultAnswer(
  world: World,
  host: ServedRequest['host'],
  request: PracticeRequest,
  fault: Fault,
): PracticeResponse | null {
  if (fault.kind === 'status') return failureAnswer(world, host, request, fault);
  if (fault.kind !== 'throttle') return null;
  const failure = { status: 429, code: 'TooManyRequests', message: 'Too many requests. Retry later.' };
  return failureAnswer(world, host, request, failure, { 'retry-after': String(fault.retryAfter) });
}
