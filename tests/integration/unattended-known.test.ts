import { describe, expect, it } from 'vitest';
import { roleIds } from '../../electron/setup/roles';
import { readerOf } from '../support/reader';
import { yes } from '../support/removal';
import { startTenant, type TestTenant } from '../support/tenant';

describe('what looks at the tenant', { timeout: 60_000 }, () => {
  it('knows the reading application while it only reads, and calls it a door when it may do more', async () => {
    const tenant: TestTenant = await startTenant();
    const services = await tenant.services();
    await services.setUpUnattended('contoso.example', {}, yes);
    const clientId = readerOf(tenant.world).appId;
    const surveyed = async () =>
      (await services.survey()).applications.find((one) => one.clientId === clientId);
    const linted = async () => (await services.lint({ clientId })).findings.map(({ id }) => id);
    expect(await surveyed()).toMatchObject({ danger: 'none' });
    expect(await linted()).toEqual([]);
    readerOf(tenant.world).roles?.push(roleIds.exchangeAdministrator);
    expect(await surveyed()).toMatchObject({ danger: 'could-widen' });
    expect(await linted()).toContain('could-widen');
  });
});
