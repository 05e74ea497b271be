import { describe, expect, it } from 'vitest';
import { roleIds } from '../../../electron/setup/roles';
import { guid } from './fakes/ids';
import { applyPlan, checkOf, idsOf, planOf } from './fakes/job';
import { ownApplication, scopedByRbac } from './fakes/scenarios';
import type { FakeState } from './fakes/state';
import { fakeTenant, specOf } from './fakes/tenant';

const principalId = guid(7, 800);

async function planWith(change: (state: FakeState) => void) {
  return planOf(
    fakeTenant((state) => {
      scopedByRbac(state);
      change(state);
    }),
    specOf(),
  );
}

describe('directory roles of the application itself', () => {
  const held = (templateId: string) => ({ templateId, name: 'Some Role', scope: '/' });

  it.each([
    ['Exchange Administrator', roleIds.exchangeAdministrator, 'fail'],
    ['a role nobody here knows', guid(3, 77), 'unknown'],
  ])('%s is shown with who can take it away, and stops nothing', async (_name, id, status) => {
    const plan = await planWith((state) => (state.directoryRoles = [held(id)]));
    const found = checkOf(plan, 'directory-roles');
    expect(found).toMatchObject({ status, fault: null });
    expect(found.who).toContain('Privileged Role Administrator');
    expect(plan.steps.length).toBeGreaterThan(0);
  });

  it('one that only reads is not mentioned', async () => {
    const plan = await planWith((state) => (state.directoryRoles = [held(roleIds.globalReader)]));
    expect(plan.checks.map((check) => check.id)).not.toContain('directory-roles');
  });
});

describe('rights by an Exchange role group', () => {
  it('are shown as unknown and never removed: the assignment is that of all members', async () => {
    const tenant = fakeTenant((state) => {
      scopedByRbac(state);
      state.roleAssignments = [
        ...state.roleAssignments,
        {
          ...{ name: 'Mail Recipients-Custom Admins', role: 'Mail Recipients', objectId: principalId },
          ...{ scope: 'organization', scopeName: null, via: 'Custom Admins' },
        },
      ];
    });
    const plan = await planOf(tenant, specOf());
    expect(plan.steps.map((step) => step.kind)).not.toContain('exchange.remove-assignment');
    expect(checkOf(plan, 'role-groups')).toMatchObject({ status: 'unknown' });
    expect(checkOf(plan, 'role-groups').next).toContain('Custom Admins');
    await applyPlan(tenant, plan);
    expect(tenant.state.roleAssignments).toHaveLength(2);
  });
});

describe('the old AAD Graph', () => {
  const role = (appRoleId: string) => (state: FakeState) => {
    state.assignments = [
      {
        ...{ id: 'old', principalId, appRoleId, createdDateTime: null },
        ...{ resourceId: guid(2, 9), resourceDisplayName: 'Windows Azure Active Directory' },
      },
    ];
  };

  it('is unknown, never green, and not removed blindly', async () => {
    const plan = await planWith(role('1cda74f2-2616-4834-b122-5cb1b07f8a59'));
    expect(checkOf(plan, 'other-doors').status).toBe('unknown');
    expect(idsOf(plan).filter((id) => id.startsWith('remove-grant'))).toEqual([]);
  });

  it('is harmless where it only reads', async () => {
    const plan = await planWith(role('5778995a-e1bf-45b8-affa-663a9f3f4d04'));
    expect(checkOf(plan, 'other-doors').status).toBe('pass');
  });
});

describe('a wrong pointer', () => {
  it('of another application to our service principal is found too, and replaced', async () => {
    const tenant = fakeTenant((state) => {
      ownApplication(state);
      state.pointers = [{ appId: guid(6, 1), objectId: principalId, displayName: 'typed by hand' }];
    });
    const plan = await planOf(tenant, specOf());
    expect(idsOf(plan)).toContain(`remove-pointer:${guid(6, 1)}:${principalId}`);
    expect(plan.steps.find((step) => step.id === 'pointer')?.dependsOn).toEqual([
      `remove-pointer:${guid(6, 1)}:${principalId}`,
    ]);
    expect((await applyPlan(tenant, plan)).result).toBe('done');
    expect(tenant.state.pointers).toMatchObject([{ appId: guid(6, 800), objectId: principalId }]);
  });

  it('with a right to send on it is red, and the right goes in a step of its own', async () => {
    const plan = await planWith((state) => {
      state.pointers = [{ appId: guid(6, 800), objectId: guid(7, 1), displayName: 'old' }];
      state.roleAssignments = [
        {
          ...{ name: 'by-hand', role: 'Application Mail.Send', objectId: guid(7, 1) },
          ...{ scope: 'organization', scopeName: null },
        },
      ];
    });
    expect(checkOf(plan, 'other-assignments')).toMatchObject({ status: 'fail' });
    const removal = plan.steps.find((step) => step.id === 'remove-assignment:by-hand');
    expect(removal?.summary).toContain('wrong service principal pointer');
  });
});
