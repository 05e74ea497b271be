import { setMaxListeners } from 'node:events';
import { createPracticeVault } from '../../credentials/practice-vault';
import { chooseStore } from '../../credentials/choose-store';
import type { SessionOptions } from '../../ports/session';
import type { CredentialStore } from '../../ports/credential-store';
import type { Logger } from '../../log/logger';
import type { Clock } from '../../ports/clock';
import type { Exchange } from '../../ports/exchange';
import type { AppTokens, SignedInAccount, TokenProvider } from '../../ports/tokens';
import type { HttpTransport } from '../../ports/transport';
import type { UnattendedRecords } from '../../ports/unattended';
import { checkedInvoke } from '../../exchange/checked-invoke';
import { createExchange } from '../../exchange/exchange';
import { remoteInvoke } from '../../exchange/remote/client';
import { remoteTenant } from '../../exchange/remote/tenant';
import { createDirectory } from '../../graph/directory';
import { AppError, toAppError } from '../../contract/errors';
import { createGraphHttp } from '../../graph/http';
import { createMailSender } from '../../graph/mail';
import { readScopes } from '../../graph/read-scopes';
import type { DeviceCodePrompt } from '../../identity/msal';
import { createAppTokens } from '../../identity/app-tokens';
import { cloudByName, practiceCloud, type Cloud } from '../../identity/clouds';
import { unattendedTokens } from '../../identity/unattended-tokens';
import { createSessionTokens } from '../../identity/token-provider';
import type { Connect, Connection } from '../connection';
import { jobHosts } from './hosts';
import { loggedTransport } from './logged-transport';
import type { PowerShellExchange } from './powershell';
import { exchangeSignInOf } from './powershell-sign-in';
import { practiceDns } from './practice-dns';
import { readingApplication, type ReadingApplication } from './reading-application';
import { watchingClock } from './service-clock';
import { sharedSignIns, type SignIns } from './sign-ins';
import { surroundingsOf, type SurroundingsHost } from './surroundings';

/** Microsoft's own public client for Graph on the command line: the default against a real tenant (facts 1.3). */
const graphCommandLineTools = '14d82eec-204b-4c2f-b7e8-296a70dab67e';

/** What a host adds to a session's options. */
export interface SessionParts {
  readonly clock: Clock;
  readonly keychain: CredentialStore;
  readonly openPage: (url: string) => Promise<void>;
  readonly showDeviceCode: DeviceCodePrompt;
  /** Trusts the practice tenant's authority alone, or the computer's own. */
  readonly transport: HttpTransport;
  readonly logger: Logger;
  /** This computer's own clock, whatever `clock` is. */
  readonly computerClock: Clock;
  /** What the host tells of this computer and its network. */
  readonly around?: SurroundingsHost;
  /** Where Exchange is reached through the bundled PowerShell; else null. */
  readonly powershell: PowerShellExchange | null;
  /** Who is signed in for which tenant; default: whoever was asked first for it. */
  readonly signIns?: SignIns;
  /** Where given, a sign-in that has ended is told and not asked for again in the middle of the work. */
  readonly whenEnded?: (error: AppError) => void;
  /** The reading applications that this computer keeps. */
  readonly unattendedRecords: UnattendedRecords;
}

/** Composes the ports of a session: transport, sign-in, Graph, Exchange, the place for secrets. */
export function connectWith(session: SessionOptions, parts: SessionParts): Connect {
  const { practice } = session;
  const { clock } = parts;
  const cloud = practice === null ? cloudByName(session.cloud) : practiceCloud(practice.info);
  const { transport, surroundings } = lookingAround(session, parts, cloud);
  const clientId = session.clientId ?? practice?.info.clientId ?? graphCommandLineTools;
  const vault = practice === null ? null : createPracticeVault(practice.info.control, transport);
  let store: ReturnType<typeof chooseStore> | null = null;
  const { signIns = sharedSignIns() } = parts;
  const begin = personSignIn(session, parts, { cloud, transport, clientId, ready: async () => store });
  const storeOf = () => (store ??= chooseStore(parts.keychain, vault));
  const appTokens = createAppTokens({
    ...{ cloud, transport },
    // What a client dates itself bears this computer's time, also where the practice tenant's has moved on.
    clock: { now: () => parts.computerClock.now(), sleep: async (ms, by) => clock.sleep(ms, by) },
  });
  const applicationFor = (tenant: string, signal: AbortSignal): ReadingApplication | null => {
    const { unattended = null } = session;
    const reading = { cloud, appTokens, clock, records: parts.unattendedRecords, store: storeOf };
    return unattended === null ? null : readingApplication({ ...reading, unattended }, tenant, signal);
  };

  return (tenant, signal) => {
    // Every request in flight listens to it; Node would warn of a leak from the eleventh on.
    setMaxListeners(0, signal);
    const application = applicationFor(tenant, signal);
    const signedIn = application?.tokens ?? signIns(tenant, begin).during(signal);
    const tokens = forgetting(signedIn, () => parts.powershell?.forget(tenant));
    const refused = () => application?.refused() ?? null;
    const http = createGraphHttp({ transport, clock, graphUrl: cloud.graph, application: refused });
    return {
      tokens,
      signIn: async () => signInForReading(tokens),
      signInToExchange: async () => {
        if (session.exchange !== 'none' && exchangeSignInOf(session) === 'token') await tokens.exchange();
      },
      appTokens,
      mail: createMailSender({ http }),
      directory: (runSignal) => {
        const directory = createDirectory({ http, tokens, signal: runSignal });
        return application?.directory(directory) ?? directory;
      },
      exchange: (runSignal) => {
        const { powershell } = parts;
        if (session.exchange === 'none') return outOfReach(runSignal);
        if (powershell !== null)
          return powershell.exchange({ session, cloud, tokens, tenant, application, signal: runSignal });
        if (practice === null)
          throw new AppError({ code: 'internal', message: 'There is no way to Exchange.' });
        const how = { url: practice.info.exchange, transport, tokens, clock };
        return remoteExchange(how, runSignal, application);
      },
      exchangeAsReader: readerExchange(session, { transport, clock, appTokens }),
      store: storeOf,
      exchangeIsAtHand: session.exchange === 'practice',
      surroundings,
      ask: async (request) => transport.send(request),
      ...{ cloud: cloud.name, authority: cloud.login, graph: cloud.graph, portal: cloud.portal },
      clientId,
      practice: practice?.info ?? null,
    };
  };
}

