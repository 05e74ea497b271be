import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CliContext, CommonOptions } from '../../cli/context';
import { AppError } from '../../contract/errors';
import type { PracticeInfo } from '../../contract/practice-info';
import { fileSink } from '../../log/file-sink';
import type { PowerShellLimits } from '../../exchange/powershell/host';
import { createLogger, silentLogger, type Logger } from '../../log/logger';
import type { CredentialStore } from '../../ports/credential-store';
import type { CacheTimes } from '../../ports/cache-times';
import type { Clock } from '../../ports/clock';
import type { SessionOptions } from '../../ports/session';
import { cloudByName, cloudHosts, practiceCloud } from '../../identity/clouds';
import { signInAs } from '../../practice/server/sign-in-script';
import { createRecords } from '../../records/records';
import { defaultDataFolder } from '../../records/data-folder';
import { createServices } from '../../services/create-services';
import type { Services } from '../../services/services';
import { connectWith } from './connect';
import { terminalKeychain } from './keychain';
import { refuseSenseless } from './exchange-options';
import { nodeTransport } from './node-transport';
import { openInBrowser } from './open-in-browser';
import { readPracticeInfo } from './practice-info';
import { powershellExchange, type PowerShellExchange } from './powershell';
import { exchangeSignInOf } from './powershell-sign-in';
import { practiceTransport } from './practice-transport';
import { systemClock } from './system-clock';

/** What the terminal's services need besides a command's options. */
export interface TerminalServicesParts
  extends Pick<CliContext, 'readText' | 'err'>, Partial<Pick<CliContext, 'isTerminal' | 'confirm'>> {
  /** Path of the bundled keychain helper. */
  readonly keychainHelper: string;
  /** Path of the folder with the bundled PowerShell scripts. */
  readonly powershellScripts: string;
  /** Patience with PowerShell; default: for a slow computer. */
  readonly powershellLimits?: PowerShellLimits;
  /** Takes the place of this computer's keychain. */
  readonly keychain?: CredentialStore;
  /** Time for everything but the keychain's helper; default the computer's own. */
  readonly clock?: Clock;
  /** How long one request may take, in ms; default 60 s. */
  readonly requestTimeoutMs?: number;
  /** Shows the sign-in page; default the browser, or with a practice tenant a script that accepts everything. */
  readonly openPage?: (url: string) => Promise<void>;
}

/** How long a practice tenant's caches lag, as it says itself; it is always on this computer, never a real tenant. */
function cacheTimesOf({ practice }: SessionOptions): { readonly cacheTimes?: CacheTimes } {
  const caches = practice?.info.caches;
  if (caches === undefined) return {};
  const { rightsIdle, rightsBusy, policy } = caches;
  return {
    cacheTimes: { idleMs: rightsIdle * 1000, busyMs: rightsBusy * 1000, policyMs: policy * 1000 },
  };
}

/** The services of one command on a terminal. */
export async function terminalServices(
  options: CommonOptions,
  parts: TerminalServicesParts,
): Promise<Services> {
  const session = await sessionOf(options, parts);
  const { clock = systemClock, requestTimeoutMs } = parts;
  const dataFolder = options.data ?? defaultDataFolder(process.env, process.platform, homedir());
  const direct = nodeTransport({
    ...(session.practice === null ? {} : { ca: session.practice.ca }),
    allowedHosts: hostsOf(session),
    ...(requestTimeoutMs === undefined ? {} : { timeoutMs: requestTimeoutMs }),
  });
  const transport = options.practice === undefined ? direct : practiceTransport(direct, options.practice);
  const logger = logTo(dataFolder, clock);
  const powershell = powershellOf(session, parts, { dataFolder, logger, clock });
  return createServices({
    connect: connectWith(session, {
      clock,
      transport,
      logger,
      powershell,
      keychain: parts.keychain ?? terminalKeychain(parts.keychainHelper, dataFolder, systemClock),
      openPage: parts.openPage ?? pageOpener(session, parts),
      showDeviceCode: (message) => parts.err(message),
    }),
    close: async () => {
      await powershell?.close();
      transport.close();
    },
    records: createRecords({ directory: dataFolder, clock }),
    clock,
    newId: randomUUID,
    practiceTenantId: session.practice?.info.tenantId ?? null,
    ...cacheTimesOf(session),
  });
}

