import { sendMail } from '../mail/send';
import type { PracticeRequest, PracticeResponse, PracticeService } from '../server/handler';
import type { AccessToken, TokenVerifier } from '../world/access-token';
import { graphAudience } from '../world/well-known';
import type { World } from '../world/world';
import { batch } from './batch';
import type { Answer, SendMail } from './call';
import { dispatch, versionPrefix, type Env } from './dispatch';
import { errorAnswer } from './error-answer';
import { GraphError, malformedRequest, segmentNotFound } from './errors';

const reasons = {
  missing: 'Access token is empty.',
  malformed: 'IDX14100: JWT is not well formed, there are no dots (.).',
  expired: 'Lifetime validation failed, the token is expired.',
  signature: 'Access token validation failure. Invalid signature.',
} as const;

function invalidToken(message: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', message);
}

async function authenticate(
  world: World,
  verify: TokenVerifier,
  authorization: string | undefined,
): Promise<AccessToken> {
  const verified = await verify(authorization);
  if (!verified.ok) throw invalidToken(reasons[verified.reason]);
  const { token } = verified;
  if (token.aud !== graphAudience) throw invalidToken('Access token validation failure. Invalid audience.');
  if (token.tid !== world.state.tenant.id)
    throw invalidToken('Access token validation failure. Invalid issuer.');
  return token;
}

function requireVersion(path: string): void {
  if (path === versionPrefix || path.startsWith(`${versionPrefix}/`)) return;
  const version = path.split('/')[1] ?? '';
  if (version === 'beta') throw malformedRequest('The practice tenant has no beta endpoint.');
  throw segmentNotFound(version);
}

function serve(env: Env, request: PracticeRequest): Answer {
  const isBatch =
    request.path.toLowerCase() === `${versionPrefix}/$batch` ||
    request.path.toLowerCase() === `${versionPrefix}/%24batch`;
  if (!isBatch) return dispatch(env, request);
  if (request.method !== 'POST') {
    throw new GraphError(
      405,
      'Request_BadRequest',
      'Specified HTTP method is not allowed for the request target.',
    );
  }
  return batch(env, request);
}

function responseOf(answer: Answer, requestId: string, request: PracticeRequest): PracticeResponse {
  return {
    status: answer.status,
    headers: {
      'request-id': requestId,
      'client-request-id': request.headers['client-request-id'] ?? requestId,
      ...answer.headers,
    },
    ...(answer.body === undefined ? {} : { body: answer.body }),
  };
}

/**
 * Microsoft Graph v1.0 over the world: paths arrive as `/v1.0/…`. Scopes and directory roles are enforced, bodies
 * that Graph would refuse are refused. `send` is replaced in tests only.
 */
export function graphService(
  world: World,
  verify: TokenVerifier,
  send: SendMail = sendMail,
): PracticeService {
  return async (request) => {
    const requestId = world.newId();
    try {
      requireVersion(request.path);
      const token = await authenticate(world, verify, request.headers['authorization']);
      return responseOf(serve({ world, token, sendMail: send }, request), requestId, request);
    } catch (error) {
      return responseOf(errorAnswer(error, world, request.headers, requestId), requestId, request);
    }
  };
}
