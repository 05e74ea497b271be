import { describe, expect, it } from 'vitest';
import { applyJob, proveJob } from '../support/job';
import { startTenant } from '../support/tenant';

describe('202 is not delivery', () => {
  it('a full mailbox as sender: the proof fails saying that it is full', async () => {
    const tenant = await startTenant();
    const full = { senders: ['full@contoso.example'] };
    expect((await applyJob(tenant, full)).result).toBe('done');
    const proof = await proveJob(tenant);
    expect(proof.verdict).toBe('failed');
    expect(proof.summary).toContain('full@contoso.example is full');
    const sends = proof.parts.find((part) => part.id === 'sends');
    expect(sends).toMatchObject({ status: 'fail', who: expect.any(String) });
    expect(sends?.next).toContain('room');
    // Nothing was tried as the outsider in a round without a success.
    expect(tenant.world.state.outbox).toEqual([]);
  });

  it.each([
    ['an external recipient that is refused', 'refused@partner.example', 'does not exist'],
    ['a recipient whose mailbox is full', 'full@contoso.example', 'mailbox full'],
    ['a recipient that is not there', 'nobody@contoso.example', 'RecipientNotFound'],
  ])('%s: accepted, traced as failed, and the proof fails saying why', async (_what, recipient, why) => {
    const tenant = await startTenant();
    expect((await applyJob(tenant, { extra: `testRecipient: ${recipient}` })).result).toBe('done');
    const proof = await proveJob(tenant);
    expect(proof.verdict).toBe('failed');
    const status = Object.fromEntries(proof.parts.map((part) => [part.id, part.status]));
    expect(status).toMatchObject({ sends: 'pass', delivery: 'fail' });
    const delivery = proof.parts.find((part) => part.id === 'delivery');
    expect(delivery?.finding).toContain('not delivered');
    expect(delivery?.finding).toContain(why);
    expect(delivery?.evidence.map((line) => line.text).join()).toContain(`to ${recipient}: Failed`);
    expect(delivery?.next).toContain('failure notice');
    const sender = tenant.world.state.mailboxes.find((one) => one.alias === 'invoices');
    expect(sender?.folders.inbox.map((mail) => mail.subject).join()).toContain('Undeliverable');
    expect((await (await tenant.services()).status()).setups[0]?.state).toBe('proof-failed');
  });

  it('an external recipient that accepts: proven, and the page says what that does not mean', async () => {
    const tenant = await startTenant();
    expect((await applyJob(tenant, { extra: 'testRecipient: pia@partner.example' })).result).toBe('done');
    const proof = await proveJob(tenant);
    expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');
    const delivery = proof.parts.find((part) => part.id === 'delivery');
    expect(delivery?.evidence[0]?.text).toContain('accepted by the next server');
    // The outsider's mail is addressed to the signed-in administrator alone, never to the partner.
    expect(tenant.world.state.outbox.map((mail) => mail.to)).toEqual([['pia@partner.example']]);
  });
});
