import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors';
import type { Bridge } from '../../../../electron/exchange/powershell/bridge';
import { findPowerShell, type FindParts } from '../../../../electron/exchange/powershell/find';
import type { Hello, ModuleFound } from '../../../../electron/exchange/powershell/protocol';
import { blockedScripts } from '../../../../electron/exchange/powershell/refusals';

type Found = Readonly<Record<string, string | AppError>>;

const module = (version: string): ModuleFound => ({
  version,
  prerelease: null,
  manifest: `C:\\m\\${version}.psd1`,
});
const windows51 = 'C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe';

/** A Windows with these programs, by path: a version or why it does not start. Each has these modules. */
function on(
  programs: Found,
  modules: readonly string[] | Record<string, readonly string[]>,
  more: Partial<FindParts> = {},
  netFramework: number | null = 533_320,
) {
  const opened: string[] = [];
  const closed: string[] = [];
  const parts: FindParts = {
    surroundings: {
      platform: 'win32',
      folder: 'C:\\here',
      env: { Path: 'C:\\a;C:\\b', SystemRoot: 'C:\\Windows', ProgramFiles: 'C:\\Program Files' },
    },
    isProgram: async (path) => path in programs,
    isGuarded: async () => true,
    open: async (path) => {
      const version = programs[path]!;
      if (version instanceof AppError) throw version;
      opened.push(path);
      const hello = { version, edition: path === windows51 ? 'Desktop' : 'Core', netFramework } as Hello;
      return { hello, bridge: { close: async () => void closed.push(path) } as unknown as Bridge };
    },
    namedManifest: '',
    readText: async () => "@{\n  ModuleVersion = '3.10.1'\n}",
    list: async (path) =>
      (Array.isArray(modules) ? modules : ((modules as Record<string, string[]>)[path] ?? [])).map(module),
    install: null,
    ...more,
  };
  return { find: async () => findPowerShell(parts), opened, closed };
}

const facts = async (promise: Promise<unknown>) =>
  promise.then(
    () => expect.fail('did not fail'),
    (error: unknown) => (error as AppError).facts,
  );

describe('finding PowerShell', () => {
  it('takes 7.6 and starts nothing behind it', async () => {
    const { find, opened, closed } = on({ 'C:\\a\\pwsh.exe': '7.6.1', [windows51]: '5.1.1' }, ['3.10.1']);
    expect((await find()).path).toBe('C:\\a\\pwsh.exe');
    expect([opened, closed]).toEqual([['C:\\a\\pwsh.exe'], []]);
  });

  it('takes 5.1 before 7.5, and ends the other', async () => {
    const { find, closed } = on({ 'C:\\a\\pwsh.exe': '7.5.4', [windows51]: '5.1.1' }, ['3.9.2']);
    expect((await find()).path).toBe(windows51);
    expect(closed).toEqual(['C:\\a\\pwsh.exe']);
  });

  it('takes 7.5 where only it has a module', async () => {
    const { find } = on(
      { 'C:\\a\\pwsh.exe': '7.5.4', 'C:\\b\\pwsh.exe': '7.6.0', [windows51]: '5.1.1' },
      { 'C:\\a\\pwsh.exe': ['3.10.1', '3.9.2'] },
    );
    expect(await find()).toMatchObject({ path: 'C:\\a\\pwsh.exe', module: { version: '3.9.2' } });
  });

  it('installs for the best of them where that is allowed, in its own version', async () => {
    const wanted: string[] = [];
    const install = async (path: string, version: string) => {
      wanted.push(`${path} ${version}`);
      return module(version);
    };
    const { find, closed } = on({ 'C:\\a\\pwsh.exe': '7.5.4', [windows51]: '5.1.1' }, [], { install });
    expect((await find()).path).toBe(windows51);
    expect(wanted).toEqual([`${windows51} 3.10.1`]);
    expect(closed).toEqual(['C:\\a\\pwsh.exe']);
  });

  it('passes over a program and a module that everybody may change', async () => {
    const programs = { 'C:\\a\\pwsh.exe': '7.6.1', 'C:\\b\\pwsh.exe': '7.6.1' };
    const isGuarded = async (path: string) => !/^C:\\(?:a|m\\3\.10\.1)/u.test(path);
    const { find, opened } = on(programs, ['3.10.1', '3.9.2'], { isGuarded });
    expect(await find()).toMatchObject({ path: 'C:\\b\\pwsh.exe', module: { version: '3.9.2' } });
    expect(opened).toEqual(['C:\\b\\pwsh.exe']);
  });

  it('says what each one lacks, and how one gets a PowerShell', async () => {
    const { find, closed } = on({ 'C:\\a\\pwsh.exe': '7.2.0', [windows51]: blockedScripts('policy') }, []);
    const { code, issues, next } = await facts(find());
    expect(code).toBe('preflight-failed');
    expect(issues).toMatchObject([
      { where: 'C:\\a\\pwsh.exe', problem: expect.stringContaining('7.2.0 is too old') as string },
      { where: windows51, problem: expect.stringContaining('script policy') as string },
    ]);
    expect(next).toContain('winget');
    expect(closed).toEqual(['C:\\a\\pwsh.exe']);
  });

  it('leaves Windows PowerShell out where its .NET Framework is older than 4.7.2, and says so', async () => {
    const { find, closed } = on({ [windows51]: '5.1.1' }, ['3.10.1'], {}, 461_310);
    expect((await facts(find())).message).toContain('4.7.2');
    expect(closed).toEqual([windows51]);
    expect((await on({ [windows51]: '5.1.1' }, ['3.10.1'], {}, 461_808).find()).path).toBe(windows51);
    expect((await on({ [windows51]: '5.1.1' }, ['3.10.1'], {}, null).find()).path).toBe(windows51);
  });

  it('says it is the policy where every one is blocked by it', async () => {
    const blocked = blockedScripts('constrained');
    const { find } = on({ 'C:\\a\\pwsh.exe': blocked, [windows51]: blocked }, []);
    expect(await facts(find())).toEqual(blocked.facts);
  });

  it('says how the module is had where none fits', async () => {
    const { find, closed } = on({ 'C:\\a\\pwsh.exe': '7.6.0' }, ['2.0.5']);
    expect((await facts(find())).next).toContain('--install-module');
    expect(closed).toEqual(['C:\\a\\pwsh.exe']);
  });

  it('takes the manifest that is named, if it fits', async () => {
    const namedManifest = 'C:\\own\\ExchangeOnlineManagement.psd1';
    const { find } = on({ 'C:\\a\\pwsh.exe': '7.6.0' }, [], { namedManifest });
    expect((await find()).module).toEqual({ version: '3.10.1', prerelease: null, manifest: namedManifest });
    const old = on({ 'C:\\a\\pwsh.exe': '7.5.0' }, [], { namedManifest });
    expect((await facts(old.find())).message).toContain('3.10.1, and this PowerShell needs');
    const relative = on({ 'C:\\a\\pwsh.exe': '7.6.0' }, [], { namedManifest: 'own.psd1' });
    expect((await facts(relative.find())).message).toContain('no absolute path');
  });
});
