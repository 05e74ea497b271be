import { describe, expect, it } from 'vitest';
import type { Check } from '../../../electron/contract/plan';
import { guid, mailSendId, strangeExchangeRoleId, exchangeResourceId } from './fakes/ids';
import { checkOf, idsOf, planOf } from './fakes/job';
import { hazards, ownApplication } from './fakes/scenarios';
import type { FakeState } from './fakes/state';
import { fakeTenant, generic, specOf } from './fakes/tenant';

const nothing = (): void => undefined;

async function planWith(spec: Record<string, unknown>, change: (state: FakeState) => void = nothing) {
  return planOf(fakeTenant(change), specOf(spec));
}

const one = (address: string, over: Record<string, unknown> = {}) => ({ senders: [{ address, ...over }] });

/** Each: what the setup file says, the check, its verdict, what the reader must be told. */
const bad: readonly [string, Record<string, unknown>, string, Check['fault'], RegExp][] = [
  [
    'a sender that is not there',
    one('nobody@contoso.example'),
    'sender:nobody@contoso.example',
    'tenant',
    /no mailbox of this address/u,
  ],
  [
    'an alias',
    one('billing@contoso.example'),
    'sender:billing@contoso.example',
    'file',
    /ada@contoso\.example/u,
  ],
  [
    'a mailbox on premises',
    one('plant@contoso.example'),
    'sender:plant@contoso.example',
    'tenant',
    /on premises/u,
  ],
  ['a room', one('room@contoso.example'), 'sender:room@contoso.example', 'file', /resource/u],
  ['a group', one('team@contoso.example'), 'sender:team@contoso.example', 'file', /group/u],
  [
    'a shared mailbox to create that is a user',
    one('ada@contoso.example', { create: 'shared' }),
    'sender:ada@contoso.example',
    'file',
    /taken by a user mailbox/u,
  ],
  [
    'a shared mailbox in a foreign domain',
    one('x@partner.example', { create: 'shared' }),
    'sender:x@partner.example',
    'file',
    /not a domain of this tenant/u,
  ],
  [
    'an outsider that is not there',
    { outsider: 'nobody@contoso.example' },
    'outsider',
    'file',
    /no mailbox/u,
  ],
  [
    'an outsider that is a sender by another name',
    { ...one('ada@contoso.example'), outsider: 'billing@contoso.example' },
    'outsider',
    'file',
    /another address of the sender ada/u,
  ],
  ['another tenant', { tenant: 'fabrikam.example' }, 'tenant', 'tenant', /setup file names fabrikam/u],
];

describe('bad input is found before anything is written', () => {
  it.each(bad)('%s', async (_what, spec, id, fault, says) => {
    const plan = await planWith(spec);
    const check = checkOf(plan, id);
    expect(check).toMatchObject({ status: 'fail', fault });
    expect(check.finding).toMatch(says);
    expect(check.who).not.toBeNull();
    expect(check.next).not.toBeNull();
    expect(idsOf(plan)).toEqual([]);
  });

  it('an unlicensed sender without a free seat', async () => {
    const plan = await planWith(one('temp@contoso.example'), (state) => {
      state.skus = state.skus.map((sku) => ({ ...sku, freeSeats: 0 }));
    });
    expect(checkOf(plan, 'sender:temp@contoso.example')).toMatchObject({ status: 'fail', fault: 'tenant' });
    expect(idsOf(plan)).toEqual([]);
  });

  it('an unlicensed sender takes the smallest subscription with a free seat and the plan names the cost', async () => {
    const plan = await planWith(one('temp@contoso.example'));
    const licence = plan.steps.find((step) => step.kind === 'licence.assign');
    expect(licence?.warning).toContain('EXCHANGESTANDARD');
    expect(licence?.input).toMatchObject({ skuId: guid(4, 2), usageLocation: 'DE' });
  });

  it('a licence that came by a group is respected', async () => {
    const plan = await planWith(one('temp@contoso.example'), (state) => {
      state.users = state.users.map((user) =>
        user.mail === 'temp@contoso.example' ? { ...user, servicePlans: ['EXCHANGE_S_ENTERPRISE'] } : user,
      );
    });
    expect(idsOf(plan)).not.toContain('licence:temp@contoso.example');
    expect(checkOf(plan, 'sender:temp@contoso.example').finding).toContain('not there yet');
  });
});

