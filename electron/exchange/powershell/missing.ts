import { AppError } from '../../contract/errors';
import { rangeOf, type Pairing } from './pairing';
import type { Hello } from './protocol';

/** A PowerShell that was looked at and not taken: it failed, or is too old. */
export interface Unfit {
  readonly path: string;
  readonly error: AppError | null;
  readonly version: string | null;
}

const howToInstall: Partial<Record<NodeJS.Platform, string>> = {
  win32: 'Install PowerShell 7.6: winget install Microsoft.PowerShell',
  darwin: 'Install PowerShell 7.6: brew install powershell, or the package from Microsoft.',
};

/** No PowerShell here can be used; where every one is forbidden, that is the error. Exit 3. */
export function noPowerShell(platform: NodeJS.Platform, unfit: readonly Unfit[]): AppError {
  const [first] = unfit;
  if (first?.error != null && unfit.every(({ error }) => error?.code === first.error?.code)) {
    if (unfit.length === 1 || first.error.code === 'policy-refused') return first.error;
  }
  return new AppError({
    code: 'preflight-failed',
    message:
      unfit.length === 0
        ? 'There is no PowerShell on this computer, and Exchange Online is reached through it.'
        : 'No PowerShell on this computer works with Exchange Online.',
    who: 'you, or whoever administers this computer',
    next: `${howToInstall[platform] ?? 'Install PowerShell 7.6 as Microsoft’s page for your distribution says (package powershell).'} One at another place is named by its absolute path in SENDWRIGHT_PWSH.`,
    issues: unfit.map(({ path, error, version }) => ({
      where: path,
      problem: error?.message ?? `PowerShell ${version ?? ''} is too old: 7.4 or later is needed, best 7.6.`,
      ...(error?.facts.who === undefined ? {} : { who: error.facts.who }),
      ...(error?.facts.next === undefined ? {} : { next: error.facts.next }),
    })),
  });
}

/** A PowerShell is there and its module is not. Exit 3. */
export function noModule({ version }: Hello, pairing: Pairing): AppError {
  return new AppError({
    code: 'preflight-failed',
    message: `PowerShell ${version} has no ExchangeOnlineManagement module that fits: ${rangeOf(pairing)}.`,
    who: 'you',
    next: `Run the command again with --install-module: version ${pairing.pinned} is then installed from the PowerShell Gallery into Sendwright’s own folder, without elevation. Or run yourself: Install-Module ExchangeOnlineManagement -RequiredVersion ${pairing.pinned} -Scope CurrentUser`,
  });
}

/** Windows PowerShell is there, and what it runs on is too old for the module. */
export function oldFramework(): AppError {
  return new AppError({
    code: 'preflight-failed',
    message:
      'Windows PowerShell runs here on a .NET Framework that is older than 4.7.2: the Exchange module needs that.',
    who: 'you, or whoever administers this computer',
    next: 'Install .NET Framework 4.8 from Microsoft, or PowerShell 7.6: winget install Microsoft.PowerShell',
  });
}