/** The practice tenant's Exchange as its reading application sees it. */
function readerExchange(
  { practice, exchange }: SessionOptions,
  parts: { readonly transport: HttpTransport; readonly clock: Clock; readonly appTokens: AppTokens },
): Connection['exchangeAsReader'] {
  return (signIn, signal) => {
    if (practice === null || exchange !== 'practice') return null;
    const find = async () => Promise.resolve(signIn);
    const tokens = unattendedTokens({ ...parts, find, signal });
    return remoteExchange({ ...parts, url: practice.info.exchange, tokens }, signal);
  };
}

/** Exchange over the practice tenant's HTTPS; `application`: names whose refusals they are. */
function remoteExchange(
  how: Parameters<typeof remoteInvoke>[0],
  signal: AbortSignal,
  application: ReadingApplication | null = null,
): Exchange {
  const remote = remoteInvoke(how);
  const invoke = checkedInvoke(application?.invoke(remote) ?? remote);
  return createExchange(invoke, { tenant: remoteTenant(how.tokens), signal });
}

/** Begins the sign-in of a person for a tenant. */
function personSignIn(
  session: SessionOptions,
  parts: SessionParts,
  about: {
    readonly cloud: Cloud;
    readonly transport: HttpTransport;
    readonly clientId: string;
    readonly ready: () => Promise<unknown>;
  },
) {
  const { ready, ...common } = about;
  return (tenant: string) =>
    createSessionTokens({
      ...common,
      tenant,
      // Counts where the tenant is known by its id, as for every setup that was applied here (design rule 9).
      expectedTenant: tenant,
      openPage: async (url) => {
        // Nobody is sent to a page to learn afterwards that this computer cannot keep a secret.
        await ready();
        return parts.openPage(url);
      },
      log: (message) => parts.logger.warn(message),
      ...(parts.whenEnded === undefined ? {} : { whenEnded: parts.whenEnded }),
      ...(session.deviceCode ? { deviceCode: parts.showDeviceCode } : {}),
      ...(session.loginHint === null ? {} : { loginHint: session.loginHint }),
      ...exchangeAccount(session),
      ...exchangeClient(session, parts),
    });
}

/** The transport of a session, and what it shows of the surroundings while it is used. */
function lookingAround(session: SessionOptions, parts: SessionParts, cloud: Cloud) {
  const logged = loggedTransport(parts.transport, parts.logger, parts.clock);
  const { transport, seen } = watchingClock(logged, parts.computerClock);
  const control = session.practice?.info.control;
  const surroundings = surroundingsOf({
    ...parts.around,
    ...{ transport, cloud, seenClock: seen, hosts: jobHosts(session) },
    ...(control === undefined ? {} : { dns: practiceDns(control, transport) }),
  });
  return { transport, surroundings };
}

/** Exchange where it is not to be reached from here: planned around, as for a person without its rights. */
function outOfReach(signal: AbortSignal): Exchange {
  const refuse = async (): Promise<never> => {
    await Promise.resolve();
    throw new AppError({
      code: 'permission-denied',
      message: 'Exchange Online is left out here (--exchange none).',
      who: 'an Exchange Administrator, on a computer with PowerShell',
      next: 'Write the Exchange part for them: sendwright plan FILE --exchange-script OUT.ps1',
    });
  };
  return createExchange(refuse, { tenant: refuse, host: refuse, signal });
}

/** Exchange may be another person's of the same tenant (facts 6.8: rarely one person). */
function exchangeAccount({ exchangeLoginHint }: SessionOptions) {
  return exchangeLoginHint === null ? {} : { exchangeAsOther: true, exchangeLoginHint };
}

/** The client of our own Exchange token, and a code where the module itself cannot ask for one. */
function exchangeClient(session: SessionOptions, { showDeviceCode }: SessionParts) {
  const byCode = session.exchange === 'powershell' && exchangeSignInOf(session) === 'device';
  return {
    ...(session.exchangeClientId === null ? {} : { exchangeClientId: session.exchangeClientId }),
    ...(byCode ? { exchangeDeviceCode: showDeviceCode } : {}),
  };
}

/** Roles are read when Exchange is signed in to: a fresh token is of use in a fresh connection alone. */
function forgetting(tokens: TokenProvider, forgetExchange: () => void): TokenProvider {
  return {
    ...tokens,
    async refresh(resource) {
      await tokens.refresh(resource);
      if (resource === 'exchange') forgetExchange();
    },
  };
}

async function signInForReading(tokens: TokenProvider): Promise<SignedInAccount> {
  try {
    await tokens.graph(readScopes);
  } catch (error) {
    if (toAppError(error).code !== 'consent-required') throw error;
  }
  return tokens.account('graph');
}
