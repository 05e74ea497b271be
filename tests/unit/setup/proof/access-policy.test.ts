import { describe, expect, it } from 'vitest';
import { runProof } from '../../../../electron/setup/proof/run-proof';
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

  it('fails while the policy does not bite yet', async () => {
    const { document } = await prove({ send: () => accepted });
    expect(document.verdict).toBe('failed');
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
