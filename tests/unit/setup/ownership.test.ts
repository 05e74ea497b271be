import { describe, expect, it } from 'vitest';
import type { SetupRecord } from '../../../electron/ports/records';
import { guid, tenantId } from './fakes/ids';
import { checkOf, planOf } from './fakes/job';
import { ownApplication } from './fakes/scenarios';
import { fakeTenant, specOf } from './fakes/tenant';

function recordOf(applicationId: string): SetupRecord {
  const time = '2026-11-01T00:00:00Z';
  return {
    ...{ format: 1, id: 'ostendo-continuum', tenantId, tenantName: 'Contoso', spec: specOf() },
    ...{ createdAt: time, updatedAt: time, objects: { applicationId } },
    ...{ credential: null, lastRun: null, lastProof: null },
  };
}

describe('an application under our marker', () => {
  it('is shown when another name says that it may be another application', async () => {
    const tenant = fakeTenant(ownApplication);
    tenant.state.applications = tenant.state.applications.map((one) => ({
      ...one,
      displayName: 'Ostendo-Continuum!',
    }));
    const check = checkOf(await planOf(tenant, specOf()), 'application');
    expect(check.status).toBe('warn');
    expect(check.finding).toContain('Ostendo-Continuum!');
  });

  it('is shown when it is not the object that this computer remembers', async () => {
    const plan = await planOf(fakeTenant(ownApplication), specOf(), {
      known: { record: recordOf(guid(5, 1)) },
    });
    const check = checkOf(plan, 'application');
    expect(check).toMatchObject({ status: 'warn', who: 'you' });
    expect(check.finding).toContain(guid(5, 1));
  });

  it('shows credentials that somebody else put there, and none of ours or expired ones', async () => {
    const tenant = fakeTenant(ownApplication);
    const credential = (keyId: string, displayName: string | null, endDateTime = '2027-11-01T00:00:00Z') => ({
      ...{ keyId, displayName, endDateTime, startDateTime: '2026-10-01T00:00:00Z' },
    });
    tenant.state.applications = tenant.state.applications.map((one) => ({
      ...one,
      passwordCredentials: [
        credential('k1', 'backdoor'),
        credential('k2', 'sendwright ostendo-continuum 2026-10-01 abcdef012345'),
        credential('k3', 'old', '2026-11-01T00:00:00Z'),
      ],
      keyCredentials: [{ ...credential('k4', null), customKeyIdentifier: null }],
    }));
    const check = checkOf(await planOf(tenant, specOf()), 'foreign-credentials');
    expect(check.status).toBe('warn');
    expect(check.finding).toContain('client secret "backdoor" (made 2026-10-01)');
    expect(check.finding).toContain('certificate "k4"');
    expect(check.finding).not.toMatch(/"old"|sendwright ostendo/u);
  });
});
