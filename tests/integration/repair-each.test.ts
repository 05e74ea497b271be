import { describe, expect, it } from 'vitest';
import { askedFindings, findingIds } from '../../electron/contract/lint';
import { repairPlanSchema, type RepairPlan } from '../../electron/contract/repair';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { stableId } from '../../electron/practice/world/stable-id';
import { catalogue } from '../../electron/setup/lint/catalogue';
import { repairCutOffAt } from '../support/cut-off-repair';
import { mailboxesThatSend } from '../support/brute-force';
import { startTenant, type TestTenant } from '../support/tenant';
import { documentOf, runCli } from '../support/cli';
import { trapped } from './lint-traps';
import { peoplesCases, repairCases } from './repair-cases';

const clientId = stableId(`client ${trapped}`);
const yes = async () => true;
const fileOf = (plan: RepairPlan) => ({ text: JSON.stringify(plan), name: 'repair.json', folder: '.' });
type Case = (typeof repairCases)[number];

async function tenantOf({ make }: Pick<Case, 'make'>): Promise<TestTenant> {
  const world = contosoWorld();
  make(world);
  return startTenant({ world, quick: true });
}

async function planOf(tenant: TestTenant, { finding, asked }: Pick<Case, 'finding' | 'asked'>) {
  const services = await tenant.services();
  const also = asked === true ? [finding] : [];
  return repairPlanSchema.parse((await services.lint({ clientId }, { also })).repair);
}

async function undoOf(tenant: TestTenant) {
  const { repair } = await (await tenant.services()).lint({ clientId }, { undo: true });
  return repair === null ? null : repairPlanSchema.parse(repair);
}

function reachOf({ world }: TestTenant): readonly string[] {
  const application = world.state.applications.find(({ appId }) => appId === clientId)!;
  const principal = world.state.servicePrincipals.find(({ appId }) => appId === clientId)!;
  return mailboxesThatSend(world, { application, principal });
}

/** All that a repair may change, without the ids of what was made anew. */
function rightsOf({ world: { state } }: TestTenant): unknown {
  const principal = state.servicePrincipals.find(({ appId }) => appId === clientId);
  const bare = (rows: readonly object[], ...drop: string[]): unknown =>
    rows
      .map((row) => Object.fromEntries(Object.entries(row).filter(([key]) => !drop.includes(key))))
      .map((row) => JSON.stringify(row))
      .toSorted();
  const application = state.applications.find(({ appId }) => appId === clientId)!;
  return {
    grants: bare(state.appRoleAssignments, 'id', 'createdDateTime'),
    consents: bare(
      state.permissionGrants
        .filter((one) => one.clientId === principal?.id)
        .map((one) => ({ ...one, scope: one.scope.split(' ').toSorted() })),
      'id',
    ),
    assignments: bare(state.roleAssignments, 'guid'),
    scopes: bare(state.managementScopes, 'guid'),
    policies: bare(state.accessPolicies, 'identity', 'description'),
    pointers: bare(state.exchangeServicePrincipals, 'guid'),
    groups: bare(state.groups.map((one) => ({ ...one, members: one.members.toSorted() }))),
    application: {
      ...application,
      // When they begin and end differs from tenant to tenant.
      passwordCredentials: application.passwordCredentials.map(({ keyId }) => keyId),
      keyCredentials: application.keyCredentials.map(({ keyId }) => keyId),
      requiredResourceAccess: application.requiredResourceAccess
        .flatMap(({ resourceAppId, resourceAccess }) =>
          resourceAccess.map(({ id }) => `${resourceAppId} ${id}`),
        )
        .toSorted(),
    },
  };
}

