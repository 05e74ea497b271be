import type { ServicesOptions } from '../services-options';
import { createServices } from '../create-services';
import type { Services } from '../services';
import type { AppError } from '../../contract/errors';
import type { PowerShellLimits } from '../../exchange/powershell/host';
import type { DeviceCodePrompt } from '../../identity/msal';
import { logFileOf } from '../../log/data-log';
import type { Logger } from '../../log/logger';
import { tailOf } from '../../log/tail';
import type { StartChild } from '../../ports/child-process';
import type { Clock } from '../../ports/clock';
import type { CredentialStore } from '../../ports/credential-store';
import type { ClosableTransport } from '../../ports/platform';
import type { PrintToPdf } from '../../ports/print-to-pdf';
import type { SessionOptions } from '../../ports/session';
import { createRecords } from '../../records/records';
import { connectWith } from './connect';
import { powershellExchange, type PowerShellExchange } from './powershell';
import { exchangeSignInOf } from './powershell-sign-in';
import type { SignIns } from './sign-ins';
import type { SurroundingsHost } from './surroundings';

/** Of the log, as much as a support bundle takes. */
const mostLogBytes = 256 * 1024;

/** What a host gives for one session: its adapters, and how it speaks with the person. */
export interface SessionHost {
  /** Folder of the records and of what PowerShell needs. */
  readonly dataFolder: string;
  readonly clock: Clock;
  /** For patience with programs on this computer, whatever `clock` is. */
  readonly realClock: Clock;
  readonly newId: () => string;
  readonly logger: Logger;
  /** Where the log lies; default: in the data folder. */
  readonly logFile?: string;
  readonly keychain: CredentialStore;
  /** Trusts the practice tenant's authority alone, or the computer's own; closed with the session. */
  readonly transport: ClosableTransport;
  readonly startChild: StartChild;
  /** Path of the folder with the bundled PowerShell scripts. */
  readonly powershellScripts: string;
  /** Patience with PowerShell; default: for a slow computer. */
  readonly powershellLimits?: PowerShellLimits;
  /** Environment in which PowerShell is looked for; default this process's own. */
  readonly env?: NodeJS.ProcessEnv;
  readonly openPage: (url: string) => Promise<void>;
  /** What this host tells of the computer and its network; left out: nothing. */
  readonly around?: SurroundingsHost;
  /** Null or left out: this host cannot print. */
  readonly printToPdf?: PrintToPdf | null;
  readonly showDeviceCode: DeviceCodePrompt;
  /** Lines of PowerShell for the person, e.g. a code of the module's own. */
  readonly say: (line: string) => void;
  /** Asks the person; absent where nobody can be asked. */
  readonly confirm?: (question: string) => Promise<boolean>;
  /** Who is signed in for which tenant; default: whoever was asked first for it. */
  readonly signIns?: SignIns;
  /** Where given, a sign-in that has ended is told and not asked for again in the middle of the work. */
  readonly whenEnded?: (error: AppError) => void;
}

/** The services of one session on any host. Nobody is signed in and nothing is started yet. */
export function sessionServices(session: SessionOptions, host: SessionHost): Services {
  const { clock, transport, keychain, logger, openPage, showDeviceCode, signIns, printToPdf, whenEnded } =
    host;
  const powershell = powershellOf(session, host);
  const records = createRecords({ directory: host.dataFolder, clock });
  return createServices({
    connect: connectWith(session, {
      ...{ clock, transport, keychain, logger, openPage, showDeviceCode, powershell },
      ...{ computerClock: host.realClock, around: host.around ?? {} },
      unattendedRecords: records.unattended,
      ...(signIns === undefined ? {} : { signIns }),
      ...(whenEnded === undefined ? {} : { whenEnded }),
    }),
    close: async () => {
      await powershell?.close();
      transport.close();
    },
    records,
    clock,
    newId: host.newId,
    practiceTenantId: session.practice?.info.tenantId ?? null,
    ...(session.tenant === undefined ? {} : { signInTenant: session.tenant }),
    logTail: async () => tailOf(host.logFile ?? logFileOf(host.dataFolder), mostLogBytes),
    ...(printToPdf === undefined ? {} : { printToPdf }),
    ...cacheTimesOf(session),
  });
}

/** How long a practice tenant's caches lag, as it says itself; it is always on this computer, never a real tenant. */
function cacheTimesOf({ practice }: SessionOptions): Pick<ServicesOptions, 'cacheTimes'> {
  const caches = practice?.info.caches;
  if (caches === undefined) return {};
  const { rightsIdle, rightsBusy, policy } = caches;
  return {
    cacheTimes: { idleMs: rightsIdle * 1000, busyMs: rightsBusy * 1000, policyMs: policy * 1000 },
  };
}

/** The bundled PowerShell, where Exchange is reached through it; nothing is started yet. */
function powershellOf(session: SessionOptions, host: SessionHost): PowerShellExchange | null {
  if (session.exchange !== 'powershell') return null;
  const { dataFolder, logger, say, confirm, env, startChild, realClock, powershellLimits: limits } = host;
  return powershellExchange(
    {
      ...{ scripts: host.powershellScripts, dataFolder, logger, say, startChild, realClock },
      opensBrowser: exchangeSignInOf(session) === 'browser',
      mayInstall: session.installModule,
      ...(confirm === undefined ? {} : { confirm }),
      ...(env === undefined ? {} : { env }),
      ...(limits === undefined ? {} : { limits }),
    },
    host.clock,
  );
}
