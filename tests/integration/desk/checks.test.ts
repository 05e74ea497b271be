import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contosoDraft, openDesk, resultOf, signInHere } from '../../support/desk/driver';
import { testPlatform } from '../../support/desk/platform';
import { person } from '../../support/people';
import { startTenant } from '../../support/tenant';

const sender = 'invoices@contoso.example';

describe('checks at the desk', () => {
  it('come one after the other, and one that was mended is made again alone', async () => {
    const tenant = await startTenant({ quick: true });
    const test = testPlatform(tenant);
    const driver = await openDesk(test);
    await signInHere(driver, test, person('admin'));
    const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft() });

    Object.assign(tenant.world.state.appManagementPolicy, { isEnabled: true, passwordAddition: true });
    const made = await driver.run('plan.make', { draft: id, goLive: false });
    const { plan } = resultOf(made, 'plan').document;
    expect(driver.events.filter(({ type }) => type === 'operation-checks').length).toBeGreaterThan(3);
    expect(made.checks?.map((check) => check.id).sort()).toEqual(plan.checks.map((check) => check.id).sort());

    const again = { draft: id, check: 'credential-policy' };
    expect(await driver.ask('checks.again', again)).toMatchObject([{ status: 'fail' }]);
    tenant.world.state.appManagementPolicy.passwordAddition = false;
    expect(await driver.ask('checks.again', again)).toMatchObject([{ status: 'pass' }]);
    expect(await driver.ask('checks.again', { draft: id, check: `sender:${sender}` })).toHaveLength(1);
    // The plan that was shown stays what it is until it is made anew.
    expect((await driver.ask('plan.current', { draft: id }))?.verdict).toBe('blocked');

    for (const [file, begins] of [
      ['request.txt', 'Request: '],
      ['request.html', '<!doctype html>'],
    ] as const) {
      test.answers.push(join(tenant.folder, file));
      expect(await driver.ask('plan.export', { draft: id, as: 'security-request' })).toEqual({
        savedAs: file,
      });
      expect(readFileSync(join(tenant.folder, file), 'utf8').startsWith(begins)).toBe(true);
    }
  });
});
