import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/contract/errors';
import { proofDocumentSchema } from '../../../../electron/contract/proof';
import { runProof } from '../../../../electron/setup/proof/run-proof';
import type { ProofDeps } from '../../../../electron/setup/proof/types';
import {
  accepted,
  denied,
  fakeTenant,
  grant,
  input,
  noPermission,
  prove,
  refused,
  scoped,
} from './fake-tenant';

describe('a finished setup', () => {
  it('is proven, part by part', async () => {
    const { document } = await prove();
    expect(document.parts.map((part) => [part.id, part.status])).toEqual([
      ['token', 'pass'],
      ['authorization', 'pass'],
      ['doors', 'pass'],
      ['reach', 'pass'],
      ['sends', 'pass'],
      ['delivery', 'pass'],
      ['sent-items', 'pass'],
    ]);
    expect(document.verdict).toBe('proven');
    expect(document.reach).toMatchObject({ kind: 'exact', count: 2, foreign: [] });
    expect(proofDocumentSchema.parse(document)).toEqual(document);
  });

  it('takes one Graph batch, one mail per sender and one of the outsider', async () => {
    const { counters, sent } = await prove();
    expect(counters.ticks).toBe(1);
    expect(sent.map(({ from }) => from)).toEqual(['invoices', 'payroll', 'ceo']);
  });

  it("sends the outsider's mail to the signed-in admin alone, all with one token", async () => {
    const { sent } = await prove();
    expect(sent.map(({ mail }) => mail.to)).toEqual([
      'consultant@partner.example',
      'consultant@partner.example',
      'admin@contoso.example',
    ]);
    expect(new Set(sent.map(({ token }) => token)).size).toBe(1);
    expect((await prove({}, { testRecipient: null })).sent[0]?.mail.to).toBe('admin@contoso.example');
  });

  it('marks every mail so that the trace finds it', async () => {
    const { sent } = await prove();
    for (const { mail } of sent) {
      const marker = mail.headers.find(({ name }) => name === 'x-sendwright-test')?.value ?? 'none';
      expect(mail.subject).toBe(`[Sendwright test] X ${marker}`);
    }
    expect(new Set(sent.map(({ mail }) => mail.subject)).size).toBe(3);
  });

  it('writes neither secret nor token into the document', async () => {
    const { document, notes } = await prove();
    const written = JSON.stringify([document, notes]);
    expect(written).not.toContain('swordfish');
    expect(written).not.toContain('token-1');
  });

  it('words delivery to another organisation as what it is', async () => {
    const evidence = (await prove()).document.parts.find((part) => part.id === 'delivery')?.evidence;
    expect(evidence?.[0]?.text).toContain('accepted by the next server');
    const inside = (await prove({}, { testRecipient: null })).document.parts.find(
      (part) => part.id === 'delivery',
    );
    expect(inside?.evidence[0]?.text).not.toContain('next server');
  });
});

describe('rights that are not effective yet', () => {
  it('is never green, and the outsider is left alone', async () => {
    const { document, sent, status } = await prove({ send: () => denied });
    expect(document.verdict).toBe('not-yet-effective');
    expect(status('sends')).toBe('waiting');
    expect(sent.map(({ from }) => from)).toEqual(['invoices']);
    expect(document.nextTry).toBe('2026-11-01T08:31:00.000Z');
  });

  it('waits as well when only a later sender lags', async () => {
    const { document, sent } = await prove({
      send: (_mail, from) => (from === 'invoices' ? accepted : denied),
    });
    expect(document.verdict).toBe('not-yet-effective');
    expect(sent.map(({ from }) => from)).not.toContain('ceo');
  });

  it('fails a refused sender that is not within the scope at all', async () => {
    const { document, status } = await prove({
      send: (_mail, from) => (from === 'invoices' ? accepted : denied),
      test: (address) => address.startsWith('invoices'),
      inScope: ['invoices'],
    });
    expect(document.verdict).toBe('failed');
    expect([status('authorization'), status('reach'), status('sends')]).toEqual(['fail', 'fail', 'fail']);
    expect(document.reach).toMatchObject({ kind: 'narrower', missing: ['payroll@contoso.example'] });
  });

  it('does not judge a refusal where Exchange does not say what should be', async () => {
    const { document, status } = await prove({ send: () => denied, test: () => null });
    expect(status('sends')).toBe('unknown');
    expect(document.verdict).toBe('unknown');
  });

  it('waits for a mailbox that Graph does not serve yet', async () => {
    const { document } = await prove({
      send: (_mail, from) =>
        from === 'payroll' ? refused(404, 'MailboxNotEnabledForRESTAPI') : from === 'ceo' ? denied : accepted,
    });
    expect(document.verdict).toBe('not-yet-effective');
  });
});

