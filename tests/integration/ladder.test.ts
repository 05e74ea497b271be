import { describe, expect, it } from 'vitest';
import { lagFrom } from '../../electron/practice/server/lag';
import type { LadderHow } from '../../electron/services/services';
import { applyJob } from '../support/job';
import { startTenant } from '../support/tenant';
import { sender, applied, climb, statuses, rung, strike, served } from '../support/ladder';

describe.each(['rbac', 'accessPolicy'] as const)('the ladder of a setup that holds, %s', (scoping) => {
  it('is climbed to the delivered mail, each rung as it comes', async () => {
    const tenant = await applied({ scoping });
    const told: string[] = [];
    const testsBefore = served(tenant, /exchange\/Test-/u);
    const document = await climb(tenant, { rung: ({ id }) => void told.push(id) });
    expect(document.result, JSON.stringify(document.rungs, null, 2)).toBe('holds');
    expect(statuses(document)).toBe(Array(12).fill('pass').join(' '));
    expect(told).toEqual(document.rungs.map(({ id }) => id));
    expect(document.rungs.every(({ at, ms }) => at !== null && ms !== null)).toBe(true);
    expect(tenant.world.state.outbox).toHaveLength(1);
    expect(served(tenant, /exchange\/Test-/u)).toBe(testsBefore + 1);
    expect(rung(document, 'send')?.evidence[0]?.requestId).toBeDefined();
  });
});

describe('the ladder', () => {
  it('sends nothing that was not wanted, and says so', async () => {
    const tenant = await applied();
    const asked: string[] = [];
    const approveMail: LadderHow['approveMail'] = async ({ from, to }) => {
      asked.push(`${from} > ${to}`);
      return false;
    };
    const document = await climb(tenant, { approveMail });
    expect(document.result).toBe('unsent');
    expect(statuses(document).split(' ').slice(-2)).toEqual(['unknown', 'unknown']);
    expect(asked).toEqual([`${sender} > consultant@partner.example`]);
    expect(tenant.world.state.outbox).toHaveLength(0);
  });

  it('can be climbed for any sender, and for nobody else', async () => {
    const tenant = await applied({ senders: [sender, 'anna@contoso.example'] });
    expect((await climb(tenant, { from: 'ANNA@contoso.example' })).result).toBe('holds');
    await expect(climb(tenant, { from: 'ceo@contoso.example' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('writes nothing to the tenant', async () => {
    const tenant = await applied();
    const before = structuredClone({
      ...tenant.world.state,
      traces: [],
      outbox: [],
      mailboxes: [],
      audits: [],
    });
    await climb(tenant);
    expect({ ...tenant.world.state, traces: [], outbox: [], mailboxes: [], audits: [] }).toEqual(before);
  });

  it('goes on where somebody may not look: what can be seen is seen', async () => {
    const tenant = await applied();
    const document = await climb(tenant, {}, {}, { as: 'appadmin@contoso.example', exchange: 'none' });
    expect(document.result).toBe('open');
    expect(rung(document, 'token')?.status).toBe('pass');
    expect(rung(document, 'rights')?.status).toBe('unknown');
    expect(rung(document, 'rights')?.who).toContain('Exchange Administrator');
  });
});

/** Each rung once with a world in which it breaks. */
describe('the ladder does not call broken what only', () => {
  it('waits for Exchange’s caches', async () => {
    const lag = { ...lagFrom(0), rightsIdle: 1_800, rightsBusy: 7_200 };
    const tenant = await startTenant({ quick: true, lag });
    expect((await applyJob(tenant)).result).toBe('done');
    const document = await climb(tenant);
    expect(document.result, JSON.stringify(document.rungs.slice(-3))).toBe('waiting');
    expect(rung(document, 'policy')?.status).toBe('pass');
    expect(rung(document, 'send')).toMatchObject({ status: 'waiting', cause: { id: 'mailbox-denied' } });
    tenant.world.clock.advance(1_900);
    expect((await climb(tenant)).result).toBe('holds');
  });

  it('is throttled', async () => {
    const tenant = await applied();
    strike(tenant, { match: { path: '/exchange/Test-' }, kind: 'throttle', retryAfter: 3_600 });
    const document = await climb(tenant);
    expect(rung(document, 'policy')?.status).toBe('unknown');
    expect(document.result).not.toBe('broken');
    expect(served(tenant, /Test-/u)).toBeGreaterThan(0);
  });

  it('lies on another computer', async () => {
    const tenant = await applied();
    tenant.world.vault.clear();
    const document = await climb(tenant);
    expect(document.result).toBe('open');
    expect(rung(document, 'credential')).toMatchObject({ status: 'unknown' });
    expect(rung(document, 'policy')?.status).toBe('pass');
    expect(tenant.world.state.outbox).toHaveLength(0);
  });
});
