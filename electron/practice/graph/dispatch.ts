import type { AccessToken } from '../world/access-token';
import type { World } from '../world/world';
import { checkBody, readJson } from './body';
import type { Answer, Call, Caller, SendMail } from './call';
import { denied, GraphError, noMe } from './errors';
import { findRoute } from './find-route';
import { parseQuery } from './odata/query';
import { heldAlternatives } from './rights/scopes';

/** One request, or one part of a batch. */
export interface GraphRequest {
  readonly method: string;
  /** With `/v1.0`, still encoded, no query. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly origin: string;
}

export interface Env {
  readonly world: World;
  readonly token: AccessToken;
  readonly sendMail: SendMail;
}

export const versionPrefix = '/v1.0';

function callerOf({ world, token }: Env): Caller | null {
  if (token.idtyp === 'app') {
    const alive = world.state.servicePrincipals.filter((one) => one.deletedDateTime === null);
    return { kind: 'app', servicePrincipal: alive.find((one) => one.id === token.oid) };
  }
  const user = world.state.users.find((one) => one.id === token.oid && one.deletedDateTime === null);
  return user === undefined ? null : { kind: 'user', user };
}

function identityNotFound(): GraphError {
  return new GraphError(
    401,
    'Authorization_IdentityNotFound',
    'The identity of the calling application could not be established.',
  );
}

/** Serves one request whose token was checked: path, scopes, query, body, role, then the handler. Throws GraphError. */
export function dispatch(env: Env, request: GraphRequest): Answer {
  const { world, token } = env;
  const { route, operation, keys } = findRoute(request.method, request.path.slice(versionPrefix.length));
  const caller = callerOf(env);
  const decidesItself = route.scopes === 'any';
  if (caller === null) throw identityNotFound();
  if (!decidesItself && caller.kind === 'app' && caller.servicePrincipal === undefined)
    throw identityNotFound();
  if (caller.kind === 'app' && /^\/me(?:\/|$)/u.test(route.path)) throw noMe();
  const held = heldAlternatives(operation, token);
  if (held.length === 0 && !decidesItself) throw denied();
  const call: Call = {
    world,
    request: env,
    token,
    caller,
    held,
    keys,
    path: request.path,
    query: parseQuery(request.query, operation.query ?? [], request.headers),
    headers: request.headers,
    body: route.body === undefined ? {} : bodyOf(route.body, request),
    origin: request.origin,
    sendMail: env.sendMail,
  };
  if (!route.right(call)) throw denied();
  return route.handle(call);
}

function bodyOf(
  schema: NonNullable<ReturnType<typeof findRoute>['route']['body']>,
  request: GraphRequest,
): Call['body'] {
  const read = readJson(request);
  return schema === 'raw' ? read : checkBody(schema, read);
}
