import { writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lagFrom } from '../../electron/practice/server/lag';
import { applyJob, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

const lag = { ...lagFrom('real'), replication: 0, mailbox: 0 };
const setup = 'ostendo-continuum';
const minute = 60_000;

async function statusOf(tenant: TestTenant) {
  return (await (await tenant.services()).status(setup)).setups[0];
}

describe('configured, not yet effective', () => {
  it('pain point 7: is never green, does not probe the outsider, and turns green when the caches have caught up', async () => {
    const tenant = await startTenant({ lag });
    expect((await applyJob(tenant)).result).toBe('done');

    const early = await proveJob(tenant);
    expect(early.verdict).toBe('not-yet-effective');
    const sends = tenant.world.served.filter((request) => request.path.endsWith('/sendMail'));
    expect(sends.length).toBe(1);

    tenant.world.clock.advance(31 * 60);
    const later = await proveJob(tenant);
    expect(later.verdict, JSON.stringify(later.parts, null, 2)).toBe('proven');
  });

  it('tries who was taken out as well, and is red while Exchange still lets it send', async () => {
    const tenant = await startTenant({ lag, quick: true });
    const [kept, out] = ['invoices@contoso.example', 'payroll@contoso.example'];
    expect((await applyJob(tenant, { senders: [kept, out] })).result).toBe('done');
    tenant.world.clock.advance(31 * 60);
    expect((await proveJob(tenant)).verdict).toBe('proven');

    expect((await applyJob(tenant, { senders: [kept] })).result).toBe('done');
    const early = await proveJob(tenant);
    expect(early.verdict).toBe('not-yet-effective');
    expect(early.summary).toContain(`still sends as ${out}`);
    const fromOut = tenant.world.state.outbox.filter((mail) => mail.from === out).at(-1);
    expect(fromOut?.to).toEqual(['admin@contoso.example']);

    tenant.world.clock.advance(31 * 60);
    const later = await proveJob(tenant);
    expect(later.verdict, JSON.stringify(later.parts, null, 2)).toBe('proven');
    expect(JSON.stringify(later.parts)).toContain(`Former sender ${out}: refused`);
    // Seen refused once, it is a mailbox like any other.
    expect(JSON.stringify((await proveJob(tenant)).parts)).not.toContain(out);
  });

  it('goes on with its clock where another process stopped, after days as well', async () => {
    const tenant = await startTenant({ lag, quick: true });
    expect((await applyJob(tenant)).result).toBe('done');
    const configured = tenant.world.clock.now().getTime();
    const fresh = await statusOf(tenant);
    expect(fresh).toMatchObject({ state: 'configured' });
    expect(Date.parse(fresh?.effect?.nextLook ?? '')).toBeGreaterThan(configured + 29 * minute);

    // Too early, told, and done all the same; it restarts the half hour.
    tenant.world.clock.advance(10 * 60);
    const notes: string[] = [];
    const early = await (
      await tenant.services()
    ).prove(
      { setup },
      { wait: false, allSenders: false },
      { listener: { note: (text) => notes.push(text) } },
    );
    expect(notes.join('\n')).toContain('prolongs the wait');
    expect(early).toMatchObject({ verdict: 'not-yet-effective', rounds: 1 });
    expect(Date.parse(early.effect?.nextLook ?? '')).toBeGreaterThan(configured + 39 * minute);

    // Waiting is stopped in its first pause.
    const stop = new AbortController();
    const stopped = (await tenant.services()).prove(
      { setup },
      { wait: true, allSenders: false },
      { signal: stop.signal, listener: { note: () => stop.abort() } },
    );
    await expect(stopped).rejects.toMatchObject({ code: 'cancelled' });
    const waiting = await statusOf(tenant);
    expect(waiting).toMatchObject({ state: 'not-yet-effective', effect: { overdue: false } });
    expect(waiting?.effect?.since).toBe(fresh?.effect?.since);

    tenant.world.clock.advance(3 * 24 * 3600);
    expect((await statusOf(tenant))?.next).toContain('prove it again now');
    const proof = await (await tenant.services()).prove({ setup }, { wait: true, allSenders: false });
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
    expect(proof.rounds).toBe(2);
    expect((await statusOf(tenant))?.effect).toBeNull();
  });

  it('says that something is wrong where it still refuses after all caches', async () => {
    // It tells less than it takes.
    const tenant = await startTenant({
      lag: { ...lag, rightsIdle: 100_000, rightsBusy: 100_000 },
      quick: true,
    });
    const told = { ...tenant.info, caches: { rightsIdle: 1800, rightsBusy: 7200, policy: 3600 } };
    writeFileSync(tenant.infoFile, JSON.stringify(told));
    expect((await applyJob(tenant)).result).toBe('done');
    const began = tenant.world.clock.now().getTime();
    const proof = await (await tenant.services()).prove({ setup }, { wait: true, allSenders: false });
    expect(proof).toMatchObject({ verdict: 'not-yet-effective', effect: { overdue: true } });
    expect(tenant.world.clock.now().getTime() - began).toBeLessThan(3 * 60 * minute);
    const status = await statusOf(tenant);
    expect(status?.next).toContain('something is wrong');
    expect(status?.effect?.lookAt.join(' ')).toContain('object id');
  });
});
