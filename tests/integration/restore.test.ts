import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { vendorAppId } from '../../electron/practice/world/contoso-vendor';
import { applyJob, ownApplication, proveJob } from '../support/job';
import { expectRemoved, removeJob, yes } from '../support/removal';
import { startTenant, type TestTenant } from '../support/tenant';

const setup = 'ostendo-continuum';

const stateOf = async (tenant: TestTenant) => (await (await tenant.services()).status(setup)).setups[0];

describe('bringing a setup back', () => {
  it.each(['rbac', 'accessPolicy'] as const)(
    'in %s mode: the same ids, a new credential, proven again',
    async (scoping) => {
      const tenant = await startTenant({ quick: true });
      await applyJob(tenant, { scoping });
      const before = ownApplication(tenant);
      const { appId } = before;
      const principal = tenant.world.state.servicePrincipals.find((one) => one.appId === appId)?.id;
      expectRemoved(await removeJob(tenant));
      expect(() => ownApplication(tenant)).toThrow();
      expect((await stateOf(tenant))?.next).toContain('--restore');
      tenant.world.clock.advance(29 * 86_400);
      const services = await tenant.services();
      const shown: string[] = [];
      const document = await services.restore(
        setup,
        async (plan) => {
          shown.push(...plan.notes, ...plan.steps.map(({ kind }) => kind));
          return true;
        },
        { wait: true },
      );
      expect(document.result, JSON.stringify(document.steps, null, 1)).toBe('done');
      expect(shown).toEqual(expect.arrayContaining(['application.restore', 'servicePrincipal.restore']));
      expect(shown.join(' ')).toContain('No credential comes back');
      expect(ownApplication(tenant).appId).toBe(appId);
      const alive = tenant.world.state.servicePrincipals.filter((one) => one.appId === appId);
      expect(alive.map(({ id }) => id)).toEqual([principal]);
      const proof = await proveJob(tenant);
      expect(proof.verdict, JSON.stringify(proof.parts, null, 1)).toBe('proven');
      expect(await stateOf(tenant)).toMatchObject({ state: 'proven', clientId: appId });
      expectRemoved(await removeJob(tenant));
    },
  );

  it('one that somebody deleted in the portal comes back with its credential, and that is said', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    const { state, clock } = tenant.world;
    const { appId } = ownApplication(tenant);
    for (const one of [...state.applications, ...state.servicePrincipals]) {
      if (one.appId === appId) one.deletedDateTime = clock.iso();
    }
    const notes: string[] = [];
    const document = await (
      await tenant.services()
    ).restore(setup, async (plan) => {
      notes.push(...plan.notes);
      return true;
    });
    expect(document.result).toBe('done');
    expect(notes.join(' ')).toMatch(/comes back, is valid to .* and this computer holds it/u);
    expect((await proveJob(tenant)).verdict).toBe('proven');

    // Where the keychain lost it meanwhile, that is said as well, and a new one is made.
    for (const one of [...state.applications, ...state.servicePrincipals]) {
      if (one.appId === appId) one.deletedDateTime = clock.iso();
    }
    tenant.world.vault.clear();
    const again = await (await tenant.services()).restore(setup, yes);
    expect(again.notes.join(' ')).toContain('this computer does not hold it');
    expect(again.result).toBe('done');
    expect(ownApplication(tenant).passwordCredentials).toHaveLength(2);
    expect((await proveJob(tenant)).verdict).toBe('proven');
  });

  it('the service principal of a vendor’s application comes back with its id', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant, { extra: `app: { clientId: ${vendorAppId} }` });
    const own = () => tenant.world.state.servicePrincipals.filter((one) => one.appId === vendorAppId);
    const [before] = own().map(({ id }) => id);
    expectRemoved(await removeJob(tenant));
    expect(own().map(({ deletedDateTime }) => deletedDateTime)).not.toContain(null);
    expect(tenant.world.state.foreignApplications[0]?.deletedDateTime).toBeNull();
    const document = await (await tenant.services()).restore(setup, yes);
    expect(document.result, JSON.stringify(document.steps, null, 1)).toBe('done');
    expect(own().map(({ id, deletedDateTime }) => [id, deletedDateTime])).toEqual([[before, null]]);
  });

  it.each(['after 30 days', 'purged'])('%s it says so kindly, and writes nothing', async (when) => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    expectRemoved(await removeJob(tenant));
    const { state, clock } = tenant.world;
    if (when === 'purged')
      state.applications = state.applications.filter((one) => one.deletedDateTime === null);
    else clock.advance(31 * 86_400);
    const refused = (await tenant.services()).restore(setup, yes);
    await expect(refused).rejects.toMatchObject({ code: 'not-found' });
    await expect(refused).rejects.toThrow(/Microsoft keeps them for 30 days/u);
    expect((await stateOf(tenant))?.state).toBe('removed');
    // The setup file itself makes everything anew.
    expect((await applyJob(tenant)).result).toBe('done');
    expect((await stateOf(tenant))?.state).toBe('configured');
  });

  it('until then nothing is proven, sent or handed over, and it says why', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    expectRemoved(await removeJob(tenant));
    const services = await tenant.services();
    const tries = [
      () => services.prove({ setup }, { wait: false, allSenders: false }),
      () => services.send(setup, 'invoices@contoso.example', 'anna@contoso.example'),
      () => services.handoff(setup, join(tenant.folder, 'handoff'), null),
    ];
    for (const one of tries) await expect(one()).rejects.toThrow(/was taken back on \d{4}/u);
    expect(await stateOf(tenant)).toMatchObject({ state: 'removed' });
  });

  it('is asked for: without a yes nothing is restored', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    expectRemoved(await removeJob(tenant));
    expect((await (await tenant.services()).restore(setup, async () => false)).result).toBe('not-approved');
    expect(() => ownApplication(tenant)).toThrow();
  });
});

describe('forgetting a setup', () => {
  it('only where nothing is left of it, and only when asked', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    const services = await tenant.services();
    await expect(services.forget(setup, yes)).rejects.toMatchObject({ code: 'refused' });
    expectRemoved(await removeJob(tenant));
    expect((await services.forget(setup, async () => false)).forgotten).toBe(false);
    expect((await services.status()).setups).toHaveLength(1);
    expect((await services.forget(setup, yes)).forgotten).toBe(true);
    expect((await services.status()).setups).toEqual([]);
    // Another computer's records would tell; this one knows nothing any more.
    const other = await tenant.services({ data: join(tenant.folder, 'data') });
    await expect(other.asBuilt(setup)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
