import type { PracticeRequest, PracticeResponse, PracticeService } from '../server/handler';
import type { EntraContext } from './context';
import { instanceDiscovery, keySet, openidConfiguration } from './discovery';
import { EntraError, errorResponse, errorStamp } from './errors';
import { signInStep } from './sign-in/answers';
import { authorize } from './sign-in/authorize';
import { forget } from './sign-in/browser';
import { closingPage, errorPage } from './sign-in/closing-pages';
import { deviceCodeEntered } from './sign-in/device-code-entered';
import { deviceCodePage } from './sign-in/device-pages';
import { deviceCodeEndpoint, tokenEndpoint } from './token-endpoint';

type Handler = (
  context: EntraContext,
  request: PracticeRequest,
  tenant: string,
) => PracticeResponse | Promise<PracticeResponse>;

interface Route {
  readonly methods: readonly string[];
  readonly pattern: RegExp;
  readonly handle: Handler;
}

/** What programs ask. Errors are JSON. */
const programRoutes: readonly Route[] = [
  {
    methods: ['GET'],
    pattern: /^\/([^/]+)\/v2\.0\/\.well-known\/openid-configuration$/u,
    handle: openidConfiguration,
  },
  { methods: ['GET'], pattern: /^\/(common)\/discovery\/instance$/u, handle: instanceDiscovery },
  { methods: ['GET'], pattern: /^\/([^/]+)\/discovery\/v2\.0\/keys$/u, handle: keySet },
  { methods: ['POST'], pattern: /^\/([^/]+)\/oauth2\/v2\.0\/token$/u, handle: tokenEndpoint },
  { methods: ['POST'], pattern: /^\/([^/]+)\/oauth2\/v2\.0\/devicecode$/u, handle: deviceCodeEndpoint },
];

/** What a person's browser opens. Errors are pages. */
const pageRoutes: readonly Route[] = [
  { methods: ['GET', 'POST'], pattern: /^\/([^/]+)\/oauth2\/v2\.0\/authorize$/u, handle: authorize },
  { methods: ['POST'], pattern: /^\/(common)\/login$/u, handle: signInStep },
  { methods: ['GET'], pattern: /^\/(devicelogin)$/u, handle: () => deviceCodePage(null) },
  { methods: ['POST'], pattern: /^\/(devicelogin)$/u, handle: deviceCodeEntered },
  { methods: ['GET'], pattern: /^\/([^/]+)\/oauth2\/v2\.0\/logout$/u, handle: signOut },
];

function signOut(context: EntraContext, request: PracticeRequest): PracticeResponse {
  forget(context, request);
  return closingPage('You signed out', 'It is a good idea to close all browser windows.');
}

async function run(
  routes: readonly Route[],
  context: EntraContext,
  request: PracticeRequest,
  refuse: (error: EntraError) => PracticeResponse,
): Promise<PracticeResponse | null> {
  for (const route of routes) {
    const tenant = route.pattern.exec(request.path)?.[1];
    if (tenant === undefined || !route.methods.includes(request.method)) continue;
    try {
      return await route.handle(context, request, decodeURIComponent(tenant));
    } catch (error) {
      if (error instanceof EntraError) return refuse(error);
      throw error;
    }
  }
  return null;
}

/** The pages for a person's browser, as served on the plain-http listener; null: not one of them. */
export async function entraPages(
  context: EntraContext,
  request: PracticeRequest,
): Promise<PracticeResponse | null> {
  return run(pageRoutes, context, request, (error) => errorPage(error, stampFor(context, request)));
}

function stampFor(context: EntraContext, request: PracticeRequest): ReturnType<typeof errorStamp> {
  const asked = request.headers['client-request-id'] ?? request.query.get('client-request-id');
  return errorStamp(context.world.clock.now(), asked);
}

/** Entra as programs and browsers meet it. What it does not know is 404, as at the login host. */
export function entraService(context: EntraContext): PracticeService {
  return async (request) => {
    const stamp = stampFor(context, request);
    const answer = (await run(programRoutes, context, request, (error) =>
      errorResponse(error, stamp, request.origin),
    )) ??
      (await entraPages(context, request)) ?? { status: 404, body: '' };
    return {
      ...answer,
      headers: {
        'x-ms-request-id': stamp.traceId,
        'client-request-id': stamp.correlationId,
        'cache-control': 'no-store, no-cache',
        ...answer.headers,
      },
    };
  };
}