/** The bundled PowerShell, where Exchange is reached through it; nothing is started yet. */
function powershellOf(
  session: SessionOptions,
  { powershellScripts, powershellLimits, err, isTerminal, confirm }: TerminalServicesParts,
  parts: { readonly dataFolder: string; readonly logger: Logger; readonly clock: Clock },
): PowerShellExchange | null {
  if (session.exchange !== 'powershell') return null;
  return powershellExchange(
    {
      ...{ scripts: powershellScripts, dataFolder: parts.dataFolder, logger: parts.logger, say: err },
      opensBrowser: exchangeSignInOf(session) === 'browser',
      mayInstall: session.installModule,
      ...(isTerminal === true && confirm !== undefined ? { confirm } : {}),
      ...(powershellLimits === undefined ? {} : { limits: powershellLimits }),
    },
    parts.clock,
  );
}

/** A run speaks to its cloud alone, or to its practice tenant. */
function hostsOf({ practice, cloud }: SessionOptions): readonly string[] {
  if (practice === null) return cloudHosts(cloudByName(cloud));
  const { exchange, control } = practice.info;
  return [...cloudHosts(practiceCloud(practice.info)), new URL(exchange).host, new URL(control).host];
}

/** A redacted log in the data folder, for whoever must find out later what a run did. */
function logTo(dataFolder: string, clock: Clock): Logger {
  const file = join(dataFolder, 'log', 'sendwright.log');
  try {
    return createLogger({ level: 'info', sinks: [fileSink({ file })], now: () => clock.now() });
  } catch {
    // A log that cannot be kept must not stop the job; the records say so if the folder is not writable.
    return silentLogger;
  }
}

async function sessionOf(options: CommonOptions, parts: TerminalServicesParts): Promise<SessionOptions> {
  refuseSenseless(options);
  const practice = options.practice === undefined ? null : await readPracticeInfo(options.practice, parts);
  const loginHint = options.as ?? practice?.info.admins[0]?.username ?? null;
  return {
    practice,
    cloud: options.cloud,
    clientId: options.clientId ?? null,
    loginHint,
    exchangeLoginHint: options.exchangeAs ?? null,
    exchange: options.exchange ?? (practice === null ? 'powershell' : 'practice'),
    deviceCode: options.deviceCode ?? false,
    exchangeSignIn: options.exchangeSignIn ?? null,
    exchangeClientId: options.exchangeClientId ?? null,
    delegatedOrganization: options.delegatedOrganization ?? null,
    installModule: options.installModule ?? false,
  };
}

/** With a practice tenant a script walks the very same page that a person's browser would show. */
function pageOpener(session: SessionOptions, parts: TerminalServicesParts): (url: string) => Promise<void> {
  const { practice } = session;
  if (practice === null) {
    return async (url) => {
      parts.err('Your browser opens the sign-in page of Microsoft. If it does not, open:');
      parts.err(url);
      await openInBrowser(url);
    };
  }
  return async (url) => signInAs(url, accountOf(practice.info, session, url));
}

/** Who signs in on a practice page: the hint in the address decides, so Graph and Exchange may differ. */
function accountOf(info: PracticeInfo, session: SessionOptions, url: string) {
  const hint = new URL(url).searchParams.get('login_hint') ?? session.loginHint;
  const account = info.admins.find((admin) => admin.username.toLowerCase() === hint?.toLowerCase());
  if (account !== undefined) return { username: account.username, password: account.password };
  throw new AppError({
    code: 'invalid-input',
    message: `The practice tenant has no administrator ${hint ?? ''}.`,
    who: 'you',
    next: `Take one of: ${info.admins.map((admin) => admin.username).join(', ')}.`,
  });
}
