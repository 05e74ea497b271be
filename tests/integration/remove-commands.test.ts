import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { StatusDocument } from '../../electron/contract/documents';
import {
  removalPlanSchema,
  removeDocumentSchema,
  type RemovalPlan,
  type RemoveDocument,
} from '../../electron/contract/removal';
import { digestOf } from '../../electron/services/approved-file';
import { documentOf, runCli } from '../support/cli';
import { applyJob } from '../support/job';
import { liveState, removeJob, yes } from '../support/removal';
import { startTenant, type TestTenant } from '../support/tenant';

const setup = 'ostendo-continuum';
const made = 'made@contoso.example';

const runner =
  (tenant: TestTenant) =>
  async (...args: string[]) =>
    runCli([...args, '--practice', tenant.infoFile, '--data', join(tenant.folder, 'data')], tenant.folder);

describe('remove by commands', () => {
  it(
    'plans to a file, is approved, shows that it is gone, comes back, and is forgotten',
    { timeout: 120_000 },
    async () => {
      const tenant = await startTenant({ quick: true });
      const run = runner(tenant);
      const before = liveState(tenant.world);
      await applyJob(tenant, { createSender: made });
      const applied = liveState(tenant.world);
      const planned = await run('remove', setup, '--out', 'removal.json', '--remove-mailbox', made);
      expect(planned.code, planned.stderr).toBe(0);
      expect(planned.stdout).toMatch(
        /In this order\n[\s\S]*1\. Remove the role assignment[\s\S]*Delete the application/u,
      );
      expect(planned.stdout).toContain(`Delete the shared mailbox ${made}`);
      expect(planned.stdout).toContain('Next: sendwright apply removal.json');
      expect(liveState(tenant.world)).toEqual(applied);
      expect((await run('apply', 'removal.json')).code).toBe(3);
      expect(liveState(tenant.world)).toEqual(applied);

      const gone = await run('apply', 'removal.json', '--yes', '--json');
      expect(gone.code, gone.stdout + gone.stderr).toBe(0);
      expect(removeDocumentSchema.parse(documentOf<RemoveDocument>(gone)).proof?.verdict).toBe('removed');
      expect(liveState(tenant.world)).toEqual(before);
      const status = documentOf<StatusDocument>(await run('status', setup, '--json')).setups[0];
      expect(status).toMatchObject({ state: 'removed' });
      expect(status?.removedAt).toBeDefined();
      const text = (await run('status')).stdout;
      expect(text).toMatch(/Ostendo Continuum: removed/u);
      expect(text).toMatch(/nothing; removed on [\s\S]*--restore/u);

      const again = await run('remove', setup, '--page', 'removed.html');
      expect(again.code, again.stderr).toBe(0);
      expect(again.stdout).toMatch(/Ostendo Continuum: removed\. Nothing of it is left/u);
      const page = readFileSync(join(tenant.folder, 'removed.html'), 'utf8');
      expect(page).toContain('<title>Removed: Ostendo Continuum at Contoso');
      expect(page).toContain('Delete the application');
      expect(page).toMatch(/AADSTS700016/u);

      expect(again.stdout).toContain('What is left at Contoso');
      for (const command of ['rotate', 'review', 'gate']) {
        const refused = await run(command, setup);
        expect([refused.code, refused.stderr], command).toEqual([
          2,
          expect.stringContaining('was taken back on'),
        ]);
      }
      expect((await run('handoff', setup, '--as-built', 'built.html')).code).toBe(0);
      expect(readFileSync(join(tenant.folder, 'built.html'), 'utf8')).toContain('Taken back on 20');

      expect((await run('remove', setup, '--restore')).code).toBe(3);
      const back = await run('remove', setup, '--restore', '--yes');
      expect(back.code, back.stdout + back.stderr).toBe(0);
      expect(back.stdout).toContain('No credential comes back with the application');
      expect((await run('remove', setup, '--forget', '--yes')).code).toBe(1);
      expect((await run('remove', setup, '--yes')).code).toBe(0);
      expect((await run('remove', setup, '--forget')).code).toBe(3);
      const forgotten = await run('remove', setup, '--forget', '--yes');
      expect(forgotten.stdout).toContain('is forgotten');
      expect((await run('status')).stdout).toContain('No setup yet');
    },
  );

  it('does not write over what is no plan of its own, and takes one wish at a time', async () => {
    const tenant = await startTenant({ quick: true });
    const run = runner(tenant);
    await applyJob(tenant);
    writeFileSync(join(tenant.folder, 'mine.json'), '{"mine":1}');
    expect((await run('remove', setup, '--out', 'mine.json')).code).toBe(2);
    expect(readFileSync(join(tenant.folder, 'mine.json'), 'utf8')).toBe('{"mine":1}');
    expect((await run('remove', setup, '--restore', '--forget')).code).toBe(2);
    expect((await run('remove', 'no-such-setup', '--yes')).code).toBe(2);
  });
});

