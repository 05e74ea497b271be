import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cmdletNames, findCmdlet } from '../../../../../electron/exchange/cmdlet-data/cmdlets';
import { allowList } from '../../../../support/powershell/allow-list';
import { parseScript, syntaxErrors } from '../../../../support/powershell/parse';
import { functionsOf, scriptsIn, standInFolder } from '../../../../support/powershell/scripts';
import { connectionModule, standInVersion } from '../../../../support/powershell/stand-in';

const scripts = await scriptsIn(standInFolder);
const text = connectionModule();
const made = { name: 'tmpEXO_practice.psm1', text, root: await parseScript(text) };
const cmdlets = functionsOf(made);

describe('the stand-in module', () => {
  it('parses, in plain ASCII', () => {
    expect([...scripts, made].flatMap(({ root }) => syntaxErrors(root))).toEqual([]);
    expect([...scripts, made].flatMap((one) => one.text.match(/[^\n\x20-\x7e]/gu) ?? [])).toEqual([]);
  });

  it('has every cmdlet of the data, the connection’s own apart', () => {
    const own = functionsOf(scripts.find(({ name }) => name === 'ExchangeOnlineManagement.psm1')!);
    const names = [...own, ...cmdlets].map(({ name }) => name);
    expect(cmdletNames().filter((name) => !names.includes(name))).toEqual([]);
    expect([...allowList().keys()].filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(cmdlets.map((one) => [one.name, one.parameters] as const))(
    'gives %s the parameters of its page',
    (name, parameters) => {
      const info = findCmdlet(name)?.info;
      const common = info?.shouldProcess === true ? ['whatif', 'confirm'] : [];
      const online = Object.entries(info?.parameters ?? {})
        .filter(([, parameter]) => parameter.online !== false)
        .map(([own]) => own.toLowerCase());
      expect([...parameters, ...common].sort()).toEqual([...new Set([...online, ...common])].sort());
    },
  );

  it('takes only parameters that Connect-ExchangeOnline really has', () => {
    const connect = scripts.flatMap(functionsOf).find(({ name }) => name === 'Connect-ExchangeOnline');
    const known = Object.keys(findCmdlet('Connect-ExchangeOnline')?.info.parameters ?? {}).map((name) =>
      name.toLowerCase(),
    );
    expect(connect?.parameters.filter((name) => !known.includes(name))).toEqual([]);
  });

  it('says in its manifest which version it stands for, and that it is no real one', () => {
    const manifest = readFileSync(join(standInFolder, 'ExchangeOnlineManagement.psd1'), 'utf8');
    expect(manifest).toContain(`ModuleVersion = '${standInVersion}'`);
    expect(manifest).toContain('SendwrightStandIn = $true');
  });

  it('trusts no certificate but the practice tenant’s', () => {
    const all = scripts.map((script) => script.text).join('\n');
    expect(all).not.toMatch(/SkipCertificateCheck|\{\s*\$true\s*\}|Cert:\\|Add-Type/u);
  });
});