describe("the tenant's rules on secrets", () => {
  it('names the months that fit', async () => {
    const plan = await planWith({ credential: { kind: 'secret', months: 12 } }, (state) => {
      state.policy = { secretsForbidden: false, secretMaxDays: 180, certificateMaxDays: null };
    });
    expect(checkOf(plan, 'credential-policy').next).toContain('months: 6');
    expect(idsOf(plan)).toEqual([]);
  });

  it('lets six months pass a policy of 180 days', async () => {
    const plan = await planWith({}, (state) => {
      state.policy = { secretsForbidden: false, secretMaxDays: 180, certificateMaxDays: null };
    });
    expect(checkOf(plan, 'credential-policy').status).toBe('pass');
  });

  it('says certificate where secrets are forbidden, and unknown where the policy cannot be read', async () => {
    const forbidden = await planWith({}, (state) => {
      state.policy = { secretsForbidden: true, secretMaxDays: null, certificateMaxDays: null };
    });
    expect(checkOf(forbidden, 'credential-policy').next).toContain('kind: certificate');
    const unread = await planWith({}, (state) => (state.policy = null));
    expect(checkOf(unread, 'credential-policy').status).toBe('unknown');
    expect(idsOf(unread)).toContain('credential');
  });
});

describe('an application that is there already', () => {
  const foreign = (state: Parameters<typeof ownApplication>[0]): void => {
    ownApplication(state);
    state.applications = state.applications.map((app) => ({ ...app, uniqueName: null, tags: [] }));
  };

  it('of the same name is shown by id with the choices, and nothing is planned before one is taken', async () => {
    const plan = await planWith({}, foreign);
    const check = checkOf(plan, 'same-name');
    expect(check).toMatchObject({ status: 'fail', fault: 'file', who: 'you' });
    expect(check.finding).toContain(guid(6, 800));
    expect(check.next).toMatch(/New: set `sameName: new`.*Adopt: set `app: \{ clientId: .*Stop:/u);
    expect(idsOf(plan)).toEqual([]);
  });

  it('of the same name is left alone, and ours made beside it, where the file says so', async () => {
    const plan = await planWith({ sameName: 'new' }, foreign);
    expect(checkOf(plan, 'same-name')).toMatchObject({ status: 'warn', fault: null });
    expect(idsOf(plan)).toContain('application');
  });

  it('with our unique name but without our tag is not taken for ours', async () => {
    const plan = await planWith({}, (state) => {
      ownApplication(state);
      state.applications = state.applications.map((app) => ({ ...app, tags: [] }));
    });
    expect(checkOf(plan, 'application')).toMatchObject({ status: 'fail', fault: 'tenant' });
    expect(idsOf(plan)).toEqual([]);
  });

  it('of ours with Mail.Send declared loses the declaration in rbac mode', async () => {
    const plan = await planWith({}, (state) => {
      ownApplication(state);
      state.applications = state.applications.map((app) => ({
        ...app,
        declared: [{ resourceAppId: '00000003-0000-0000-c000-000000000000', id: mailSendId, type: 'Role' }],
      }));
    });
    expect(plan.steps.find((step) => step.id === 'application')?.input['body']).toMatchObject({
      declared: [],
    });
  });
});

describe('the union hazard', () => {
  it('is red, does not stop the run, and its removal is offered after what replaces it', async () => {
    const plan = await planWith({}, hazards);
    const check = checkOf(plan, 'other-doors');
    expect(check).toMatchObject({ status: 'fail', fault: null });
    expect(check.finding).toMatch(/Mail\.Send.*full_access_as_app/u);
    const removal = plan.steps.find((step) => step.id === 'remove-grant:grant-1');
    expect(removal?.dependsOn).toEqual(['test-assignment']);
    const trial = plan.steps.find((step) => step.id === 'test-assignment');
    expect(trial?.dependsOn).toEqual(['role-assignment', 'remove-assignment:sendwright-ostendo-continuum']);
    expect(removal?.needs.anyRole).toHaveLength(2);
    const inTheWay = plan.steps.find((step) => step.id === 'role-assignment');
    expect(inTheWay?.dependsOn).toContain('remove-assignment:sendwright-ostendo-continuum');
  });

  it('is unknown, never green, where a permission cannot be judged or the grants cannot be read', async () => {
    const strange = await planWith({}, (state) => {
      ownApplication(state);
      state.assignments = [
        {
          ...{ id: 'g', principalId: guid(7, 800), resourceId: exchangeResourceId, createdDateTime: null },
          ...{ resourceDisplayName: 'Exchange', appRoleId: strangeExchangeRoleId },
        },
      ];
    });
    expect(checkOf(strange, 'other-doors').status).toBe('unknown');
    const tenant = fakeTenant(ownApplication);
    tenant.calls.fail('appRoleAssignments', 'permission-denied');
    expect(checkOf(await planOf(tenant, specOf()), 'other-doors').status).toBe('unknown');
  });

  it('tells of delegated consent, which no scope limits', async () => {
    const plan = await planWith({}, (state) => {
      ownApplication(state);
      state.grants = [
        {
          ...{ id: 'd', servicePrincipalId: guid(7, 800), clientId: guid(7, 800), resourceId: 'r' },
          ...{ principalId: null, scopes: ['User.Read', 'Mail.Send'] },
        },
      ];
    });
    expect(checkOf(plan, 'delegated-send')).toMatchObject({ status: 'warn' });
    expect(checkOf(plan, 'delegated-send').finding).toContain('all users');
  });
});

describe('warnings', () => {
  it('of a cloud without the role, with the way out', async () => {
    const plan = await planWith({}, (state) => (state.roleExists = false));
    expect(checkOf(plan, 'role-in-cloud')).toMatchObject({
      status: 'fail',
      next: 'Set `scoping: accessPolicy`.',
    });
  });

  it("of a person's mailbox and a product that looks at the token's roles", async () => {
    const profile = { ...generic, checksRolesClaim: true, delegatedMailSend: true };
    const plan = await planOf(fakeTenant(), specOf(one('ada@contoso.example')), { profile });
    expect(checkOf(plan, 'sender:ada@contoso.example').status).toBe('warn');
    expect(checkOf(plan, 'vendor-roles-claim')).toMatchObject({
      status: 'warn',
      finding: expect.stringContaining('will refuse to send'),
      next: expect.stringContaining('scoping: accessPolicy'),
    });
    expect(checkOf(plan, 'vendor-delegated').status).toBe('warn');
    expect(plan.steps.find((step) => step.id === 'application')?.warning).toContain(
      'never consented for all',
    );
  });

  it('of a vendor that never said it sends through Graph, and of one that did', async () => {
    const unsaid = await planOf(fakeTenant(), specOf(), {
      profile: { ...generic, graphSendMailConfirmed: null, checksRolesClaim: null },
    });
    expect(checkOf(unsaid, 'vendor-graph')).toMatchObject({ status: 'warn', who: 'the vendor' });
    const said = await planOf(fakeTenant(), specOf(), { profile: generic });
    expect(checkOf(said, 'vendor-graph')).toMatchObject({
      status: 'pass',
      finding: 'Confirmed by the vendor on 2026-06-01.',
    });
    expect(said.checks.map(({ id }) => id)).not.toContain('vendor-roles-claim');
  });

  it('of a product that cannot use the credential', async () => {
    const profile = { ...generic, credentialKinds: ['certificate'] as const };
    const plan = await planOf(fakeTenant(), specOf(), { profile });
    expect(checkOf(plan, 'vendor-credential')).toMatchObject({ status: 'fail', fault: 'file' });
  });
});
