import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import type { CliContext, CommonOptions } from '../../cli/context';
import { AppError } from '../../contract/errors';
import type { PracticeInfo } from '../../contract/practice-info';
import type { PowerShellLimits } from '../../exchange/powershell/host';
import { dataLog } from '../../log/data-log';
import type { CredentialStore } from '../../ports/credential-store';
import type { Clock } from '../../ports/clock';
import type { PrintToPdf } from '../../ports/print-to-pdf';
import type { SessionOptions } from '../../ports/session';
import { signInAs } from '../../practice/server/sign-in-script';
import { defaultDataFolder } from '../../records/data-folder';
import type { Services } from '../../services/services';
import { computerKeychain } from '../../services/session/keychain';
import { hostsOf } from '../../services/session/hosts';
import { sessionServices } from '../../services/session/session';
import { refuseSenseless } from './exchange-options';
import { systemDns } from './dns';
import { forkHelper } from './fork-helper';
import { freeSpaceAt } from './free-space';
import { nodeTransport } from './node-transport';
import { openInBrowser } from './open-in-browser';
import { readPracticeInfo } from './practice-info';
import { unattendedOf } from './unattended';
import { installedPrinter } from './print-to-pdf';
import { practiceTransport } from './practice-transport';
import { spawnChild } from './spawn-child';
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
  /** Takes the place of this computer's browser as the printer; null: nothing prints here. */
  readonly printToPdf?: PrintToPdf | null;
  /** How long one request may take, in ms; default 60 s. */
  readonly requestTimeoutMs?: number;
  /** Shows the sign-in page; default the browser, or with a practice tenant a script that accepts everything. */
  readonly openPage?: (url: string) => Promise<void>;
}

/** The services of one command on a terminal. */
export async function terminalServices(
  options: CommonOptions,
  parts: TerminalServicesParts,
): Promise<Services> {
  const session = await sessionOf(options, parts);
  const { clock = systemClock, requestTimeoutMs, powershellLimits, isTerminal, confirm } = parts;
  const dataFolder = options.data ?? defaultDataFolder(process.env, process.platform, homedir());
  const direct = nodeTransport({
    ...(session.practice === null ? {} : { ca: session.practice.ca }),
    allowedHosts: hostsOf(session),
    ...(requestTimeoutMs === undefined ? {} : { timeoutMs: requestTimeoutMs }),
  });
  return sessionServices(session, {
    ...{ dataFolder, clock, realClock: systemClock, newId: randomUUID },
    transport: options.practice === undefined ? direct : practiceTransport(direct, options.practice),
    logger: dataLog(dataFolder, () => clock.now()),
    keychain:
      parts.keychain ??
      computerKeychain(forkHelper(parts.keychainHelper, process.env), dataFolder, systemClock),
    startChild: spawnChild,
    around: { dns: systemDns(), freeSpace: async () => freeSpaceAt(dataFolder) },
    printToPdf: parts.printToPdf === undefined ? computerPrinter() : parts.printToPdf,
    powershellScripts: parts.powershellScripts,
    ...(powershellLimits === undefined ? {} : { powershellLimits }),
    openPage: parts.openPage ?? pageOpener(session, parts),
    showDeviceCode: (message) => parts.err(message),
    say: (line) => parts.err(line),
    ...(isTerminal === true && confirm !== undefined ? { confirm } : {}),
  });
}

function computerPrinter(): PrintToPdf | null {
  return installedPrinter({
    ...{ platform: process.platform, env: process.env, startChild: spawnChild },
    isRoot: process.getuid?.() === 0,
  });
}

async function sessionOf(options: CommonOptions, parts: TerminalServicesParts): Promise<SessionOptions> {
  refuseSenseless(options);
  const practice = options.practice === undefined ? null : await readPracticeInfo(options.practice, parts);
  const unattended = await unattendedOf(options, parts);
  const loginHint = options.as ?? practice?.info.admins[0]?.username ?? null;
  return {
    practice,
    // A file says where it belongs.
    cloud: unattended?.kind === 'file' && practice === null ? unattended.signIn.cloud : options.cloud,
    clientId: options.clientId ?? null,
    loginHint,
    exchangeLoginHint: options.exchangeAs ?? null,
    exchange: options.exchange ?? (practice === null ? 'powershell' : 'practice'),
    deviceCode: options.deviceCode ?? false,
    exchangeSignIn: options.exchangeSignIn ?? null,
    exchangeClientId: options.exchangeClientId ?? null,
    delegatedOrganization: options.delegatedOrganization ?? null,
    installModule: options.installModule ?? false,
    unattended,
    // With a reading application it says which one.
    ...(typeof options.tenant === 'string' && unattended === null ? { tenant: options.tenant } : {}),
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
