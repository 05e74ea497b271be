import { describe, expect, it } from 'vitest';
import { runProof } from '../../../../electron/setup/proof/run-proof';
import { waitForEffect } from '../../../../electron/setup/proof/wait';
import { denied, accepted, fakeTenant, grant, input, mailbox, type Tenant } from './fake-tenant';

const policy = {
  ...{ identity: 'p', appId: 'x', scopeName: 'senders', scopeIdentity: 'senders' },
  accessRight: 'RestrictAccess',
};

async function prove(changes: Partial<Tenant> = {}) {
  const world = fakeTenant({
    ...{ assignments: [], grants: [grant('graph', 'Mail.Send')], tokenRoles: ['Mail.Send'] },
    policies: [policy],
    groups: { senders: [mailbox('invoices'), mailbox('payroll')] },
    ...changes,
  });
  const document = await runProof(world.deps, { ...input, mode: 'accessPolicy' });
  return { document, status: (id: string) => document.parts.find((part) => part.id === id)?.status };
}

describe('accessPolicy mode', () => {
  it('is proven with a grant that a policy cuts down to the senders', async () => {
    const { document } = await prove();
    expect(document.verdict).toBe('proven');
    expect(document.reach).toMatchObject({ kind: 'exact', count: 2 });
  });

  it('counts members of nested groups, which reach further than one sees', async () => {
    const nested = mailbox('nested', 'MailUniversalDistributionGroup');
    const groups = { senders: [mailbox('invoices'), mailbox('payroll'), nested], nested: [mailbox('ceo')] };
    const { document } = await prove({ groups });
    expect(document.reach).toMatchObject({ kind: 'wider', foreign: ['ceo@contoso.example'] });
    expect(document.verdict).toBe('failed');
  });

  it('fails without a policy, and with SMTP, which no policy cuts', async () => {
    const without = await prove({ policies: [] });
    expect([without.status('doors'), without.status('reach')]).toEqual(['fail', 'fail']);
    const smtp = await prove({
      grants: [grant('graph', 'Mail.Send'), grant('exchangeOnline', 'SMTP.SendAsApp')],
    });
    expect([smtp.status('doors'), smtp.document.reach.kind]).toEqual(['fail', 'tenant-wide']);
  });

  it('waits while the policy test says granted and Exchange still refuses', async () => {
    expect((await prove({ send: () => denied })).document.verdict).toBe('not-yet-effective');
  });

  describe('an outsider that gets through a policy whose test refuses it', () => {
    const through = async (minutesAgo: number | null) => {
      const world = fakeTenant({
        ...{ assignments: [], grants: [grant('graph', 'Mail.Send')], tokenRoles: ['Mail.Send'] },
        policies: [policy],
        groups: { senders: [mailbox('invoices'), mailbox('payroll')] },
        send: () => accepted,
      });
      const policySince =
        minutesAgo === null
          ? {}
          : { policySince: new Date(world.deps.clock.now().getTime() - minutesAgo * 60_000).toISOString() };
      const document = await runProof(world.deps, { ...input, mode: 'accessPolicy', ...policySince });
      return { document, sends: document.parts.find((part) => part.id === 'sends') };
    };

    it('is red, and looked at again while the delay of a new policy explains it', async () => {
      const { document, sends } = await through(95);
      expect(sends).toMatchObject({ status: 'fail' });
      expect(document.verdict).toBe('not-yet-effective');
      expect(document.summary).toContain('sent as ceo@contoso.example');
      expect(sends?.settles).toBe(document.effect?.latest);
      expect(document.nextTry).toBe(document.effect?.latest);
    });

    it('fails for good after that time, and where nobody knows how old the policy is', async () => {
      expect((await through(180)).document.verdict).toBe('failed');
      expect((await through(null)).document.verdict).toBe('failed');
    });

    it('ends the wait with a failure after the time', async () => {
      const world = fakeTenant({
        ...{ assignments: [], grants: [grant('graph', 'Mail.Send')], tokenRoles: ['Mail.Send'] },
        policies: [policy],
        groups: { senders: [mailbox('invoices'), mailbox('payroll')] },
        send: () => accepted,
      });
      const policySince = world.deps.clock.now().toISOString();
      const document = await waitForEffect(world.deps, { ...input, mode: 'accessPolicy', policySince });
      expect(document.verdict).toBe('failed');
      expect(world.sleeps).toEqual([90 * 60_000, 90 * 60_000]);
      expect(document.rounds).toBe(2);
    });
  });

  it('waits for a token that carries the grant', async () => {
    expect((await prove({ tokenRoles: [], send: () => denied })).document.verdict).toBe('not-yet-effective');
  });

  it('is unknown where the localised answers of the test cannot be told apart', async () => {
    const { document, status } = await prove({ test: () => null });
    expect(status('authorization')).toBe('unknown');
    expect(document.verdict).toBe('unknown');
  });
});
