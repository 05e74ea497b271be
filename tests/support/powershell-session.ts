import { join } from 'node:path';
import { AppError } from '../../electron/contract/errors';
import { powershellInvoke } from '../../electron/exchange/powershell/client';
import type { PowerShellLimits } from '../../electron/exchange/powershell/host';
import type { ConnectRequest } from '../../electron/exchange/powershell/protocol';
import { PowerShellSession, type SessionAccess } from '../../electron/exchange/powershell/session';
import { spawnChild } from '../../electron/hosts/terminal/spawn-child';
import { systemClock } from '../../electron/hosts/terminal/system-clock';
import { createLogger } from '../../electron/log/logger';
import { powershellHost } from '../../electron/services/session/powershell-host';
import { entraRefusal } from '../../electron/services/session/powershell-sign-in';
import { testFolder, type WhenFinished } from './folder';
import { ManualClock } from './manual-clock';
import { standInLimits, standInPowerShell, type Scenario } from './stand-in-powershell';

export const tenantId = '11111111-2222-4333-8444-555555555555';

interface Changes {
  readonly limits?: Partial<PowerShellLimits>;
  readonly connect?: ConnectRequest;
  readonly expectedTenant?: string | null;
  readonly env?: NodeJS.ProcessEnv;
  readonly mayInstall?: boolean;
  readonly confirm?: (question: string) => Promise<boolean>;
  readonly whenFinished?: WhenFinished;
}

/** A session over a stand-in PowerShell, with what it logs and says. */
export function standInSession(scenario: Scenario = {}, changes: Changes = {}) {
  const folder = testFolder(changes.whenFinished);
  const powershell = standInPowerShell(folder, { tenantId, ...scenario });
  const log: string[] = [];
  const said: string[] = [];
  const clock = new ManualClock();
  const host = powershellHost({
    scripts: '/scripts',
    dataFolder: join(folder, 'data'),
    logger: createLogger({ level: 'debug', sinks: [(line) => log.push(line)], now: () => new Date(0) }),
    say: (line) => said.push(line),
    opensBrowser: false,
    mayInstall: changes.mayInstall ?? false,
    ...(changes.confirm === undefined ? {} : { confirm: changes.confirm }),
    env: { ...process.env, SENDWRIGHT_PWSH: powershell.path, ...changes.env },
    limits: { ...standInLimits, ...changes.limits },
    startChild: spawnChild,
    realClock: systemClock,
  });
  const session = new PowerShellSession({
    ...{ open: host.open, limits: host.limits, clock },
    showSignIn: (line) => said.push(line),
    readRefusal: entraRefusal,
  });
  const access: SessionAccess = {
    signal: undefined,
    connect: async () => changes.connect ?? { signIn: 'browser', userPrincipalName: 'admin@contoso.example' },
    expectedTenant: async () => (changes.expectedTenant === undefined ? tenantId : changes.expectedTenant),
  };
  const close = async (): Promise<void> => {
    await session.close();
    await host.tidy();
  };
  return {
    folder,
    powershell,
    session,
    access,
    clock,
    log,
    said,
    close,
    invoke: powershellInvoke(session, access, clock),
  };
}

/** The facts of the AppError that a promise fails with. Throws where it does not fail with one. */
export async function factsOf(promise: Promise<unknown>): Promise<AppError['facts']> {
  const error: unknown = await promise.then(
    () => new Error('did not fail'),
    (thrown: unknown) => thrown,
  );
  if (error instanceof AppError) return error.facts;
  throw error;
}
