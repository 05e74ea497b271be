import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { LintDocument } from '../../electron/contract/lint';
import { repairPlanSchema, type RepairPlan } from '../../electron/contract/repair';
import { contosoWorld } from '../../electron/practice/world/contoso';
import { stableId } from '../../electron/practice/world/stable-id';
import type { WorldState } from '../../electron/practice/world/state';
import { assignmentOf, grantOf, mailboxId, pointerOf, policyOf } from '../support/existing-applications';
import { repairCutOffAt } from '../support/cut-off-repair';
import { documentOf, runCli } from '../support/cli';
import { startTenant, type TestTenant } from '../support/tenant';
import { trapped, traps, wellMade } from './lint-traps';

const clientId = stableId(`client ${trapped}`);
const yes = async () => true;

/** A well made application with everything that a repair takes away. */
function broken(state: WorldState): void {
  const existing = wellMade(state);
  state.appRoleAssignments.push(grantOf(state, existing, 'Mail.Send'));
  state.appRoleAssignments.push(grantOf(state, existing, 'SMTP.SendAsApp', 'exchange'));
  const wide = assignmentOf(existing, { kind: 'organization' });
  state.roleAssignments.push({ ...wide, guid: stableId('wide'), name: 'wide open' });
  const { id } = existing.application;
  state.exchangeServicePrincipals.push({ ...pointerOf(existing), guid: stableId('wrong'), objectId: id });
  state.servicePrincipals.push({
    ...{ ...existing.principal, id, appId: stableId('somebody'), displayName: 'Somebody' },
  });
  const onWrong = assignmentOf(existing, { kind: 'organization' });
  state.roleAssignments.push({ ...onWrong, guid: stableId('stray'), name: 'on the wrong one', objectId: id });
}

async function brokenTenant(): Promise<TestTenant> {
  const world = contosoWorld();
  broken(world);
  return startTenant({ world, quick: true });
}

async function planOf(tenant: TestTenant): Promise<RepairPlan> {
  const { repair } = await (await tenant.services()).lint({ clientId });
  return repairPlanSchema.parse(repair);
}

const fileOf = (plan: RepairPlan, folder = '.') => ({
  text: JSON.stringify(plan),
  name: 'repair.json',
  folder,
});

/** What a repair may change, and what it must leave. */
function rightsOf({ world }: TestTenant) {
  const { appRoleAssignments, roleAssignments, exchangeServicePrincipals, accessPolicies, managementScopes } =
    world.state;
  return { appRoleAssignments, roleAssignments, exchangeServicePrincipals, accessPolicies, managementScopes };
}

