import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { AppError, isTransient } from '../contract/errors';
import type { Clock } from '../ports/clock';
import type { AppToken, AppTokenClaims, AppTokens, SignInCredential } from '../ports/tokens';
import type { HttpResponse, HttpTransport } from '../ports/transport';
import { readRefusal, refusalError } from './aadsts';
import { appOnlyMeanings } from './app-only-table';
import { decodeClaims } from './claims';
import { clientAssertion } from './client-assertion';
import type { Cloud } from './clouds';

interface AppTokensOptions {
  readonly cloud: Cloud;
  readonly transport: HttpTransport;
  readonly clock: Clock;
}

type ObtainRequest = Parameters<AppTokens['obtain']>[0];

const tokenSchema = z.looseObject({ access_token: z.string().min(1) });

const claimsSchema = z.looseObject({
  appid: z.string().optional(),
  azp: z.string().optional(),
  tid: z.string(),
  oid: z.string(),
  roles: z.array(z.string()).optional(),
  exp: z.number(),
});

/** A credential or an application that was just made is not known everywhere at once (facts 5.1). */
const lagCodes = new Set(['AADSTS7000215', 'AADSTS700027', 'AADSTS700016']);
const lagWaitsMs = [2, 4, 6, 8, 10, 15, 15].map((seconds) => seconds * 1000);
/** Asking for a token changes nothing, so any broken attempt may be repeated. */
const brokenWaitsMs = [1, 2, 4].map((seconds) => seconds * 1000);

function unreadable(): AppError {
  return new AppError({
    code: 'internal',
    message: 'The token endpoint answered in a form this version does not know.',
    who: 'you',
    next: 'Update this program; if it is the newest, report it.',
  });
}

function parsedJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function claimsOf(accessToken: string): AppTokenClaims {
  const parsed = claimsSchema.safeParse(decodeClaims(accessToken));
  if (!parsed.success) throw unreadable();
  const { appid, azp, tid, oid, roles, exp } = parsed.data;
  return {
    appId: appid ?? azp ?? '',
    tenantId: tid.toLowerCase(),
    objectId: oid,
    roles: roles ?? [],
    expiresAt: new Date(exp * 1000).toISOString(),
  };
}

function toToken(response: HttpResponse): AppToken {
  if (response.status === 429 || response.status >= 500) {
    throw new AppError({
      code: 'throttled',
      message: `The token endpoint is not available at the moment (status ${response.status}).`,
      who: 'you',
      next: 'Try again in some minutes.',
      status: response.status,
      retryable: true,
    });
  }
  const body = parsedJson(response.body);
  if (response.status !== 200) {
    const refusal = readRefusal(body);
    throw refusal === null ? unreadable() : refusalError(refusal, response.status, appOnlyMeanings);
  }
  const parsed = tokenSchema.safeParse(body);
  if (!parsed.success) throw unreadable();
  const accessToken = parsed.data.access_token;
  return { accessToken, claims: claimsOf(accessToken) };
}

function waitsFor(error: unknown, retryLag: boolean): readonly number[] {
  if (!(error instanceof AppError)) return [];
  const { code, serviceCode = '' } = error.facts;
  if (lagCodes.has(serviceCode)) return retryLag ? lagWaitsMs : [];
  return isTransient(code) ? brokenWaitsMs : [];
}

/** Tokens of an application with its own secret or certificate, by client credentials (facts 2.10, 9). */
export function createAppTokens({ cloud, transport, clock }: AppTokensOptions): AppTokens {
  async function ask(request: ObtainRequest): Promise<AppToken> {
    const { tenantId, clientId, credential, signal, resource = 'graph' } = request;
    const url = `${cloud.login}/${encodeURIComponent(tenantId)}/oauth2/v2.0/token`;
    const response = await transport.send({
      method: 'POST',
      url,
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        ...signedWith(credential, url, clientId),
        scope: `${resource === 'graph' ? cloud.graphResource : cloud.exchangeResource}/.default`,
      }).toString(),
      ...(signal === undefined ? {} : { signal }),
    });
    return toToken(response);
  }

  function signedWith(
    credential: SignInCredential,
    audience: string,
    clientId: string,
  ): Readonly<Record<string, string>> {
    if (credential.kind === 'secret') return { client_secret: credential.value };
    const claims = { clientId, audience, now: clock.now(), id: randomUUID() };
    return {
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: clientAssertion(credential, claims),
    };
  }

  return {
    async obtain(request) {
      for (let attempt = 0; ; attempt += 1) {
        try {
          return await ask(request);
        } catch (error) {
          const wait = waitsFor(error, request.retryLag === true)[attempt];
          if (wait === undefined) throw error;
          await clock.sleep(wait, request.signal);
        }
      }
    },
  };
}
