import { noteRights } from '../mail/rights-cache';
import type { PracticeRequest, PracticeResponse, PracticeService } from '../server/handler';
import type { TokenVerifier } from '../world/access-token';
import { exchangeAudience } from '../world/well-known';
import type { World } from '../world/world';
import { mayConnect } from './access';
import { CmdletError } from './errors';
import { runCmdlet } from './run';

const prefix = '/exchange/';

/** Exchange Online behind `POST /exchange/<Cmdlet-Name>`, as docs/practice-exchange.md describes it. */
export function exchangeService(world: World, verify: TokenVerifier): PracticeService {
  // What stands now is no change: caches count from here.
  noteRights(world);
  return async (request) => {
    const cmdlet = request.path.startsWith(prefix) ? request.path.slice(prefix.length) : '';
    try {
      if (request.method !== 'POST' || !/^[A-Za-z]+-[A-Za-z0-9]+$/u.test(cmdlet)) throw badRequest('path');
      const token = await verify(request.headers.authorization);
      if (!token.ok) throw unauthorized(`The access token is ${token.reason}.`);
      if (token.token.aud !== exchangeAudience) {
        throw unauthorized(`The access token is for ${token.token.aud}, not for ${exchangeAudience}.`);
      }
      if (!mayConnect(token.token)) throw forbidden();
      return { status: 200, body: runCmdlet(world, token.token, cmdlet, readParameters(request)) };
    } catch (error) {
      if (error instanceof CmdletError) return answer(world, cmdlet, error);
      throw error;
    }
  };
}

function readParameters(request: PracticeRequest): Readonly<Record<string, unknown>> {
  const parameters = property(parse(request.body), 'parameters');
  if (parameters === undefined) return {};
  if (typeof parameters !== 'object' || parameters === null || Array.isArray(parameters)) {
    throw badRequest('parameters');
  }
  return { ...parameters };
}

function parse(body: string): unknown {
  try {
    return body === '' ? {} : JSON.parse(body);
  } catch {
    throw badRequest('body');
  }
}

function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw badRequest('body');
  return Object.entries(value).find(([key]) => key === name)?.[1] as unknown;
}

function badRequest(what: 'path' | 'body' | 'parameters'): CmdletError {
  const expected = {
    path: 'Expected POST /exchange/<Cmdlet-Name>.',
    body: 'Expected a JSON object as the body.',
    parameters: 'Expected "parameters" to be an object.',
  };
  return new CmdletError({
    status: 400,
    type: 'System.ArgumentException',
    category: 'InvalidArgument',
    message: expected[what],
    fullyQualifiedErrorId: 'BadRequest',
  });
}

function unauthorized(message: string): CmdletError {
  return new CmdletError({
    status: 401,
    type: 'System.UnauthorizedAccessException',
    category: 'AuthenticationError',
    message: `UnAuthorized: ${message}`,
    fullyQualifiedErrorId: 'UnAuthorized',
  });
}

function forbidden(): CmdletError {
  return new CmdletError({
    status: 403,
    type: 'System.UnauthorizedAccessException',
    category: 'PermissionDenied',
    message: "The access token doesn't carry a permission to administer Exchange.",
    fullyQualifiedErrorId: 'Forbidden',
  });
}

/** Since module 3.0.0 Exchange's own error ids say nothing but where and when (facts 5.4). */
function answer(world: World, cmdlet: string, { facts }: CmdletError): PracticeResponse {
  const where = `[Server=PRACTICE01,RequestId=${world.newId()},TimeStamp=${world.clock.iso()}],Write-ErrorMessage`;
  return {
    status: facts.status,
    body: {
      error: {
        type: facts.type,
        fullyQualifiedErrorId: facts.fullyQualifiedErrorId ?? where,
        category: facts.category,
        message: facts.message,
        cmdlet,
      },
    },
  };
}
