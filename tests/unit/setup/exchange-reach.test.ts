import { describe, expect, it } from 'vitest';
import { AppError, type ErrorCode } from '../../../electron/contract/errors';
import { roleIds } from '../../../electron/setup/roles';
import { applyPlan, checkOf, planOf } from './fakes/job';
import { fakeTenant, specOf } from './fakes/tenant';

/** A Global Administrator on a computer that does not reach Exchange. */
function unreached(code: ErrorCode, message: string) {
  const tenant = fakeTenant((state) => {
    state.roles = [roleIds.globalAdministrator];
    state.exchangeAdmin = false;
  });
  const host = async () => Promise.reject(new AppError({ code, message, who: 'you', next: 'Mend it.' }));
  return Object.assign(tenant, { exchange: { ...tenant.exchange, host } });
}

describe('Exchange that is not reached from here', () => {
  it('is not laid at the door of somebody’s rights where it is left out', async () => {
    const tenant = unreached('permission-denied', 'Exchange Online is left out here.');
    const run = await applyPlan(tenant, await planOf(tenant, specOf()));
    expect(run.result).toBe('needs-person');
    expect(run.open.find((open) => open.stepId === 'pointer')?.reason).toBe(
      'Exchange Online is left out here.',
    );
    const plan = await planOf(tenant, specOf());
    const all = JSON.stringify([plan.checks, plan.notes]);
    expect(all).not.toContain('cannot administer');
    expect(all).not.toContain('not enough');
    expect(checkOf(plan, 'roles')).toMatchObject({
      status: 'fail',
      finding: expect.stringContaining('3 of 3 steps are in Exchange. Exchange Online is left out here.'),
      next: expect.stringContaining('--exchange-script'),
    });
    expect(plan.checks.some((check) => check.id === 'powershell')).toBe(false);
    expect(plan.notes.join(' ')).toContain('cannot be seen from here');
  });

  it('is this computer’s fault where nothing on it runs the cmdlets', async () => {
    const tenant = unreached('preflight-failed', 'There is no PowerShell.');
    const plan = await planOf(tenant, specOf());
    expect(checkOf(plan, 'powershell')).toMatchObject({ status: 'fail', finding: 'There is no PowerShell.' });
    expect(checkOf(plan, 'exchange').finding).toContain('cannot be reached from this computer');
    expect(checkOf(plan, 'roles').finding).not.toContain('not enough');
  });

  it('is a matter of rights where it is reached, and says that the steps may be done already', async () => {
    const tenant = fakeTenant((state) => {
      state.roles = [roleIds.applicationAdministrator];
      state.exchangeAdmin = false;
    });
    await applyPlan(tenant, await planOf(tenant, specOf()));
    const { finding } = checkOf(await planOf(tenant, specOf()), 'roles');
    expect(finding).toContain('not enough for 3 of 3 steps');
    expect(finding).toContain('cannot be seen from here');
  });
});
