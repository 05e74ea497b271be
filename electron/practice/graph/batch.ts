import { isObject, readJson } from './body';
import type { Answer } from './call';
import { dispatch, versionPrefix, type Env, type GraphRequest } from './dispatch';
import { errorAnswer } from './error-answer';
import { GraphError, malformedRequest } from './errors';

/** Facts 2.12. */
const maxParts = 20;

interface Part {
  readonly id: string;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly dependsOn: readonly string[];
}

interface PartAnswer extends Answer {
  readonly id: string;
}

const methods = ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'];

function headersOf(value: unknown): Readonly<Record<string, string>> {
  if (!isObject(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, text]) => [name.toLowerCase(), typeof text === 'string' ? text : '']),
  );
}

function partOf(value: unknown): Part {
  if (!isObject(value)) throw malformedRequest('Invalid batch payload format.');
  const { id, method, url, dependsOn, body } = value;
  const depends: unknown = dependsOn ?? [];
  if (typeof id !== 'string' || id === '' || typeof method !== 'string' || typeof url !== 'string') {
    throw malformedRequest('Invalid batch payload format.');
  }
  if (!Array.isArray(depends) || !methods.includes(method.toUpperCase())) {
    throw malformedRequest('Invalid batch payload format.');
  }
  const headers = headersOf(value['headers']);
  if (body !== undefined && headers['content-type'] === undefined) {
    throw malformedRequest(`Write request id : ${id} does not contain Content-Type header or body.`);
  }
  return { id, method: method.toUpperCase(), url, headers, body, dependsOn: depends.map(String) };
}

/** The parts in an order in which each comes after those it depends on. */
function ordered(parts: readonly Part[]): readonly Part[] {
  const done = new Set<string>();
  const order: Part[] = [];
  let waiting = [...parts];
  while (waiting.length > 0) {
    const ready = waiting.filter((part) => part.dependsOn.every((id) => done.has(id.toLowerCase())));
    if (ready.length === 0) throw malformedRequest('A request depends on itself or on an unknown request.');
    for (const part of ready) {
      done.add(part.id.toLowerCase());
      order.push(part);
    }
    waiting = waiting.filter((part) => !ready.includes(part));
  }
  return order;
}

function partsOf(request: GraphRequest): readonly Part[] {
  const { requests } = readJson(request);
  if (!Array.isArray(requests) || requests.length === 0)
    throw malformedRequest('Invalid batch payload format.');
  if (requests.length > maxParts) {
    throw malformedRequest(`Number of batch request steps exceeds the max value of ${maxParts}.`);
  }
  const parts = requests.map(partOf);
  if (new Set(parts.map((part) => part.id.toLowerCase())).size < parts.length) {
    throw malformedRequest('Request Id duplicates have been found in the batch, the values must be unique.');
  }
  return ordered(parts);
}

function requestOf(part: Part, origin: string): GraphRequest {
  const url = part.url.startsWith('/') ? part.url : `/${part.url}`;
  const at = url.indexOf('?');
  const path = at < 0 ? url : url.slice(0, at);
  if (/^\/(?:v1\.0|beta|https?:)(?:\/|$)/iu.test(path))
    throw malformedRequest('Invalid version or absolute URL in a batch.');
  if (/^\/\$batch$/iu.test(path)) throw malformedRequest('Nested batch requests are not supported.');
  const json = part.body === undefined ? '' : JSON.stringify(part.body);
  return {
    method: part.method,
    path: `${versionPrefix}${path}`,
    query: new URLSearchParams(at < 0 ? '' : url.slice(at + 1)),
    headers: part.headers,
    body: json,
    origin,
  };
}

/** A throttled part has a status and a Retry-After of its own (facts 2.12). */
function strikePart({ world }: Env, { method, path, headers }: GraphRequest): Answer | null {
  const fault = world.faults.strikePart({ method, path, writes: method !== 'GET' });
  if (fault?.kind === 'status') {
    return errorAnswer(new GraphError(fault.status, fault.code, fault.message), world, headers);
  }
  if (fault?.kind !== 'throttle') return null;
  const throttled = new GraphError(429, 'TooManyRequests', 'Too many requests. Retry later.');
  return {
    ...errorAnswer(throttled, world, headers),
    headers: { 'Retry-After': String(fault.retryAfter) },
  };
}

function serve(env: Env, part: Part, answered: readonly PartAnswer[], origin: string): Answer {
  const failed = part.dependsOn.some((id) =>
    answered.some((answer) => answer.id.toLowerCase() === id.toLowerCase() && answer.status >= 400),
  );
  try {
    if (failed) {
      throw new GraphError(424, 'FailedDependency', 'A request on which this request depends has failed.');
    }
    const request = requestOf(part, origin);
    return strikePart(env, request) ?? dispatch(env, request);
  } catch (error) {
    return errorAnswer(error, env.world, part.headers);
  }
}

/**
 * Serves `$batch`: up to 20 parts, each with a status of its own; a part whose dependency failed gets 424 (facts
 * 2.12). The answers come in no order that a client may count on, here the reverse one.
 */
export function batch(env: Env, request: GraphRequest): Answer {
  const answered: PartAnswer[] = [];
  for (const part of partsOf(request)) {
    answered.push({ id: part.id, ...serve(env, part, answered, request.origin) });
  }
  const responses = answered.reverse().map(({ id, status, headers, body }) => ({
    id,
    status,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body }),
  }));
  return { status: 200, body: { responses } };
}