async function savedPlan(tenant: TestTenant): Promise<RemovalPlan> {
  return (await (await tenant.services()).planRemoval({ setup })).plan;
}

const fileOf = (plan: unknown, folder = '.') => ({
  plan: { text: JSON.stringify(plan), name: 'removal.json', folder },
});

describe('a saved plan of a decommission', () => {
  it('is data: what the schema reads is what was written', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    const plan = await savedPlan(tenant);
    expect(removalPlanSchema.parse(JSON.parse(JSON.stringify(plan)))).toEqual(plan);
  });

  it.each([
    ['a step left out', (plan: RemovalPlan) => ({ ...plan, steps: plan.steps.slice(1) })],
    ['another setup', (plan: RemovalPlan) => ({ ...plan, setup: 'another' })],
    ['a mailbox more', (plan: RemovalPlan) => ({ ...plan, mailboxes: [{ address: 'ceo@contoso.example' }] })],
  ])('edited (%s) is refused', async (_name, edit) => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    const applied = liveState(tenant.world);
    const services = await tenant.services();
    await expect(services.remove(fileOf(edit(await savedPlan(tenant))), yes)).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(liveState(tenant.world)).toEqual(applied);
  });

  it('is refused where more would be taken away than was approved, and not where less is left', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    const plan = await savedPlan(tenant);
    const { state } = tenant.world;
    const [own] = state.roleAssignments;
    state.roleAssignments.push({
      ...own!,
      guid: tenant.world.newId(),
      name: 'came later',
      scope: { kind: 'organization' },
    });
    const services = await tenant.services();
    await expect(services.remove(fileOf(plan), yes)).rejects.toMatchObject({ code: 'plan-stale' });
    expect(state.roleAssignments).toHaveLength(2);
    state.roleAssignments = state.roleAssignments.filter(({ name }) => name !== 'came later');
    // Somebody took the assignment and the scope away by hand meanwhile.
    state.roleAssignments = [];
    state.managementScopes = [];
    expect((await services.remove(fileOf(plan), yes)).result).toBe('done');
  });

  it('is refused in another tenant', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    const plan = await savedPlan(tenant);
    const foreign = { ...plan, tenantId: '11111111-2222-4333-8444-555555555555' };
    const digest = digestOf({ schema: removalPlanSchema }, foreign);
    await expect((await tenant.services()).remove(fileOf({ ...foreign, digest }), yes)).rejects.toMatchObject(
      { code: 'tenant-mismatch' },
    );
  });

  it('writes nothing without a yes', async () => {
    const tenant = await startTenant({ quick: true });
    await applyJob(tenant);
    const applied = liveState(tenant.world);
    const services = await tenant.services();
    expect((await services.remove({ setup }, async () => false)).result).toBe('not-approved');
    expect((await services.remove(fileOf(await savedPlan(tenant)), async () => false)).result).toBe(
      'not-approved',
    );
    expect(liveState(tenant.world)).toEqual(applied);
    expect((await services.status(setup)).setups[0]?.state).toBe('configured');
    await removeJob(tenant);
  });
});