describe.each(repairCases)('the repair of $finding: $name', (one) => {
  it('mends it, and never gives more than there was', async () => {
    const tenant = await tenantOf(one);
    const before = reachOf(tenant);
    const services = await tenant.services();
    const asked = (await services.lint({ clientId })).findings.find(({ id }) => id === one.finding);
    expect(asked).toMatchObject(
      one.asked === true ? { repairable: false, onRequest: true } : { repairable: true },
    );
    const plan = await planOf(tenant, one);
    expect(plan.steps.every(({ summary, before: was }) => summary !== '' && was !== null)).toBe(true);
    const document = await services.repair(fileOf(plan), yes);
    expect(document.result, JSON.stringify(document.steps, null, 1)).toBe('done');
    const after = await services.lint({ clientId });
    expect(after.findings.map(({ id }) => id)).not.toContain(one.finding);
    const reach = reachOf(tenant);
    expect(reach.filter((address) => !before.includes(address))).toEqual([]);
    if (one.reach === 'same') expect(reach).toEqual(before);
    else expect(reach.length).toBeLessThan(before.length);
    expect(reach.length > 0 || before.length === 0).toBe(true);
  });

  it('goes back to the world as it was, as far as it can be given back', async () => {
    const tenant = await tenantOf(one);
    const before = rightsOf(tenant);
    expect(await undoOf(tenant)).toBeNull();
    const services = await tenant.services();
    await services.repair(fileOf(await planOf(tenant, one)), yes);
    const back = await undoOf(tenant);
    expect(back?.direction).toBe('back');
    if (one.lost === undefined) expect(back?.notes).toEqual([]);
    else expect(back?.notes?.join(' ')).toMatch(one.lost);
    if (back === null || back.steps.length === 0) return;
    const document = await services.repair(fileOf(back), yes);
    expect(document.result, JSON.stringify(document.steps, null, 1)).toBe('done');
    if (one.lost === undefined) expect(rightsOf(tenant)).toEqual(before);
    expect((await undoOf(tenant))?.steps ?? []).toEqual([]);
    expect((await services.repair(fileOf(back), yes)).result).toBe('nothing-to-do');
  });

  it('comes to the same end where it is cut off after any step', async () => {
    const whole = await tenantOf(one);
    const plan = await planOf(whole, one);
    await (await whole.services()).repair(fileOf(plan), yes);
    const end = rightsOf(whole);
    const finished = Array.from({ length: plan.steps.length }, (_, index) => 2 + 2 * index);
    for (const cut of finished) {
      const tenant = await tenantOf(one);
      const own = await planOf(tenant, one);
      const result = await repairCutOffAt(tenant, fileOf(own), cut);
      expect(['done', 'nothing-to-do']).toContain(result);
      expect(rightsOf(tenant)).toEqual(end);
    }
  }, 60_000);
});

describe('what stays with people', () => {
  it.each(peoplesCases)('%s, because %s', async (finding, _why, make, says) => {
    const tenant = await tenantOf({ make });
    const { findings } = await (await tenant.services()).lint({ clientId }, { also: [...askedFindings] });
    const found = findings.find(({ id }) => id === finding);
    expect(found).toMatchObject({ repairable: false });
    expect(found?.instead).toMatch(says);
  });

  it('is all that no case above mends', () => {
    const mended = new Set<string>(repairCases.map(({ finding }) => finding));
    // The one that needs a setup is mended in a test of its own.
    const planned = findingIds.filter((id) => catalogue[id].byPlan !== 'no' && id !== 'credential-unused');
    expect(planned.filter((id) => !mended.has(id))).toEqual([]);
    const asked = findingIds.filter((id) => catalogue[id].byPlan === 'asked');
    expect(asked.toSorted()).toEqual([...askedFindings].toSorted());
  });
});

describe('the way back by commands', () => {
  it('is planned, shown with what it cannot give, approved and carried out', async () => {
    const one = repairCases[0]!;
    const tenant = await tenantOf(one);
    const run = async (...args: string[]) => runCli([...args, '--practice', tenant.infoFile], tenant.folder);
    const lint = ['lint', '--client-id', clientId];
    await run(...lint, '--plan', 'repair.json');
    expect((await run('apply', 'repair.json', '--yes')).code).toBe(0);
    const before = reachOf(tenant);
    const shown = await run(...lint, '--undo', '--plan', 'back.json');
    expect(shown.code, shown.stderr).toBe(0);
    expect(shown.stdout).toMatch(/The way back for Trapped[\s\S]*Give back the grant Mail\.Send/u);
    expect(shown.stdout).toMatch(/counts for the whole tenant again/u);
    expect((await run('apply', 'back.json')).code).toBe(3);
    expect(reachOf(tenant)).toEqual(before);
    const document = documentOf<{ result: string }>(await run('apply', 'back.json', '--yes', '--json'));
    expect(document.result).toBe('done');
    expect(reachOf(tenant).length).toBeGreaterThan(before.length);
  }, 60_000);
});