describe('the outsider', () => {
  it('fails everything when it is accepted', async () => {
    const { document, status } = await prove({ send: () => accepted });
    expect(status('sends')).toBe('fail');
    expect(document.verdict).toBe('failed');
    expect(document.parts.find((part) => part.id === 'sends')?.next).toContain('Do not hand over');
  });

  it.each([
    [404, 'ErrorInvalidUser'],
    [404, 'MailboxNotEnabledForRESTAPI'],
    [404, 'ResourceNotFound'],
    [503, 'UnknownError'],
    [401, 'InvalidAuthenticationToken'],
    [403, 'ErrorSendAsDenied'],
  ])('is not refused by %i %s', async (status, code) => {
    const answer = (_mail: unknown, from: string) => (from === 'ceo' ? refused(status, code) : accepted);
    const { document, status: of } = await prove({ send: answer });
    expect(of('sends')).toBe('unknown');
    expect(document.verdict).toBe('unknown');
  });

  it('proves nothing when there is none, or no such mailbox', async () => {
    expect((await prove({}, { outsider: null })).document.verdict).toBe('unknown');
    expect((await prove({}, { outsider: 'nobody@contoso.example' })).document.verdict).not.toBe('proven');
  });

  it('within the scope fails although it is still refused', async () => {
    const { document, status } = await prove({ test: () => true, inScope: ['invoices', 'payroll', 'ceo'] });
    expect(document.verdict).toBe('failed');
    expect([status('authorization'), status('reach')]).toEqual(['fail', 'fail']);
    expect(document.reach).toMatchObject({ kind: 'wider', foreign: ['ceo@contoso.example'] });
  });
});

describe('other doors', () => {
  it('fails while a tenant-wide grant stands beside the scope, even if the outsider is refused', async () => {
    const { document, status } = await prove({ grants: [grant('graph', 'Mail.Send')] });
    expect(status('doors')).toBe('fail');
    expect(document.reach.kind).toBe('tenant-wide');
    expect(document.verdict).toBe('failed');
  });

  it.each([
    ['full_access_as_app', 'fail'],
    ['SMTP.SendAsApp', 'fail'],
    ['Brand.New', 'unknown'],
    ['id-of-no-role', 'unknown'],
  ])('judges %s of Exchange Online as %s', async (role, expected) => {
    const { document, status } = await prove({ grants: [grant('exchangeOnline', role)] });
    expect(status('doors')).toBe(expected);
    expect(document.verdict).not.toBe('proven');
  });

  it('fails where another pointer with the same client id holds a wider right', async () => {
    const wide = { ...scoped, name: 'by hand', scope: 'organization' as const, scopeName: null };
    const { document } = await prove({ otherPointers: ['id-of-the-registration'], otherAssignments: [wide] });
    expect(document.verdict).toBe('failed');
    expect(document.reach.kind).toBe('tenant-wide');
    const hidden = await prove({ otherPointers: ['x'], otherAssignments: noPermission });
    expect(hidden.document.verdict).toBe('unknown');
  });

  it('lets rights pass that do not send, and is wary of those that could grant it', async () => {
    expect((await prove({ grants: [grant('graph', 'User.Read.All')] })).document.verdict).toBe('proven');
    const { status } = await prove({ grants: [grant('graph', 'AppRoleAssignment.ReadWrite.All')] });
    expect(status('doors')).toBe('unknown');
  });

  it.each([
    [{ ...scoped, name: 'wide', scope: 'organization', scopeName: null } as const, 'fail'],
    [{ ...scoped, name: 'other', role: 'Application Mail Full Access' }, 'fail'],
    [{ ...scoped, name: 'odd', scope: 'unknown', scopeName: null } as const, 'unknown'],
    [{ ...scoped, name: 'read', role: 'Application Mail.Read' }, 'pass'],
  ])('judges the Exchange assignment %j as %s', async (assignment, expected) => {
    expect((await prove({ assignments: [scoped, assignment] })).status('doors')).toBe(expected);
  });

  it('shows a delegated consent for all users without failing', async () => {
    const delegated = [
      { id: 'd', clientId: 'c', resourceId: 'sp-graph', principalId: null, scopes: ['Mail.Send'] },
    ];
    const { document } = await prove({ delegated });
    expect(document.verdict).toBe('proven');
    expect(JSON.stringify(document.parts)).toContain('consented for all users');
  });

  it('is unknown, never green, where the grants may not be read', async () => {
    const { document, status } = await prove({ grants: noPermission });
    expect([status('doors'), status('reach')]).toEqual(['unknown', 'unknown']);
    expect(document.verdict).toBe('unknown');
  });
});

