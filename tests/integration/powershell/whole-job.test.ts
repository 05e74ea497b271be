import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyJob, checkOf, planJob, proveJob } from '../../support/job';
import { recipientFields } from '../../../electron/exchange/operations/recipients';
import { endState } from '../../support/end-state';
import { standInPowerShell } from '../../support/stand-in-powershell';
import { startTenant } from '../../support/tenant';

afterEach(() => void vi.unstubAllEnvs());

describe.each(['rbac', 'accessPolicy'] as const)('the whole job through PowerShell, %s', (scoping) => {
  const change = { scoping, createSender: 'payroll-notification@contoso.example' };

  it('ends as it does over HTTPS, in one session', async () => {
    const direct = await startTenant({ quick: true });
    expect((await applyJob(direct, change)).result).toBe('done');

    const tenant = await startTenant({ quick: true });
    const powershell = standInPowerShell(tenant.folder, { noise: true });
    vi.stubEnv('SENDWRIGHT_PWSH', powershell.path);
    const services = await tenant.services({ exchange: 'powershell' });
    const planned = await planJob(tenant, change, services);
    expect(checkOf(planned, 'powershell')).toMatchObject({ status: 'pass' });
    const applied = await applyJob(tenant, change, services);
    expect(applied.result).toBe('done');
    expect(endState(tenant.world)).toEqual(endState(direct.world));

    expect((await proveJob(tenant, 'ostendo-continuum', services)).verdict).toBe('proven');
    expect((await applyJob(tenant, change, services)).result).toBe('nothing-to-do');
    await services.close();

    const notes = powershell.notes();
    expect(notes.filter((note) => note['start'] === 'bridge.ps1')).toHaveLength(1);
    expect(notes.filter((note) => 'notAscii' in note)).toEqual([]);
    expect(notes.filter((note) => 'invoke' in note).length).toBeGreaterThan(10);
    // Of all mailboxes of a tenant only what is looked at comes over the one line that a reply is.
    const all = notes.find(
      (note) => note['invoke'] === 'Get-Mailbox' && !('Filter' in Object(note['parameters'])),
    );
    expect(all).toMatchObject({ fields: recipientFields });
  });
});

describe('a computer that cannot run PowerShell', () => {
  it.each([
    ['without a module', { modules: [] }, 'ExchangeOnlineManagement'],
    ['with blocked scripts', { onStart: 'blocked' }, 'script policy'],
  ] as const)(
    '%s: the plan says so, with who can mend it, and nothing is applied',
    async (_what, scenario, words) => {
      const tenant = await startTenant({ quick: true });
      vi.stubEnv('SENDWRIGHT_PWSH', standInPowerShell(tenant.folder, scenario).path);
      const services = await tenant.services({ exchange: 'powershell' });
      const planned = await planJob(tenant, {}, services);
      const check = checkOf(planned, 'powershell');
      expect(planned.verdict).toBe('blocked');
      expect(check).toMatchObject({ status: 'fail', fault: 'computer' });
      expect(check.finding).toContain(words);
      expect(check.who).not.toBeNull();
      expect(check.next).not.toBeNull();
      await expect(applyJob(tenant, {}, services)).rejects.toMatchObject({ code: 'preflight-failed' });
      expect(tenant.world.state.applications.some((one) => one.uniqueName?.startsWith('sendwright-'))).toBe(
        false,
      );
      await services.close();
    },
  );
});
