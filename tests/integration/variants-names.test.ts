import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applyJob, checkOf, jobFile, kindsOf, ownApplication, planJob, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

/** What somebody registered by hand under the same name. */
function addForeign(tenant: TestTenant, displayName = 'Ostendo Continuum') {
  const { world } = tenant;
  const made = {
    id: world.newId(),
    appId: world.newId(),
    displayName,
    uniqueName: null,
    signInAudience: 'AzureADMyOrg',
    tags: [],
    requiredResourceAccess: [],
    passwordCredentials: [],
    keyCredentials: [],
    publicClientRedirectUris: [],
    isFallbackPublicClient: false,
    owners: [],
    properties: {},
    createdDateTime: '2025-03-01T08:00:00.000Z',
    deletedDateTime: null,
  };
  world.state.applications.push(made);
  return made;
}

/** As Entra does it: the service principal goes with it, and Exchange drops pointer and assignments (facts 6.2). */
function deleteSoftly(tenant: TestTenant, app: ReturnType<typeof ownApplication>): void {
  const { state, clock } = tenant.world;
  app.deletedDateTime = clock.iso();
  const principal = state.servicePrincipals.find((one) => one.appId === app.appId);
  if (principal === undefined) throw new Error('no service principal');
  principal.deletedDateTime = clock.iso();
  state.exchangeServicePrincipals = [];
  state.roleAssignments = [];
}

describe('applications of the same name', () => {
  it('stop the run with the choice to adopt, or to make a new one; ours is told apart by its marker', async () => {
    const tenant = await startTenant();
    const one = addForeign(tenant);
    const other = addForeign(tenant);
    const check = checkOf(await planJob(tenant), 'same-name');
    expect(check).toMatchObject({ status: 'fail', fault: 'file' });
    expect(check.finding).toContain(one.appId);
    expect(check.finding).toContain(other.appId);
    expect(check.finding).toContain('2025-03-01');
    expect(check.next).toMatch(/New: .*Adopt: .*Stop: /su);

    await expect(applyJob(tenant)).rejects.toMatchObject({ facts: { code: 'invalid-input' } });
    expect(tenant.world.state.applications.filter((app) => app.uniqueName !== null)).toEqual([]);

    expect((await applyJob(tenant, { extra: 'sameName: new' })).result).toBe('done');
    expect(ownApplication(tenant).appId).not.toBe(one.appId);
    expect(one).toMatchObject({ tags: [], passwordCredentials: [] });
    expect(checkOf(await planJob(tenant), 'same-name').status).toBe('warn');
    expect((await applyJob(tenant)).result).toBe('nothing-to-do');
  });

  it('adopting one scopes it and leaves it and its credentials alone', async () => {
    const tenant = await startTenant();
    const foreign = addForeign(tenant);
    const before = JSON.stringify(foreign);
    const adopt = { extra: `app: { clientId: ${foreign.appId} }` };
    const planned = await planJob(tenant, adopt);
    expect(kindsOf(planned)).not.toContain('application.ensure');
    const applied = await applyJob(tenant, adopt);
    expect(applied.result, JSON.stringify(applied.steps, null, 2)).toBe('done');
    expect(JSON.stringify(foreign)).toBe(before);
    expect((await proveJob(tenant)).reach.kind).toBe('exact');
  });
});

describe('the marker', () => {
  it('without its tag an application is ours only where this computer remembers it', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant)).result).toBe('done');
    const app = ownApplication(tenant);
    app.tags = [];

    const here = await planJob(tenant);
    expect(checkOf(here, 'application')).toMatchObject({ status: 'warn' });
    expect(kindsOf(here)).toEqual(['application.ensure']);

    const elsewhere = await tenant.services({ data: join(tenant.folder, 'other-computer') });
    const blocked = await elsewhere.plan(jobFile(tenant));
    expect(blocked.verdict).toBe('blocked');
    expect(checkOf(blocked, 'application')).toMatchObject({ status: 'fail', fault: 'tenant' });
    expect(checkOf(blocked, 'application').next).toContain('tag');
    await expect(applyJob(tenant, {}, elsewhere)).rejects.toMatchObject({
      facts: { code: 'preflight-failed' },
    });
    expect(app.tags).toEqual([]);

    expect((await applyJob(tenant)).result).toBe('done');
    expect(app.tags).toEqual(['sendwright']);
  });

  it('another display name in Entra is no other application', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant)).result).toBe('done');
    ownApplication(tenant).displayName = 'Renamed by somebody';
    expect(kindsOf(await planJob(tenant))).toEqual(['application.ensure']);
    expect((await applyJob(tenant)).result).toBe('done');
    expect(ownApplication(tenant).displayName).toBe('Ostendo Continuum');
  });
});

describe('our application was deleted', () => {
  it('is restored with its client id and its secret, and proven again', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant)).result).toBe('done');
    const { state } = tenant.world;
    const app = ownApplication(tenant);
    deleteSoftly(tenant, app);

    const elsewhere = await tenant.services({ data: join(tenant.folder, 'other-computer') });
    const planned = await elsewhere.plan(jobFile(tenant));
    expect(checkOf(planned, 'application')).toMatchObject({ status: 'warn' });
    expect(checkOf(planned, 'application').finding).toContain(`${app.appId}) was deleted`);
    expect(kindsOf(planned)[0]).toBe('application.restore');

    const applied = await applyJob(tenant);
    expect(applied.result, JSON.stringify(applied.steps, null, 2)).toBe('done');
    expect(applied.clientId).toBe(app.appId);
    expect(app.deletedDateTime).toBeNull();
    expect(app.passwordCredentials).toHaveLength(1);
    const principal = state.servicePrincipals.find(
      (one) => one.appId === app.appId && one.deletedDateTime === null,
    );
    expect(state.exchangeServicePrincipals).toMatchObject([{ objectId: principal?.id }]);
    expect(state.roleAssignments).toMatchObject([{ objectId: principal?.id }]);
    const proof = await proveJob(tenant);
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
    expect((await applyJob(tenant)).result).toBe('nothing-to-do');
  });

  it('for good: a new one is made with a secret of its own', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant)).result).toBe('done');
    const { state } = tenant.world;
    const first = ownApplication(tenant);
    deleteSoftly(tenant, first);
    state.applications = state.applications.filter((one) => one !== first);

    const applied = await applyJob(tenant);
    expect(applied.result, JSON.stringify(applied.steps, null, 2)).toBe('done');
    const second = ownApplication(tenant);
    expect(second.appId).not.toBe(first.appId);
    expect(second.passwordCredentials).toHaveLength(1);
    expect(state.exchangeServicePrincipals.map((one) => one.appId)).toEqual([second.appId]);
    const proof = await proveJob(tenant);
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
  });
});
