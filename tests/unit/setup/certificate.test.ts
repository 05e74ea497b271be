import { describe, expect, it } from 'vitest';
import { AppError } from '../../../electron/contract/errors';
import { credentialIntents } from '../../../electron/setup/credential/marker';
import { isCertificate, sha1Of } from '../../../electron/setup/credential/thumbprint';
import { applyPlan, checkOf, idsOf, MemoryJournal, planOf, settleDown } from './fakes/job';
import { tenantId } from './fakes/ids';
import { fakeTenant, specOf } from './fakes/tenant';
import type { FakeTenant } from './fakes/tenant';

const spec = specOf({ credential: { kind: 'certificate', months: 12 } });
const secretSpec = specOf();
const keysOf = (tenant: FakeTenant) => tenant.state.applications[0]?.keyCredentials ?? [];
const heldBy = async (tenant: FakeTenant) =>
  tenant.credentials.get({ tenantId, clientId: tenant.state.applications[0]?.appId ?? '' });

describe('a certificate made here', () => {
  it('lies in the keychain with its key before Entra gets the public part, and nowhere else', async () => {
    const tenant = fakeTenant();
    const journal = new MemoryJournal();
    const plan = await planOf(tenant, spec);
    const run = await applyPlan(tenant, plan, { journal });
    const held = await heldBy(tenant);
    expect(held).toMatchObject({ kind: 'certificate', keyId: keysOf(tenant)[0]?.keyId });
    const { log } = tenant.calls;
    expect(log.indexOf('keychain.set')).toBeLessThan(log.indexOf('addCertificate'));
    const written = JSON.stringify([plan, run, journal.lines]);
    expect(held?.kind === 'certificate' && !written.includes(held.privateKey)).toBe(true);
    expect((await planOf(tenant, spec)).steps).toEqual([]);
  });

  it('is not added where the keychain refuses its key', async () => {
    const tenant = fakeTenant();
    tenant.credentials.broken = 'refuses';
    const run = await applyPlan(tenant, await planOf(tenant, spec));
    expect(run.outcomes['credential']).toMatchObject({ kind: 'failed', error: { code: 'keychain-failed' } });
    expect(keysOf(tenant)).toEqual([]);
    tenant.credentials.broken = null;
    await settleDown(tenant, spec);
    expect(keysOf(tenant)).toHaveLength(1);
  });

  it('that Entra refuses leaves the keychain as it was: a secret in use stays', async () => {
    const tenant = fakeTenant();
    await applyPlan(tenant, await planOf(tenant, secretSpec));
    const before = await heldBy(tenant);
    tenant.directory.addCertificate = async () => {
      throw new AppError({ code: 'policy-refused', message: 'Too long.' });
    };
    const run = await applyPlan(tenant, await planOf(tenant, spec));
    expect(run.outcomes['credential']).toMatchObject({ kind: 'failed', error: { code: 'policy-refused' } });
    expect(await heldBy(tenant)).toEqual(before);
  });

  it('is told by itself where Entra gave its key another id', async () => {
    const tenant = fakeTenant();
    await applyPlan(tenant, await planOf(tenant, spec));
    const [app] = tenant.state.applications;
    const [key] = keysOf(tenant);
    tenant.state.applications = [{ ...app!, keyCredentials: [{ ...key!, keyId: 'another' }] }];
    expect((await planOf(tenant, spec)).steps).toEqual([]);
  });

  it('of another computer is left alone and no second one is made', async () => {
    const tenant = fakeTenant();
    await applyPlan(tenant, await planOf(tenant, spec));
    tenant.credentials.values.clear();
    const plan = await planOf(tenant, spec);
    expect(plan.steps).toEqual([]);
    expect(plan.notes.join(' ')).toContain('held on another computer');
  });

  it('whose key was kept here and is gone is made anew; the old one is told and stays', async () => {
    const tenant = fakeTenant();
    const journal = new MemoryJournal();
    await applyPlan(tenant, await planOf(tenant, spec), { journal });
    tenant.credentials.values.clear();
    const plan = await planOf(tenant, spec, { known: { journalIntents: credentialIntents(journal.lines) } });
    expect(idsOf(plan)).toEqual(['credential']);
    expect(checkOf(plan, 'credential-lost').status).toBe('warn');
  });

  it('has the key size of the setup file', async () => {
    const large = specOf({ credential: { kind: 'certificate', months: 12, keySize: 3072 } });
    const step = (await planOf(fakeTenant(), large)).steps.find(({ id }) => id === 'credential');
    expect(step?.summary).toContain('RSA 3072');
    expect(step?.input).toMatchObject({ bits: 3072 });
  });
});

describe('the thumbprint', () => {
  it('is known in base64 and in hex', () => {
    const sha1 = sha1Of(Buffer.from('certificate').toString('base64'));
    const base64 = Buffer.from(sha1, 'hex').toString('base64');
    expect(isCertificate({ customKeyIdentifier: base64 }, sha1)).toBe(true);
    expect(isCertificate({ customKeyIdentifier: sha1.toLowerCase() }, sha1)).toBe(true);
    expect(isCertificate({ customKeyIdentifier: null }, sha1)).toBe(false);
    expect(isCertificate({ customKeyIdentifier: 'AAAA' }, sha1)).toBe(false);
  });
});
