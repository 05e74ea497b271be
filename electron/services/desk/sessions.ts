import type { AppError } from '../../contract/errors';
import type { Settings } from '../../contract/settings';
import type { DeviceCodePrompt } from '../../identity/msal';
import type { CredentialStore } from '../../ports/credential-store';
import type { Platform } from '../../ports/platform';
import type { SessionOptions } from '../../ports/session';
import type { Services } from '../services';
import { nobodySignedIn, onePerson } from '../session/held-sign-in';
import { hostsOf } from '../session/hosts';
import { sessionServices } from '../session/session';
import type { Ground } from './ground';
import { notSignedIn } from './refusals';

/** How somebody signs in, and how that is shown. */
export interface SignInWay {
  readonly method: 'browser' | 'device';
  readonly account: string | null;
  readonly openPage: (url: string) => Promise<void>;
  readonly showCode: DeviceCodePrompt;
  /** A sign-in that has ended by itself. */
  readonly whenEnded: (error: AppError) => void;
}

interface SessionParts {
  readonly platform: Platform;
  readonly keychain: CredentialStore;
  readonly settings: () => Settings;
  /** A line for whoever watches the operation that runs. */
  readonly say: (line: string) => void;
}

/** Opens the services of one session on a ground: with `way` for whoever signs in, without for nobody. */
export function openSession(
  { platform, keychain, settings, say }: SessionParts,
  ground: Ground,
  way: SignInWay | null,
): Services {
  const chosen = settings();
  const session = sessionOf(ground, chosen, way);
  return sessionServices(session, {
    ...{ keychain, say, dataFolder: ground.records, clock: platform.clock },
    logFile: platform.logFile,
    realClock: platform.realClock ?? platform.clock,
    ...{ newId: platform.newId, logger: platform.logger, startChild: platform.startChild },
    powershellScripts: platform.powershellScripts,
    printToPdf: platform.printToPdf,
    around: {
      dns: platform.dns,
      freeSpace: async () => (await platform.freeSpace?.(ground.records)) ?? null,
    },
    transport: platform.transport({
      allowedHosts: hostsOf(session),
      ...(ground.practice === null ? {} : { ca: ground.practice.ca }),
      proxy: chosen.proxy === '' || ground.practice !== null ? null : chosen.proxy,
    }),
    ...(chosen.powershell === '' ? {} : { env: { ...process.env, SENDWRIGHT_PWSH: chosen.powershell } }),
    openPage: way?.openPage ?? (async () => Promise.reject(notSignedIn())),
    showDeviceCode: way?.showCode ?? (() => undefined),
    signIns: way === null ? nobodySignedIn(notSignedIn) : onePerson(),
    ...(way === null ? {} : { whenEnded: way.whenEnded }),
  });
}

function sessionOf({ practice, cloud }: Ground, chosen: Settings, way: SignInWay | null): SessionOptions {
  const isPractice = practice !== null;
  return {
    practice: isPractice ? { info: practice.info, ca: practice.ca } : null,
    cloud: isPractice ? 'global' : cloud.name,
    clientId: isPractice ? null : chosen.clientId,
    loginHint: way?.account ?? null,
    exchangeLoginHint: null,
    exchange: isPractice ? 'practice' : 'powershell',
    deviceCode: way?.method === 'device',
    // Whoever has no browser here signs in to Exchange with a code too.
    exchangeSignIn: way?.method === 'device' ? null : chosen.exchangeSignIn,
    exchangeClientId: null,
    delegatedOrganization: null,
    installModule: chosen.installModule,
  };
}
