import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { factsOf, standInSession } from '../../support/powershell-session';

type Changes = Parameters<typeof standInSession>[1];

const rows = { 'Get-Recipient': [{ Name: 'a' }] };

function session(changes: Changes) {
  const made = standInSession({ modules: [], rows }, changes);
  onTestFinished(made.close);
  return made;
}

describe('a module that is missing', () => {
  const asking = (answer: boolean) => {
    const asked: string[] = [];
    const confirm = async (question: string) => asked.push(question) > 0 && answer;
    return { ...session({ confirm }), asked };
  };

  it('is offered, and installed on a yes', async () => {
    const { invoke, powershell, asked, folder } = asking(true);
    expect((await invoke('Get-Recipient', {})).result).toHaveLength(1);
    expect(asked).toEqual([expect.stringContaining('3.10.1')]);
    expect(asked[0]).toContain(join(folder, 'data', 'powershell', 'modules'));
    expect(powershell.notes()).toContainEqual(expect.objectContaining({ once: 'install-module.ps1' }));
  });

  it('is not installed on a no, which is asked for once; the way is named', async () => {
    const { invoke, powershell, asked, folder } = asking(false);
    for (let turn = 0; turn < 2; turn += 1) {
      expect((await factsOf(invoke('Get-Recipient', {}))).next).toContain('--install-module');
    }
    expect(asked).toHaveLength(1);
    expect(powershell.text()).not.toContain('install-module.ps1');
    expect(existsSync(join(folder, 'data', 'powershell', 'modules'))).toBe(false);
  });

  it('installs the module into the app’s own folder where that is allowed', async () => {
    const { session: one, access, powershell, folder } = session({ mayInstall: true });
    await one.describe(access);
    expect(powershell.notes()).toContainEqual({
      once: 'install-module.ps1',
      version: '3.10.1',
      folder: join(folder, 'data', 'powershell', 'modules'),
    });
    expect(powershell.notes()).toContainEqual({
      load: join(folder, 'data', 'powershell', 'modules', 'installed.psd1'),
      version: '3.10.1',
    });
  });
});
