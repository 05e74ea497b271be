import type { Journal, JournalEntry } from '../../../../electron/contract/journal';
import type { Plan } from '../../../../electron/contract/plan';
import type { SetupSpec } from '../../../../electron/contract/setup-file';
import type { VendorNeeds } from '../../../../electron/contract/vendor-needs';
import { runPlan } from '../../../../electron/engine/runner';
import type { RunSummary } from '../../../../electron/engine/summary';
import { credentialIntents } from '../../../../electron/setup/credential/marker';
import { oldTokensUntil } from '../../../../electron/setup/consent/old-tokens';
import type { PolicyTime } from '../../../../electron/setup/executor';
import { setupGate } from '../../../../electron/setup/gate';
import { observe } from '../../../../electron/setup/observe';
import type { Known } from '../../../../electron/setup/observation';
import { partsWith, unwatched, type Watch } from '../../../../electron/setup/parts';
import { planSetup } from '../../../../electron/setup/plan';
import type { Calls } from './faults';
import { setupExecutors } from '../../../../electron/setup/registry';
import { generic } from './tenant';
import type { FakeTenant } from './tenant';

/** What steps hang on: the hundreds of runs of these tests spare themselves the rest. */
const forSteps: Watch = { ...unwatched, only: partsWith(['exchange', 'people', 'credential']) };

/** Observes and plans, as the services do; but for what only checks look at, unless `watch` says so. */
export async function planOf(
  tenant: FakeTenant,
  spec: SetupSpec,
  over: { readonly profile?: VendorNeeds; readonly known?: Partial<Known>; readonly watch?: Watch } = {},
): Promise<Plan> {
  const known = { record: null, journalIntents: [], ...over.known };
  const observation = await observe(tenant, spec, known, over.watch ?? forSteps);
  return planSetup(spec, over.profile ?? generic, observation, {
    id: 'plan-1',
    createdAt: tenant.clock.now().toISOString(),
    createdBy: observation.me.userPrincipalName,
  });
}

export const idsOf = (plan: Plan): readonly string[] => plan.steps.map((step) => step.id);

/** A check by its id. */
export function checkOf(plan: Plan, id: string) {
  const found = plan.checks.find((check) => check.id === id);
  if (found === undefined)
    throw new Error(`no check ${id}: ${plan.checks.map((check) => check.id).join(', ')}`);
  return found;
}

/** What a run left in the journal; kept between runs like the file on disk. */
export class MemoryJournal implements Journal {
  readonly lines: JournalEntry[] = [];

  constructor(private readonly calls: Calls | null = null) {}
  async entries() {
    return [...this.lines];
  }
  async append(entry: JournalEntry) {
    if (this.calls?.killed === true) throw new Error('killed');
    this.lines.push(entry);
  }
}

/** Applies a plan with the real engine, as the services do. */
export async function applyPlan(
  tenant: FakeTenant,
  plan: Plan,
  over: {
    readonly journal?: MemoryJournal;
    readonly signal?: AbortSignal;
    readonly policyTime?: PolicyTime;
  } = {},
): Promise<RunSummary> {
  const journal = over.journal ?? new MemoryJournal();
  const nothing = { record: null, journalIntents: [] };
  const gateObservation = await observe(tenant, plan.spec, nothing, forSteps);
  const context = {
    setupId: plan.setupId,
    journalIntents: credentialIntents(journal.lines),
    oldTokensUntil: oldTokensUntil(journal.lines),
    policyTime: over.policyTime ?? atOnce(tenant),
  };
  runs += 1;
  const runId = `0000${runs}-run`;
  return runPlan({
    plan,
    journal,
    executors: setupExecutors(tenant, context),
    gate: setupGate(gateObservation),
    signal: over.signal ?? new AbortController().signal,
    clock: tenant.clock,
    newRunId: () => runId,
    emit: () => undefined,
    startedBy: 'admin@contoso.example',
  });
}

/** A tenant whose policies are effective as soon as their test says so. */
function atOnce({ clock }: FakeTenant): PolicyTime {
  return { settleMs: 0, firstSeen: async () => clock.now().toISOString() };
}

let runs = 0;

/** Plans and applies until a plan has no steps; a bug that never settles fails after some rounds. */
export async function settleDown(
  tenant: FakeTenant,
  spec: SetupSpec,
  journal = new MemoryJournal(),
): Promise<{ readonly rounds: number; readonly last: Plan }> {
  for (let rounds = 0; rounds < 6; rounds += 1) {
    const known = {
      journalIntents: credentialIntents(journal.lines),
      oldTokensUntil: oldTokensUntil(journal.lines),
    };
    const plan = await planOf(tenant, spec, { known });
    if (plan.steps.length === 0) return { rounds, last: plan };
    const { result } = await applyPlan(tenant, plan, { journal });
    // Nobody sits and waits for the tenant: the next run comes when it is due.
    if (result === 'waiting') await tenant.clock.sleep(70 * 60_000);
  }
  throw new Error(`never settles: ${(await planOf(tenant, spec)).steps.map((step) => step.id).join(', ')}`);
}
