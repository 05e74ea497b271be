import { describe, expect, it } from 'vitest';
import { findingIds, lintDocumentSchema } from '../../electron/contract/lint';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { vendorAppId } from '../../electron/practice/world/contoso-vendor';
import { stableId } from '../../electron/practice/world/stable-id';
import { applyJob, ownApplication } from '../support/job';
import type { JobChange } from '../support/setup-files';
import { startTenant } from '../support/tenant';
import { secret, trapped, traps, wellMade } from './lint-traps';

const clientId = stableId(`client ${trapped}`);

describe('lint of an existing application', () => {
  it('finds nothing in one that is well made', async () => {
    const world = contosoWorld();
    wellMade(world);
    const tenant = await startTenant({ world, quick: true });
    const document = await (await tenant.services()).lint({ clientId });
    expect(document).toMatchObject({ verdict: 'clean', findings: [], setup: null, application: trapped });
  });

  it.each(traps)('$name', async ({ make, finds, says }) => {
    const world = contosoWorld();
    make(world);
    const tenant = await startTenant({ world, quick: true });
    const before = JSON.stringify(tenant.world.state);
    const document = lintDocumentSchema.parse(await (await tenant.services()).lint({ clientId }));
    expect(JSON.stringify(tenant.world.state)).toBe(before);
    expect(document.findings.map(({ id }) => id).toSorted()).toEqual([...finds].toSorted());
    const first = document.findings.find(({ id }) => id === finds[0]);
    expect(first?.evidence.join('\n')).toMatch(says);
    expect(JSON.stringify(document)).not.toContain('never shown');
  });

  it('has a world for every kind of finding', () => {
    const seen = new Set(traps.flatMap(({ finds }) => finds));
    // The one that needs a setup has a test of its own below.
    expect(findingIds.filter((id) => !seen.has(id))).toEqual(['credential-unused']);
  });

  it('is unknown, never clean, where Exchange may not be read', async () => {
    const world = contosoWorld();
    wellMade(world);
    const tenant = await startTenant({ world, quick: true });
    const document = await (await tenant.services({ as: 'appadmin@contoso.example' })).lint({ clientId });
    expect(document.verdict).toBe('unknown');
    expect(document.findings.map(({ id }) => id)).toEqual(['not-read']);
    expect(document.findings[0]?.evidence.join('\n')).toContain('Role assignments in Exchange');
  });

  it('says of a client id that the tenant does not know what it is', async () => {
    const tenant = await startTenant({ quick: true });
    const services = await tenant.services();
    await expect(services.lint({ clientId: stableId('nobody') })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('lint of a setup', () => {
  it.each<readonly [string, JobChange]>([
    ['rbac with a secret', {}],
    ['rbac with a certificate', { vendor: 'generic', credential: '{ kind: certificate, months: 12 }' }],
    ['accessPolicy', { scoping: 'accessPolicy' }],
    ['the application of a vendor', { extra: `app: { clientId: ${vendorAppId} }` }],
  ])('finds nothing in one that nobody touched: %s', async (_name, change) => {
    const tenant = await startTenant({ quick: true });
    const services = await tenant.services();
    const applied = await applyJob(tenant, change, services);
    expect(applied.result).toBe('done');
    const bySetup = await services.lint({ setup: applied.setup });
    expect(bySetup.findings).toEqual([]);
    expect(bySetup).toMatchObject({ setup: applied.setup, verdict: 'clean' });
    expect((await services.lint({ clientId: applied.clientId ?? '' })).findings).toEqual([]);
  });

  it('pain point 14: finds a secret that was added beside the one that was handed over', async () => {
    const tenant = await startTenant({ quick: true });
    const services = await tenant.services();
    const { setup } = await applyJob(tenant, {}, services);
    ownApplication(tenant).passwordCredentials.push(secret(-1, 100));
    const document = await services.lint({ setup });
    expect(document.findings.map(({ id }) => id)).toEqual(['credential-unused', 'several-secrets']);
  });

  it('removes it where that was asked for by name, and never the one that was handed over', async () => {
    const tenant = await startTenant({ quick: true });
    const services = await tenant.services();
    const { setup } = await applyJob(tenant, {}, services);
    const [own] = ownApplication(tenant).passwordCredentials;
    ownApplication(tenant).passwordCredentials.push(secret(-1, 100));
    expect((await services.lint({ setup })).repair).toBeNull();
    const { repair } = await services.lint({ setup }, { also: ['credential-unused'] });
    expect(repair?.steps).toMatchObject([{ kind: 'credential.remove', reversible: false }]);
    const file = { text: JSON.stringify(repair), name: 'repair.json', folder: '.' };
    expect((await services.repair(file, async () => true)).result).toBe('done');
    expect(ownApplication(tenant).passwordCredentials).toEqual([own]);
    expect((await services.lint({ setup })).verdict).toBe('clean');
  });
});
