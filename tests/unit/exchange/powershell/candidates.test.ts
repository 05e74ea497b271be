import { describe, expect, it } from 'vitest';
import { candidatePaths } from '../../../../electron/exchange/powershell/candidates';
import { childEnvironment } from '../../../../electron/exchange/powershell/environment';

describe('where a PowerShell may be', () => {
  it('on Windows: Program Files, PATH, Windows PowerShell, the Store’s alias last', () => {
    const paths = candidatePaths({
      platform: 'win32',
      folder: 'C:\\Users\\Anna\\Downloads',
      env: {
        PATH: 'C:\\Tools;;.;pwsh;"D:\\More Tools";\\\\server\\share;c:\\users\\anna\\downloads\\;C:\\Users\\Anna\\AppData\\Local\\Microsoft\\WindowsApps',
        SYSTEMROOT: 'C:\\Windows',
        ProgramFiles: 'C:\\Program Files',
        LOCALAPPDATA: 'C:\\Users\\Anna\\AppData\\Local',
      },
    });
    expect(paths).toEqual([
      'C:\\Program Files\\PowerShell\\7\\pwsh.exe',
      'C:\\Tools\\pwsh.exe',
      'D:\\More Tools\\pwsh.exe',
      'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      'C:\\Users\\Anna\\AppData\\Local\\Microsoft\\WindowsApps\\pwsh.exe',
    ]);
  });

  it('knows where the Store puts its alias, whatever PATH says', () => {
    const env = { Path: 'C:\\Windows', LOCALAPPDATA: 'C:\\Users\\Anna\\AppData\\Local' };
    expect(candidatePaths({ platform: 'win32', folder: 'C:\\', env }).at(-1)).toBe(
      'C:\\Users\\Anna\\AppData\\Local\\Microsoft\\WindowsApps\\pwsh.exe',
    );
  });

  it.each([
    ['darwin', ['/usr/local/bin/pwsh', '/usr/local/microsoft/powershell/7/pwsh', '/opt/homebrew/bin/pwsh']],
    ['linux', ['/usr/bin/pwsh', '/opt/microsoft/powershell/7/pwsh', '/snap/bin/pwsh']],
  ] as const)('on %s: the usual places, then PATH, never the current folder', (platform, known) => {
    const env = { PATH: '.::bin:/home/anna/work:/home/anna/work/:/usr/bin:/opt/tools' };
    const paths = candidatePaths({ platform, folder: '/home/anna/work', env });
    expect(paths.slice(0, known.length)).toEqual(known);
    expect(paths).toContain('/opt/tools/pwsh');
    expect(paths.filter((path) => !path.startsWith('/') || path.includes('anna'))).toEqual([]);
    expect(new Set(paths).size).toBe(paths.length);
  });
});

describe('the environment of the child', () => {
  const env = {
    ...{
      HOME: '/home/anna',
      PATH: '/evil:/usr/bin',
      DISPLAY: ':0',
      GITHUB_TOKEN: 'ghp_x',
      PSModulePath: '/evil',
    },
    ...{
      LD_PRELOAD: '/evil.so',
      NODE_OPTIONS: '--require x',
      HTTPS_PROXY: 'http://proxy:1',
      AWS_SECRET: 's',
    },
  };
  const on = (opensBrowser: boolean, platform: NodeJS.Platform = 'linux') =>
    childEnvironment({ platform, env, scratch: '/scratch', opensBrowser });

  it('passes on nothing of other tools', () => {
    expect(Object.keys(on(false)).sort()).toEqual(
      [
        ...['DOTNET_CLI_TELEMETRY_OPTOUT', 'HOME', 'HTTPS_PROXY', 'LANG', 'NO_COLOR', 'PATH'],
        ...[
          'POWERSHELL_TELEMETRY_OPTOUT',
          'POWERSHELL_UPDATECHECK',
          'PSModuleAnalysisCachePath',
          'PSModulePath',
        ],
        ...['TERM', 'TMPDIR', 'XDG_CACHE_HOME', 'XDG_CONFIG_HOME', 'XDG_DATA_HOME'],
      ].sort(),
    );
    expect(on(false)['PATH']).not.toContain('evil');
    expect(on(false)['PSModulePath']).toBe('/home/anna/.local/share/powershell/Modules');
  });

  it('keeps this user’s home only where the browser must open', () => {
    expect(on(false)).toMatchObject({ HOME: '/scratch', XDG_DATA_HOME: '/scratch/data' });
    expect(on(false)).not.toHaveProperty('DISPLAY');
    expect(on(true)).toMatchObject({ HOME: '/home/anna', DISPLAY: ':0', XDG_CACHE_HOME: '/scratch/cache' });
  });

  it('on Windows has what Windows needs, whatever the case of the names, and a fresh path', () => {
    const windows = childEnvironment({
      platform: 'win32',
      env: { systemroot: 'D:\\Win', userprofile: 'C:\\Users\\Anna', Path: 'C:\\evil', Secret: 'x' },
      scratch: 'C:\\scratch',
      opensBrowser: true,
    });
    expect(windows).toMatchObject({
      SystemRoot: 'D:\\Win',
      USERPROFILE: 'C:\\Users\\Anna',
      Path: 'D:\\Win\\System32;D:\\Win;D:\\Win\\System32\\Wbem',
      TEMP: 'C:\\scratch',
    });
    expect(JSON.stringify(windows)).not.toMatch(/evil|Secret/u);
  });
});