describe('the repair of an existing application', () => {
  it('pain point 5: takes away what voids the scope, and leaves the scope', async () => {
    const tenant = await brokenTenant();
    const plan = await planOf(tenant);
    expect(plan.steps.map(({ kind }) => kind).toSorted()).toEqual([
      'exchange.remove-assignment',
      'exchange.remove-assignment',
      'exchange.remove-pointer',
      'grant.remove',
      'grant.remove',
    ]);
    const services = await tenant.services();
    const document = await services.repair(fileOf(plan), yes);
    expect(document.result, JSON.stringify(document.steps, null, 1)).toBe('done');
    const after = await services.lint({ clientId });
    expect(after).toMatchObject({ verdict: 'clean', repair: null });
    const { roleAssignments, appRoleAssignments, exchangeServicePrincipals } = rightsOf(tenant);
    expect(roleAssignments.map(({ name }) => name)).toEqual([`Application Mail.Send ${trapped}`]);
    expect(appRoleAssignments).toEqual([]);
    expect(exchangeServicePrincipals).toHaveLength(1);
    expect((await services.repair(fileOf(plan), yes)).result).toBe('nothing-to-do');
  });

  it('writes down before each step what it takes away', async () => {
    const tenant = await brokenTenant();
    const plan = await planOf(tenant);
    await (await tenant.services()).repair(fileOf(plan), yes);
    expect(plan.steps.every(({ once, before }) => once && before !== null)).toBe(true);
    const files = readdirSync(tenant.folder, { recursive: true, encoding: 'utf8' });
    const journal = files.find((file) => /journal/u.test(file) && file.includes(`repair-${clientId}`));
    const text = readFileSync(`${tenant.folder}/${journal ?? ''}`, 'utf8');
    expect(text).toContain('"intent"');
    expect(text).toContain('wide open');
  });

  it('removes a policy that cuts nothing, where a scope limits the application', async () => {
    const world = contosoWorld();
    traps.find(({ finds }) => finds.includes('policy-idle'))?.make(world);
    const tenant = await startTenant({ world, quick: true });
    expect((await (await tenant.services()).repair(fileOf(await planOf(tenant)), yes)).result).toBe('done');
    expect(tenant.world.state.accessPolicies).toEqual([]);
  });

  it('writes nothing without approval, nor for a plan that was edited', async () => {
    const tenant = await brokenTenant();
    const plan = await planOf(tenant);
    const before = JSON.stringify(rightsOf(tenant));
    const services = await tenant.services();
    expect((await services.repair(fileOf(plan), async () => false)).result).toBe('not-approved');
    const edited = { ...plan, steps: plan.steps.slice(1) };
    await expect(services.repair(fileOf(edited), yes)).rejects.toMatchObject({ code: 'invalid-input' });
    expect(JSON.stringify(rightsOf(tenant))).toBe(before);
  });

  it('goes by commands: lint exits 1 and writes the plan, apply mends, lint exits 0', async () => {
    const tenant = await brokenTenant();
    const common = ['--practice', tenant.infoFile, '--json'];
    const run = async (...args: string[]) => runCli([...args, ...common], tenant.folder);
    const lint = ['lint', '--client-id', clientId];
    const found = await run(...lint, '--plan', 'repair.json');
    expect(found.code, found.stderr).toBe(1);
    expect(documentOf<LintDocument>(found).savedAs).toBe('repair.json');
    expect((await run('apply', 'repair.json')).code).toBe(3);
    const applied = await run('apply', 'repair.json', '--yes');
    expect(applied.code, applied.stderr).toBe(0);
    expect((await run(...lint)).code).toBe(0);
  }, 60_000);

  it('does not call done what the signed-in person cannot see, and waits for whoever may', async () => {
    const tenant = await brokenTenant();
    const plan = await planOf(tenant);
    const before = JSON.stringify(rightsOf(tenant));
    const asApplications = await tenant.services({ as: 'appadmin@contoso.example' });
    await expect(asApplications.repair(fileOf(plan), yes)).rejects.toMatchObject({
      code: 'permission-denied',
    });
    expect(JSON.stringify(rightsOf(tenant))).toBe(before);
    const asExchange = await tenant.services({ as: 'exadmin@contoso.example' });
    const document = await asExchange.repair(fileOf(plan), yes);
    expect(document.result).toBe('needs-person');
    expect(document.waitsFor.map(({ who }) => who).join()).toMatch(/Privileged Role Administrator/u);
    expect(rightsOf(tenant).roleAssignments).toHaveLength(1);
    expect((await (await tenant.services()).repair(fileOf(plan), yes)).result).toBe('done');
  });

  it('refuses to take away more than was approved', async () => {
    const tenant = await brokenTenant();
    const plan = await planOf(tenant);
    const { state } = tenant.world;
    const [wide] = state.roleAssignments.filter(({ name }) => name === 'wide open');
    state.roleAssignments.push({ ...wide!, guid: stableId('new'), name: 'came later' });
    const services = await tenant.services();
    await expect(services.repair(fileOf(plan), yes)).rejects.toMatchObject({ code: 'plan-stale' });
  });

  it('leaves alone what is only limited, and offers no steps for it', async () => {
    const world = contosoWorld();
    const existing = wellMade(world);
    world.appRoleAssignments.push(grantOf(world, existing, 'Mail.Read'));
    world.accessPolicies.push(policyOf(existing, mailboxId(world, 'anna')));
    const tenant = await startTenant({ world, quick: true });
    expect((await (await tenant.services()).lint({ clientId })).repair).toBeNull();
  });
});

describe('a repair that was cut off', () => {
  it('comes to the same end, whichever event it was cut off at', async () => {
    const whole = await brokenTenant();
    let events = 0;
    const plan = await planOf(whole);
    await (
      await whole.services()
    ).repair(fileOf(plan), yes, {
      listener: { event: () => void (events += 1) },
    });
    const end = rightsOf(whole);
    expect(events).toBeGreaterThan(plan.steps.length);
    for (let cut = 1; cut < events; cut += 1) {
      const tenant = await brokenTenant();
      const own = await planOf(tenant);
      const result = await repairCutOffAt(tenant, fileOf(own), cut);
      expect(['done', 'nothing-to-do']).toContain(result);
      expect(rightsOf(tenant)).toEqual(end);
    }
  }, 60_000);

  it('comes to the same end where answers are lost', async () => {
    const tenant = await brokenTenant();
    const plan = await planOf(tenant);
    tenant.world.faults.replace([
      { match: { method: 'DELETE', path: '/appRoleAssignments/' }, kind: 'lost-answer' },
      { match: { path: '/exchange/Remove-ManagementRoleAssignment$' }, kind: 'lost-answer' },
      { match: { path: '/exchange/Remove-ServicePrincipal$' }, kind: 'lost-answer' },
    ]);
    const document = await (await tenant.services()).repair(fileOf(plan), yes);
    expect(document.result, JSON.stringify(document.steps, null, 1)).toBe('done');
    expect(rightsOf(tenant).roleAssignments).toHaveLength(1);
  });
});
