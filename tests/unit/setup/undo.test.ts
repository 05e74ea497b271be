import { describe, expect, it } from 'vitest';
import type { Plan } from '../../../electron/contract/plan';
import { observe } from '../../../electron/setup/observe';
import { planningOf } from '../../../electron/setup/planning';
import { planUndo } from '../../../electron/setup/scope/undo';
import { oldTokensUntil } from '../../../electron/setup/consent/old-tokens';
import { applyPlan, MemoryJournal, planOf, settleDown } from './fakes/job';
import { manySenders } from './fakes/scenarios';
import type { FakeState } from './fakes/state';
import { fakeTenant, generic, specOf } from './fakes/tenant';
import type { FakeTenant } from './fakes/tenant';

const boxes = Array.from({ length: 25 }, (_, index) => ({ address: `box${index + 1}@contoso.example` }));

async function undoOf(
  tenant: FakeTenant,
  spec: ReturnType<typeof specOf>,
  journal: MemoryJournal,
): Promise<Plan> {
  const known = {
    record: null,
    journalIntents: [],
    undo: true,
    oldTokensUntil: oldTokensUntil(journal.lines),
  };
  const observation = await observe(tenant, spec, known);
  const { steps } = planUndo(planningOf(spec, generic, observation, tenant.clock.now()));
  return { ...(await planOf(tenant, spec)), steps: [...steps] };
}

/** What the application holds in the fake tenant, and what was made for it in Exchange. */
const leftIn = (state: FakeState) => [
  ...[state.assignments, state.roleAssignments, state.scopes, state.pointers],
  ...[state.accessPolicies, state.groups],
];

async function takeBack(tenant: FakeTenant, spec: ReturnType<typeof specOf>, journal: MemoryJournal) {
  for (let rounds = 0; rounds < 6; rounds += 1) {
    const plan = await undoOf(tenant, spec, journal);
    if (plan.steps.length === 0) return;
    const { result } = await applyPlan(tenant, plan, { journal });
    if (result === 'waiting') await tenant.clock.sleep(70 * 60_000);
  }
  throw new Error('never ends');
}

describe.each([
  ['rbac', specOf(), () => undefined],
  ['rbac with a group', specOf({ senders: boxes }), (state: FakeState) => manySenders(state)],
  ['accessPolicy', specOf({ scoping: 'accessPolicy' }), () => undefined],
] as const)('taking back %s', (_name, spec, change) => {
  it('leaves no right and nothing that was made in Exchange, and a second plan has no steps', async () => {
    const tenant = fakeTenant(change);
    const journal = new MemoryJournal();
    await settleDown(tenant, spec, journal);
    await takeBack(tenant, spec, journal);
    expect(leftIn(tenant.state)).toEqual([[], [], [], [], [], []]);
    expect(tenant.state.applications).toHaveLength(1);
  });

  it('comes to the same end wherever it is killed', async () => {
    const undisturbed = fakeTenant(change);
    await settleDown(undisturbed, spec);
    const applied = undisturbed.calls.writes().length;
    await takeBack(undisturbed, spec, new MemoryJournal());
    const removals = undisturbed.calls.writes().slice(applied);
    expect(removals.length).toBeGreaterThan(2);
    for (const method of new Set(removals)) {
      for (const after of [false, true]) {
        const tenant = fakeTenant(change);
        const journal = new MemoryJournal(tenant.calls);
        await settleDown(tenant, spec, journal);
        tenant.calls.killAt(method, 0, after);
        await takeBack(tenant, spec, journal).catch(() => undefined);
        expect(tenant.calls.killed, method).toBe(true);
        tenant.calls.revive();
        await takeBack(tenant, spec, journal);
        expect(leftIn(tenant.state), `${method} ${after ? 'after' : 'before'}`).toEqual([
          [],
          [],
          [],
          [],
          [],
          [],
        ]);
      }
    }
  });
});

describe('taking back', () => {
  it('the policy outlives the grant until older tokens have ended', async () => {
    const tenant = fakeTenant();
    const spec = specOf({ scoping: 'accessPolicy' });
    const journal = new MemoryJournal();
    await settleDown(tenant, spec, journal);
    const plan = await undoOf(tenant, spec, journal);
    expect(plan.steps.map((step) => step.kind)).toEqual([
      ...['grant.remove', 'grant.wait-tokens', 'exchange.remove-access-policy', 'exchange.remove-group'],
    ]);
    expect((await applyPlan(tenant, plan, { journal })).result).toBe('waiting');
    expect(tenant.state.assignments).toEqual([]);
    expect(tenant.state.accessPolicies).toHaveLength(1);
  });

  it("leaves a scope on which somebody else's rights hang", async () => {
    const tenant = fakeTenant();
    const journal = new MemoryJournal();
    await settleDown(tenant, specOf(), journal);
    const [own] = tenant.state.roleAssignments;
    tenant.state.roleAssignments = [
      ...tenant.state.roleAssignments,
      { ...own!, name: 'Helpdesk', role: 'Mail Recipients', objectId: 'Helpdesk' },
    ];
    await takeBack(tenant, specOf(), journal);
    expect(tenant.state.scopes).toHaveLength(1);
    expect(tenant.state.roleAssignments.map((one) => one.name)).toEqual(['Helpdesk']);
  });
});