describe('an application that is no setup of ours', () => {
  const unknown = { setupId: null, senders: [], outsider: null, credential: null };
  const policy = {
    identity: 'p',
    appId: 'x',
    scopeName: 'g',
    scopeIdentity: 'g',
    accessRight: 'RestrictAccess',
  };

  it('is judged by what it can reach, however it is limited, and is never green', async () => {
    const limited = {
      grants: [grant('graph', 'Mail.Send')],
      assignments: [],
      policies: [policy],
      groups: { g: [] },
    };
    const { document, status } = await prove(limited, unknown);
    expect([status('doors'), status('reach')]).toEqual(['pass', 'unknown']);
    expect(document.verdict).toBe('unknown');
    expect((await prove({}, unknown)).document.reach).toMatchObject({ count: 2 });
    expect((await prove({ ...limited, policies: [] }, unknown)).document.verdict).toBe('failed');
  });
});

describe('the credential', () => {
  it('leaves all live parts unknown when it is not on this computer', async () => {
    const { document, sent, status } = await prove({}, { credential: null });
    expect(sent).toEqual([]);
    expect([status('token'), status('sends'), status('doors')]).toEqual(['unknown', 'unknown', 'pass']);
    expect(document.verdict).toBe('unknown');
    expect(document.rounds).toBe(0);
  });

  it('waits for Entra to know a secret that was just made, and says so', async () => {
    const { deps, notes } = fakeTenant();
    const asked: (boolean | undefined)[] = [];
    const obtain: ProofDeps['appTokens']['obtain'] = async (request) => {
      asked.push(request.retryLag);
      if (request.retryLag === true) return deps.appTokens.obtain(request);
      throw new AppError({ code: 'refused', message: 'Wrong secret.', serviceCode: 'AADSTS7000215' });
    };
    const slow = { ...deps, appTokens: { obtain } };
    const fresh = await runProof(slow, {
      ...input,
      credential: { kind: 'secret', value: 'swordfish', fresh: true },
    });
    expect(fresh.parts[0]?.status).toBe('pass');
    expect(asked).toEqual([false, true]);
    expect(notes.join(' ')).toContain('does not know the new credential yet');
    const old = await runProof(slow, input);
    expect(old.parts[0]?.status).toBe('fail');
  });

  it('fails when Entra refuses it, and tells its code', async () => {
    const facts = { code: 'refused', message: 'Wrong secret.', serviceCode: 'AADSTS7000215' } as const;
    const { document, status } = await prove({ tokenError: new AppError(facts) });
    expect(status('token')).toBe('fail');
    expect(document.verdict).toBe('failed');
    expect(JSON.stringify(document.parts)).toContain('AADSTS7000215');
  });

  it('is unknown when Entra cannot be reached', async () => {
    const { document } = await prove({
      tokenError: new AppError({ code: 'offline', message: 'no network' }),
    });
    expect(document.verdict).toBe('unknown');
  });

  it('fails under rbac when its token carries a tenant-wide right', async () => {
    expect((await prove({ tokenRoles: ['Mail.Send'] })).document.verdict).toBe('failed');
  });
});
