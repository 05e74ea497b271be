import { describe, expect, it } from 'vitest';
import { credentialIntents, credentialName, readMarker } from '../../../electron/setup/credential/marker';
import { endOfSecret } from '../../../electron/setup/credential/executors';
import { applyPlan, idsOf, MemoryJournal, planOf, settleDown } from './fakes/job';
import { tenantId } from './fakes/ids';
import { fakeTenant, specOf } from './fakes/tenant';
import type { FakeTenant } from './fakes/tenant';

const spec = specOf();
const secretsOf = (tenant: FakeTenant) => tenant.state.applications[0]?.passwordCredentials ?? [];

async function planKnowing(tenant: FakeTenant, journal: MemoryJournal) {
  return planOf(tenant, spec, { known: { journalIntents: credentialIntents(journal.lines) } });
}

describe('the client secret', () => {
  it('lies in the keychain and nowhere in plan, journal or outcome', async () => {
    const tenant = fakeTenant();
    const journal = new MemoryJournal();
    const plan = await planOf(tenant, spec);
    const run = await applyPlan(tenant, plan, { journal });
    const ref = { tenantId, clientId: tenant.state.applications[0]?.appId ?? '' };
    const held = await tenant.credentials.get(ref);
    expect(held?.keyId).toBe(secretsOf(tenant)[0]?.keyId);
    expect(run.outcomes['credential']).toMatchObject({ kind: 'applied', outputs: { keyId: held?.keyId } });
    const written = JSON.stringify([plan, run, journal.lines]);
    expect(held?.kind === 'secret' && !written.includes(held.value)).toBe(true);
  });

  it('is taken back where the keychain refuses it, and made on the next run', async () => {
    const tenant = fakeTenant();
    tenant.credentials.broken = 'refuses';
    const run = await applyPlan(tenant, await planOf(tenant, spec));
    expect(run.outcomes['credential']).toMatchObject({ kind: 'failed', error: { code: 'keychain-failed' } });
    expect(secretsOf(tenant)).toEqual([]);
    tenant.credentials.broken = null;
    await settleDown(tenant, spec);
    expect(secretsOf(tenant)).toHaveLength(1);
  });

  it('is removed by the next run where even taking it back fails', async () => {
    const tenant = fakeTenant();
    const journal = new MemoryJournal();
    tenant.credentials.broken = 'refuses';
    tenant.calls.fail('removePassword', 'offline');
    await applyPlan(tenant, await planOf(tenant, spec), { journal });
    const [lost] = secretsOf(tenant);
    tenant.credentials.broken = null;
    const plan = await planKnowing(tenant, journal);
    expect(idsOf(plan)).toEqual([`remove-secret:${lost?.keyId ?? ''}`, 'credential']);
    await applyPlan(tenant, plan, { journal });
    expect(secretsOf(tenant).map((secret) => secret.keyId)).not.toContain(lost?.keyId);
    expect(secretsOf(tenant)).toHaveLength(1);
  });

  it('is not made where there is no keychain: nothing at all is written', async () => {
    const tenant = fakeTenant();
    tenant.credentials.broken = 'missing';
    const plan = await planOf(tenant, spec);
    const check = plan.checks.find(({ id }) => id === 'keychain');
    expect(check).toMatchObject({ status: 'fail', fault: 'computer', next: 'Start one.' });
    const run = await applyPlan(tenant, plan);
    expect(run.outcomes['credential']).toMatchObject({ kind: 'failed', error: { code: 'keychain-missing' } });
    expect(secretsOf(tenant)).toEqual([]);
  });

  it('of another computer is left alone and a second one is not made', async () => {
    const tenant = fakeTenant();
    await applyPlan(tenant, await planOf(tenant, spec));
    tenant.credentials.values.clear();
    const plan = await planOf(tenant, spec);
    expect(plan.steps).toEqual([]);
    expect(plan.notes.join(' ')).toContain('held on another computer');
  });

  it('made here but lost from the keychain is made again; the old one is told and stays: the vendor may use it', async () => {
    const tenant = fakeTenant();
    const journal = new MemoryJournal();
    await applyPlan(tenant, await planOf(tenant, spec), { journal });
    tenant.credentials.values.clear();
    const [old] = secretsOf(tenant);
    const plan = await planKnowing(tenant, journal);
    expect(idsOf(plan)).toEqual(['credential']);
    expect(plan.checks.find(({ id }) => id === 'credential-lost')?.finding).toContain(old?.keyId);
    await applyPlan(tenant, plan, { journal });
    expect(secretsOf(tenant)[0]).toEqual(old);
    expect(secretsOf(tenant)).toHaveLength(2);
  });

  it('is not made again while the keychain is out of reach', async () => {
    const tenant = fakeTenant();
    const journal = new MemoryJournal();
    await applyPlan(tenant, await planOf(tenant, spec), { journal });
    tenant.credentials.broken = 'missing';
    expect((await planKnowing(tenant, journal)).steps).toEqual([]);
  });

  it('is made anew where the one in the keychain is gone from Entra', async () => {
    const tenant = fakeTenant();
    await applyPlan(tenant, await planOf(tenant, spec));
    tenant.state.applications = tenant.state.applications.map((one) => ({ ...one, passwordCredentials: [] }));
    expect(idsOf(await planOf(tenant, spec))).toEqual(['credential']);
  });

  it('is made anew where it has expired', async () => {
    const tenant = fakeTenant();
    await applyPlan(tenant, await planOf(tenant, spec));
    await tenant.clock.sleep(181 * 24 * 60 * 60 * 1000);
    expect(idsOf(await planOf(tenant, spec))).toEqual(['credential']);
  });

  it('without our marker is none of our business', async () => {
    const tenant = fakeTenant();
    await applyPlan(tenant, await planOf(tenant, spec));
    const [application] = tenant.state.applications;
    if (application === undefined) throw new Error('no application');
    const foreign = {
      keyId: 'f',
      displayName: 'by hand',
      startDateTime: '',
      endDateTime: '2027-01-01T00:00:00Z',
    };
    tenant.state.applications = [{ ...application, passwordCredentials: [foreign] }];
    expect(idsOf(await planOf(tenant, spec))).toEqual(['credential']);
  });
});

describe('the end of a secret', () => {
  it.each(['2026-11-21T09:00:00Z', '2026-11-21T00:00:00Z', '2026-11-21T23:59:59Z', '2026-11-21T00:59:59Z'])(
    'made at %s stays within 30 days a month, even with a clock almost an hour fast',
    (time) => {
      const now = new Date(time);
      const days = (Date.parse(endOfSecret(now, 6)) - (now.getTime() - 59 * 60_000)) / 86_400_000;
      expect(days).toBeLessThanOrEqual(180);
      expect(days).toBeGreaterThan(178.9);
    },
  );
});

describe('the marker', () => {
  it('reads back what it wrote and nothing else', () => {
    const name = credentialName(
      'a-b-1',
      new Date('2026-11-21T09:00:00Z'),
      '0b8e2a90-7c55-4b0e-9c11-A0B1C2D3E4F5',
    );
    expect(readMarker(name)).toEqual({ setupId: 'a-b-1', run: 'a0b1c2d3e4f5' });
    expect(name.length).toBeLessThanOrEqual(90);
    expect(readMarker('sendwright secret')).toBeNull();
    expect(readMarker(null)).toBeNull();
  });
});
