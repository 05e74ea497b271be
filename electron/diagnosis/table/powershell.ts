import type { ErrorTable } from '../entry';
import { who } from '../who';

const installModule = {
  text: 'Have Sendwright install it into its own folder.',
  command: 'sendwright apply FILE --install-module',
} as const;

/** How PowerShell and the Exchange module fail on a computer (facts 5.4, 10). */
export const powershell: ErrorTable = {
  family: 'powershell',
  entries: [
    {
      id: 'scripts-disabled',
      title: 'Scripts are disabled on this computer',
      codes: ['PSSecurityException', 'about_Execution_Policies'],
      hints: ['running scripts is disabled on this system'],
      cause: 'The execution policy allows no scripts, and the Exchange module is made of scripts.',
      who: who.computer,
      fix: [
        'For yourself alone: Set-ExecutionPolicy RemoteSigned -Scope CurrentUser.',
        'Where a group policy sets it: let an Exchange administrator run the Exchange part elsewhere; the plan writes it as a script.',
      ],
      mark: 'O',
      source: 'facts 5.4; 10.1',
    },
    {
      id: 'constrained-language',
      title: 'PowerShell is locked down on this computer',
      codes: [
        'ConstrainedLanguage',
        'MethodInvocationNotSupportedInConstrainedLanguage',
        'CannotDotSourceCommandWithModifiedLanguageMode',
      ],
      hints: ['only on core types in this language mode'],
      cause:
        'AppLocker or Windows Defender Application Control runs PowerShell in constrained language mode: the module cannot work in it.',
      who: who.computer,
      fix: [
        {
          text: 'Let an Exchange administrator run the Exchange part elsewhere.',
          command: 'sendwright plan FILE --exchange none --exchange-script FILE.ps1',
          page: 'plan',
        },
      ],
      mark: 'K',
      source: 'facts 11a',
    },
    {
      id: 'powershellget-missing',
      title: 'PowerShellGet is missing or broken',
      codes: ['Update-ModuleManifest', 'Update-Manifest'],
      cause:
        'The Exchange module needs PowerShellGet and PackageManagement for its connection, most often on Windows PowerShell 5.1; previews of them break it.',
      who: who.computer,
      fix: [
        'Install-Module PowerShellGet -Force, then open a new window.',
        'Or connect with -SkipLoadingFormatData, as Sendwright does.',
      ],
      mark: 'O',
      source: 'facts 5.4; 10.1',
    },
    {
      id: 'assembly-clash',
      title: 'Two modules bring different versions of the same library',
      // The full name of an assembly stands in a text where it could not be loaded; its name alone says nothing.
      codes: [
        'System.IdentityModel.Tokens.Jwt, Version=',
        'Microsoft.Identity.Client, Version=',
        'Microsoft.Identity.Client.Broker, Version=',
        'Microsoft.IdentityModel.Abstractions, Version=',
        'Azure.Identity, Version=',
        'MissingMethodException',
      ],
      hints: ['could not load file or assembly', 'method not found: '],
      cause:
        'The Graph module and the Exchange module in one PowerShell window: whichever is loaded second finds the first one’s library.',
      who: who.you,
      fix: [
        'Open a fresh window and load the Exchange module alone.',
        'In Sendwright this cannot happen: Exchange runs in a process of its own, and Graph needs no module.',
      ],
      mark: 'O',
      source: 'facts 5.4',
    },
    {
      id: 'module-needs-newer-powershell',
      title: 'The Exchange module does not fit this PowerShell',
      codes: [
        'Modules_InsufficientPowerShellVersion',
        'InsufficientPowerShellVersion',
        'System.Runtime, Version=10',
      ],
      hints: [
        'minimum version of powershell',
        'requires a minimum windows powershell version',
        'powershell 7.6',
      ],
      cause:
        'Exchange module 3.10 needs PowerShell 7.6; for 7.4 and 7.5 it is 3.9.2. Windows PowerShell 5.1 takes any.',
      who: who.computer,
      fix: [
        'Install PowerShell 7.6, or the module: Install-Module ExchangeOnlineManagement -RequiredVersion 3.9.2 -Scope CurrentUser.',
        {
          text: 'Or have Sendwright install the right one into its own folder.',
          command: 'sendwright apply FILE --install-module',
        },
      ],
      mark: 'O',
      source: 'facts 10.1',
    },
    {
      id: 'module-missing',
      title: 'The Exchange module is not installed',
      codes: ['Modules_ModuleNotFound', 'ModuleNotFound'],
      hints: [
        "module 'exchangeonlinemanagement' was not loaded",
        "term 'connect-exchangeonline' is not recognized",
      ],
      cause: 'PowerShell finds no ExchangeOnlineManagement.',
      who: who.you,
      fix: [installModule, 'Or: Install-Module ExchangeOnlineManagement -Scope CurrentUser.'],
      mark: 'K',
      source: 'facts 10.1',
    },
    {
      id: 'connect-unknown',
      title: 'The Exchange module is not installed, or not for this PowerShell',
      codes: ['CommandNotFoundException'],
      when: ['connect-not-found'],
      cause: 'PowerShell does not know Connect-ExchangeOnline.',
      who: who.you,
      fix: [
        installModule,
        'Windows PowerShell and PowerShell 7 have modules of their own: install it for the one that is used.',
      ],
      mark: 'K',
      source: 'facts 10.1',
    },
    {
      id: 'gallery-unreachable',
      title: 'The PowerShell Gallery cannot be reached',
      codes: [
        'NoMatchFoundForCriteria',
        'NuGetProviderInstallFailed',
        'CouldNotInstallNuGetProvider',
        'UnableToDownload',
        'SourceNotFound',
      ],
      hints: ['unable to resolve package source', 'no match was found for the specified search criteria'],
      cause:
        'Windows PowerShell 5.1 speaks TLS 1.0 at first, which the Gallery refuses; or a proxy is in the way.',
      who: who.computer,
      fix: [
        'Run [Net.ServicePointManager]::SecurityProtocol = "Tls12" first, then install again.',
        'Behind a proxy: have www.powershellgallery.com allowed.',
      ],
      mark: 'O',
      source: 'facts 10.1',
    },
    {
      id: 'no-elevation',
      title: 'Installing for everybody needs an administrator of the computer',
      codes: [
        'InstallModuleNeedsCurrentUserScopeParameterForNonAdminUser',
        'InstallModuleAdminRightsRequired',
      ],
      cause: 'Without -Scope CurrentUser a module is installed for all users.',
      who: who.you,
      fix: ['Add -Scope CurrentUser.'],
      mark: 'O',
      source: 'facts 10.1',
    },
    {
      id: 'profile-path',
      title: 'The path of the user’s profile breaks the connection',
      codes: [],
      hints: ['tmpexo_'],
      cause:
        'Connect-ExchangeOnline writes a module into the temporary folder; a "$" in the path, or a folder that cannot be written, stops it.',
      who: who.computer,
      fix: ['Let TEMP point to a folder without special characters that you may write to.'],
      mark: 'O',
      source: 'facts 5.4',
    },
    {
      id: 'wam-window',
      several: true,
      title: 'The sign-in of Windows (WAM) found no window',
      codes: ['window_handle_required', 'RuntimeBroker', 'WAM_UI_UNEXPECTED'],
      hints: ['a window handle must be configured'],
      cause:
        'The module uses the Windows account broker since 3.7.0, which needs a window, and may choose another account.',
      who: who.you,
      fix: ['Connect-ExchangeOnline -DisableWAM. Sendwright does that by itself.'],
      mark: 'O',
      source: 'facts 10.2',
    },
    {
      id: 'winrm-basic',
      title: 'An old module speaks the way that is turned off',
      codes: ['PSSessionOpenFailed', 'WSManNetworkFailureDetected'],
      hints: ['basic authentication is currently disabled', 'winrm client cannot process the request'],
      cause:
        'Modules before 3.0, and New-PSSession, used remote PowerShell with basic authentication, which Exchange Online has ended.',
      who: who.computer,
      fix: ['Install a current ExchangeOnlineManagement module.'],
      mark: 'O',
      source: 'facts 10.1',
    },
    {
      id: 'cng-key',
      title: 'The certificate’s key is of a kind that the module does not take',
      codes: ['NTE_BAD_KEYSET', 'Keyset'],
      hints: ['invalid provider type specified'],
      cause: 'For app-only connections the Exchange module takes no CNG keys.',
      who: who.computer,
      fix: ['Make the certificate with a CSP provider (-KeySpec KeyExchange).'],
      mark: 'O',
      source: 'facts 9',
    },
  ],
};
