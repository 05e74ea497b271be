import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkedInvoke } from '../../electron/exchange/checked-invoke';
import { createExchange } from '../../electron/exchange/exchange';
import { remoteInvoke } from '../../electron/exchange/remote/client';
import { remoteTenant } from '../../electron/exchange/remote/tenant';
import { nodeTransport } from '../../electron/hosts/terminal/node-transport';
import { systemClock } from '../../electron/hosts/terminal/system-clock';
import { practiceCloud } from '../../electron/identity/clouds';
import { createTokenProvider } from '../../electron/identity/token-provider';
import { signInAs } from '../../electron/practice/server/sign-in-script';
import { documentOf, runCli } from '../support/cli';
import { runScript } from '../support/exchange-script';
import { applyJob, kindsOf, planJob, proveJob } from '../support/job';
import { placeStandIn } from '../support/powershell/stand-in';
import { person } from '../support/people';
import { writeJob } from '../support/setup-files';
import { startTenant, type TestTenant } from '../support/tenant';
import type { PlanDocument } from '../../electron/contract/documents';

/** The Exchange Administrator at another computer: a sign-in and a connection of their own. */
function elsewhere(tenant: TestTenant) {
  const transport = nodeTransport({ ca: tenant.ca });
  onTestFinished(() => transport.close());
  const tokens = createTokenProvider({
    ...{ cloud: practiceCloud(tenant.info), tenant: tenant.info.tenantId },
    ...{ clientId: tenant.info.clientId, transport },
    openPage: async (url) => signInAs(url, person('exadmin')),
  });
  const invoke = remoteInvoke({ url: tenant.info.exchange, transport, tokens, clock: systemClock });
  return { tokens, exchange: createExchange(checkedInvoke(invoke), { tenant: remoteTenant(tokens) }) };
}

const exchangeKinds = (document: Pick<PlanDocument, 'plan'>) =>
  kindsOf(document).filter((kind) => /^(?:exchange|mailboxes)\./u.test(kind));

describe.each(['rbac', 'accessPolicy'] as const)('the Exchange part as a script, %s', (scoping) => {
  const change = { scoping, createSender: 'payroll-notification@contoso.example' };

  it('is run elsewhere, found by observation, and proven', { timeout: 60_000 }, async () => {
    const tenant = await startTenant({ quick: true });
    const here = await tenant.services({ exchange: 'none' });

    const before = await planJob(tenant, change, here);
    expect(before.waitsFor.map(({ who }) => who).join()).toContain('Exchange Administrator');
    expect(() => here.exchangeScript(before.plan)).toThrow(
      expect.objectContaining({ code: 'preflight-failed' }),
    );

    expect((await applyJob(tenant, change, here)).result).toBe('needs-person');
    const planned = await planJob(tenant, change, here);
    const script = here.exchangeScript(planned.plan);
    expect(script?.steps).toContain(scoping === 'rbac' ? 'role-assignment' : 'access-policy');
    const { exchange } = elsewhere(tenant);
    expect((await runScript(script?.text ?? '', exchange)).length).toBeGreaterThan(2);
    expect(await runScript(script?.text ?? '', exchange)).toEqual([]);

    const all = await tenant.services();
    const merged = await planJob(tenant, change, all);
    expect(exchangeKinds(merged)).toEqual([]);
    expect(['done', 'nothing-to-do']).toContain((await applyJob(tenant, change, all)).result);
    expect(all.exchangeScript((await planJob(tenant, change, all)).plan)).toBeNull();
    expect((await proveJob(tenant, 'ostendo-continuum', all)).verdict).toBe('proven');
  });
});

describe('plan --exchange-script', () => {
  it(
    'says what comes first, writes the script, and then that none is needed',
    { timeout: 90_000 },
    async () => {
      const tenant = await startTenant();
      const job = writeJob(tenant.folder);
      const common = ['--practice', tenant.infoFile, '--data', join(tenant.folder, 'data')];
      const run = async (...args: string[]) => runCli([...args, ...common], tenant.folder);
      const export_ = ['plan', job, '--exchange-script', 'exchange.ps1'];

      const early = await run(...export_, '--exchange', 'none');
      expect(early.code).toBe(3);
      expect(early.stderr).toContain('service-principal');
      expect(existsSync(join(tenant.folder, 'exchange.ps1'))).toBe(false);

      const half = await run('apply', job, '--yes', '--exchange', 'none');
      expect(half.code).toBe(3);
      const pointed = await run('plan', job, '--exchange', 'none');
      expect(pointed.stdout).toContain('--exchange-script OUT.ps1');

      const written = await run(...export_, '--exchange', 'none');
      expect(written.code, written.stderr).toBe(0);
      const text = readFileSync(join(tenant.folder, 'exchange.ps1'), 'utf8');
      expect(text).toContain('Confirm-RoleAssignment -Name ');

      expect((await run('apply', job, '--yes')).code).toBe(0);
      const done = await run(...export_, '--json');
      expect(documentOf<PlanDocument>(done).exchangeScript).toBeNull();
    },
  );
});

const pwsh = process.env['SENDWRIGHT_PWSH'];
const missing = pwsh === undefined ? ' (skipped: SENDWRIGHT_PWSH names no PowerShell)' : '';

it.skipIf(missing !== '')(
  `a real PowerShell runs the script twice${missing}`,
  { timeout: 300_000 },
  async () => {
    const change = { createSender: 'payroll-notification@contoso.example' };
    const tenant = await startTenant({ quick: true });
    const here = await tenant.services({ exchange: 'none' });
    await applyJob(tenant, change, here);
    const script = here.exchangeScript((await planJob(tenant, change, here)).plan);
    const file = join(tenant.folder, 'exchange.ps1');
    writeFileSync(file, script?.text ?? '');
    const { tokens } = elsewhere(tenant);
    const token = await tokens.exchange();
    const connect = [
      `Import-Module '${placeStandIn(tenant.folder)}'`,
      // The token comes over stdin, never by the command line.
      '$token = [Console]::In.ReadLine()',
      `Connect-ExchangeOnline -AccessToken $token -ConnectionUri '${tenant.info.exchange}#${encodeURIComponent(tenant.info.caFile)}' -ShowBanner:$false`,
    ];
    const run = (...args: string[]): string =>
      execFileSync(
        pwsh ?? '',
        [
          '-NoLogo',
          '-NoProfile',
          '-NonInteractive',
          '-Command',
          [...connect, `& '${file}' ${args.join(' ')}`].join('; '),
        ],
        { input: `${token}\n`, encoding: 'utf8' },
      );
    expect(run('-WhatIf')).toContain('Nothing was changed (-WhatIf)');
    expect(run()).toContain('All in place');
    expect(run()).toContain('0 changed');
    expect(exchangeKinds(await planJob(tenant, change))).toEqual([]);
  },
);
