import { AppError } from '../contract/errors';
import { isGuid } from '../contract/guid';
import type { SignedInAccount, TokenProvider } from '../ports/tokens';
import type { HttpTransport } from '../ports/transport';
import type { Cloud } from './clouds';
import { PublicClient, type DeviceCodePrompt } from './msal';
import type { Discovered } from './msal-network';
import { ResourceSignIn } from './resource-sign-in';

/** Microsoft's own client of Exchange Online PowerShell (facts 1.3). */
export const exchangePowerShellClientId = 'fb78d390-0c51-40cd-8e17-fdbfab77341b';

export interface TokenProviderOptions {
  readonly cloud: Cloud;
  /** Tenant id, domain, or `organizations` (any). */
  readonly tenant: string;
  readonly clientId: string;
  readonly exchangeClientId?: string;
  readonly transport: HttpTransport;
  /** Opens the sign-in page; a practice run passes a script that signs in. */
  readonly openPage: (url: string) => Promise<void>;
  /** Opener of the Exchange sign-in page, where a script signs in as somebody else. */
  readonly openExchangePage?: (url: string) => Promise<void>;
  readonly deviceCode?: DeviceCodePrompt;
  /** Where given, the sign-in to Exchange alone is by code. */
  readonly exchangeDeviceCode?: DeviceCodePrompt;
  readonly loginHint?: string;
  /** The Exchange sign-in is another person's: the page asks for an account, or expects this one. */
  readonly exchangeAsOther?: boolean;
  readonly exchangeLoginHint?: string;
  /** Id of the tenant that must be signed in to; a domain is compared by whoever reads the organisation. */
  readonly expectedTenant?: string;
  readonly signal?: AbortSignal;
  /** Where given, a sign-in that has ended is told and not asked for again in the middle of the work. */
  readonly whenEnded?: (error: AppError) => void;
  readonly signInLimitMs?: number;
  /** Milliseconds since the epoch. */
  readonly now?: () => number;
  /** MSAL's warnings, redacted. */
  readonly log?: (message: string) => void;
}

function mismatch(account: SignedInAccount, wanted: string, why: string): AppError {
  return new AppError({
    code: 'tenant-mismatch',
    message: `${account.username} is signed in to the tenant ${account.tenantId}, but ${wanted} is wanted${why}.`,
    who: 'you',
    next: `Sign in with an account of the tenant ${wanted}.`,
  });
}

type Check = (account: SignedInAccount, other: SignedInAccount | null) => void;

/** The tenant of a sign-in must be the expected one, and the same for Graph and Exchange (design rule 9). */
function tenantCheck(expectedTenant: string | undefined): Check {
  const expected = expectedTenant?.toLowerCase();
  return (account, other) => {
    if (expected !== undefined && isGuid(expected) && account.tenantId !== expected) {
      throw mismatch(account, expected, '');
    }
    if (other !== null && other.tenantId !== account.tenantId) {
      throw mismatch(account, other.tenantId, `, where ${other.username} is signed in`);
    }
  };
}

interface ClientChoice {
  readonly clientId: string;
  readonly tenant: string;
  readonly openPage: (url: string) => Promise<void>;
  readonly deviceCode?: DeviceCodePrompt;
}

function clientOpener(options: TokenProviderOptions): (choice: ClientChoice) => PublicClient {
  const { cloud, transport, deviceCode, signInLimitMs, log } = options;
  const discovered: Discovered = new Map();
  return (choice) =>
    new PublicClient({ cloud, transport, deviceCode, signInLimitMs, log, discovered, ...choice });
}

/** A person's sign-ins that several operations share, one after the other or side by side. */
export interface SessionTokens {
  /** The tokens as one operation sees them: its signal stops what it asked for, and a refused consent is asked again. */
  during(signal: AbortSignal): TokenProvider;
  /** The tenant of whoever is signed in; null where nobody is yet. */
  readonly tenantId: string | null;
}

/** `createSessionTokens` for one operation alone. */
export function createTokenProvider(options: TokenProviderOptions): TokenProvider {
  return createSessionTokens(options).during(options.signal ?? new AbortController().signal);
}

/**
 * Access tokens of the signed-in administrator, in memory only (design rules 4 and 9): silent within the session,
 * a page only when a person is needed, and then only for the scopes that are missing.
 */
export function createSessionTokens(options: Omit<TokenProviderOptions, 'signal'>): SessionTokens {
  const { cloud, tenant, openPage, loginHint } = options;
  const now = options.now ?? Date.now;
  const check = tenantCheck(options.expectedTenant);
  const openClient = clientOpener(options);
  /** Where any tenant would do, the other sign-in has decided; `check` makes sure of it in any case. */
  const tenantFor = (other: ResourceSignIn): string =>
    tenant === 'organizations' ? (other.account?.tenantId ?? tenant) : tenant;
  const graph: ResourceSignIn = new ResourceSignIn({
    client: () =>
      openClient({
        clientId: options.clientId,
        tenant: tenantFor(exchange),
        openPage,
      }),
    resource: cloud.graphResource,
    loginHint: () => loginHint,
    check: (account) => check(account, exchange.account),
    now,
    whenEnded: options.whenEnded,
  });
  const exchange: ResourceSignIn = new ResourceSignIn({
    client: () =>
      openClient({
        clientId: options.exchangeClientId ?? exchangePowerShellClientId,
        tenant: tenantFor(graph),
        openPage: options.openExchangePage ?? openPage,
        ...(options.exchangeDeviceCode === undefined ? {} : { deviceCode: options.exchangeDeviceCode }),
      }),
    resource: cloud.exchangeResource,
    loginHint: () =>
      options.exchangeLoginHint ??
      (options.exchangeAsOther === true ? undefined : (graph.account?.username ?? loginHint)),
    check: (account) => check(account, graph.account),
    now,
    whenEnded: options.whenEnded,
  });

  const signIns = { graph, exchange };
  return {
    during(signal) {
      graph.forgetRefusal();
      exchange.forgetRefusal();
      return viewOf(signIns, signal);
    },
    get tenantId() {
      return graph.account?.tenantId ?? null;
    },
  };
}

function viewOf(
  signIns: Readonly<Record<'graph' | 'exchange', ResourceSignIn>>,
  signal: AbortSignal,
): TokenProvider {
  const basics = { graph: ['User.Read'], exchange: ['.default'] };
  return {
    graph: (scopes) => signIns.graph.token(scopes, signal),
    exchange: () => signIns.exchange.token(basics.exchange, signal),
    async account(resource) {
      const signIn = signIns[resource];
      if (signIn.account === null) await signIn.token(basics[resource], signal);
      if (signIn.account !== null) return signIn.account;
      throw new AppError({ code: 'not-signed-in', message: 'Nobody is signed in.' });
    },
    async refresh(resource) {
      signIns[resource].refresh();
    },
  };
}
