import { posix, win32 } from 'node:path';
import { systemRoot, variable, type Surroundings } from './candidates';

export interface EnvironmentOptions extends Pick<Surroundings, 'env' | 'platform'> {
  /** A folder of this session's own, for everything that PowerShell and the module write. */
  readonly scratch: string;
  /**
   * Whether the module opens the browser itself: then this user's home must be the real one, or the browser comes up
   * without its profile and its sign-ins.
   */
  readonly opensBrowser: boolean;
}

/** Proxies and certificates as .NET looks for them, and what a private .NET or its culture data need. */
const network = [
  ...[
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'ALL_PROXY',
    'NO_PROXY',
    'http_proxy',
    'https_proxy',
    'all_proxy',
    'no_proxy',
  ],
  ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'DOTNET_ROOT', 'DOTNET_SYSTEM_GLOBALIZATION_INVARIANT'],
];

/** What Windows and its known folders need; PATH is made anew. */
const windows = [
  ...['SystemDrive', 'ProgramData', 'ALLUSERSPROFILE', 'PUBLIC', 'ProgramFiles', 'ProgramFiles(x86)'],
  ...['ProgramW6432', 'CommonProgramFiles', 'CommonProgramFiles(x86)', 'CommonProgramW6432'],
  ...['USERPROFILE', 'HOMEDRIVE', 'HOMEPATH', 'USERNAME', 'USERDOMAIN', 'COMPUTERNAME', 'SESSIONNAME'],
  ...['APPDATA', 'LOCALAPPDATA', 'PROCESSOR_ARCHITECTURE', 'NUMBER_OF_PROCESSORS', 'OS'],
];

/** What xdg-open needs to reach the desktop's browser. */
const desktop = [
  ...['DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR'],
  ...['XDG_CURRENT_DESKTOP', 'XDG_SESSION_TYPE', 'XDG_DATA_DIRS', 'XDG_CONFIG_DIRS', 'BROWSER'],
  ...['XDG_CONFIG_HOME', 'XDG_DATA_HOME'],
];

/**
 * The whole environment of the child. Nothing else is inherited: no token of another tool, no profile, no module path
 * of another PowerShell. What PowerShell writes for itself goes to the scratch folder.
 */
export function childEnvironment(options: EnvironmentOptions): Readonly<Record<string, string>> {
  const { platform } = options;
  const own = platform === 'win32' ? windowsEnvironment(options) : unixEnvironment(options);
  return {
    ...passedOn(options, network),
    ...own,
    POWERSHELL_TELEMETRY_OPTOUT: '1',
    POWERSHELL_UPDATECHECK: 'Off',
    DOTNET_CLI_TELEMETRY_OPTOUT: '1',
    NO_COLOR: '1',
  };
}

function windowsEnvironment(options: EnvironmentOptions): Readonly<Record<string, string>> {
  const root = systemRoot(options);
  const system = win32.join(root, 'System32');
  return {
    ...passedOn(options, windows),
    SystemRoot: root,
    windir: root,
    ComSpec: win32.join(system, 'cmd.exe'),
    PATHEXT: '.COM;.EXE;.BAT;.CMD',
    Path: [system, root, win32.join(system, 'Wbem')].join(';'),
    TEMP: options.scratch,
    TMP: options.scratch,
    PSModuleAnalysisCachePath: win32.join(options.scratch, 'module-analysis'),
  };
}

function unixEnvironment(options: EnvironmentOptions): Readonly<Record<string, string>> {
  const { scratch, opensBrowser } = options;
  const home = variable(options, 'HOME');
  const inScratch = (name: string): string => posix.join(scratch, name);
  const homes: Readonly<Record<string, string>> =
    opensBrowser && home !== ''
      ? { ...passedOn(options, desktop), HOME: home }
      : { HOME: scratch, XDG_CONFIG_HOME: inScratch('config'), XDG_DATA_HOME: inScratch('data') };
  // Where this user's own modules are, whatever HOME says above.
  const modules: Readonly<Record<string, string>> =
    home === '' ? {} : { PSModulePath: posix.join(home, '.local/share/powershell/Modules') };
  return {
    ...homes,
    ...modules,
    ...passedOn(options, ['USER', 'LOGNAME']),
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    LANG: 'en_US.UTF-8',
    TERM: 'dumb',
    TMPDIR: scratch,
    XDG_CACHE_HOME: inScratch('cache'),
    PSModuleAnalysisCachePath: inScratch('module-analysis'),
  };
}

function passedOn(options: EnvironmentOptions, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = variable(options, name);
      return value === '' ? [] : [[name, value]];
    }),
  );
}
