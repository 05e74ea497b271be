import { afterEach, describe, expect, it, vi } from 'vitest';
import { applyJob, proveJob } from '../../support/job';
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
  });
});
