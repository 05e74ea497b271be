import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ApplyDocument, PlanDocument } from '../../electron/contract/documents';
import type { ErrorFacts } from '../../electron/contract/errors';
import type { Plan } from '../../electron/contract/plan';
import { documentOf, runCli, startCli } from '../support/cli';
import { ownApplications } from '../support/end-state';
import { jobFile, ownApplication, proveJob } from '../support/job';
import { writeJob } from '../support/setup-files';
import { startTenant, type TestTenant } from '../support/tenant';

/** Commands on one of several computers: a folder of its own for records, and a folder to work in. */
function computer(tenant: TestTenant, name: string) {
  const folder = join(tenant.folder, name);
  mkdirSync(folder);
  const common = ['--practice', tenant.infoFile, '--data', join(folder, 'data'), '--json'];
  return {
    folder,
    run: async (...args: string[]) => runCli([...args, ...common], folder),
    services: async () => tenant.services({ data: join(folder, 'data') }),
  };
}

/** A plan made by one person on one computer, carried to another. */
async function carried(tenant: TestTenant) {
  const [here, there] = [computer(tenant, 'here'), computer(tenant, 'there')];
  const planned = await here.run('plan', writeJob(here.folder), '--out', 'approved.json');
  expect(planned.code, planned.stderr).toBe(0);
  expect(documentOf<PlanDocument>(planned).savedAs).toBe('approved.json');
  const file = join(there.folder, 'approved.json');
  writeFileSync(file, readFileSync(join(here.folder, 'approved.json')));
  return { here, there, file };
}

describe('a saved plan', () => {
  it(
    'made here, applied on another computer, where the credential then lies',
    { timeout: 90_000 },
    async () => {
      const tenant = await startTenant();
      const { here, there, file } = await carried(tenant);
      const before = JSON.stringify(tenant.world.state);
      const unapproved = await there.run('apply', file);
      expect(unapproved.code).toBe(3);
      expect(JSON.stringify(tenant.world.state)).toBe(before);

      const applied = await there.run('apply', file, '--yes');
      expect(applied.code, applied.stdout + applied.stderr).toBe(0);
      expect(documentOf<ApplyDocument>(applied).result).toBe('done');
      expect(ownApplication(tenant).passwordCredentials).toHaveLength(1);
      const proof = await proveJob(tenant, undefined, await there.services());
      expect(proof.verdict, JSON.stringify(proof.parts, null, 2)).toBe('proven');

      // The same plan again, from either side, changes nothing.
      const again = await here.run('apply', join(here.folder, 'approved.json'), '--yes');
      expect(again.code, again.stdout + again.stderr).toBe(0);
      expect(documentOf<ApplyDocument>(again).result).toBe('nothing-to-do');
    },
  );

  it('is refused as stale when the tenant has changed since, and nothing is written', async () => {
    const tenant = await startTenant();
    const { there, file } = await carried(tenant);
    // Somebody else set the same application up in another way meanwhile.
    const other = await tenant.services({ data: join(tenant.folder, 'third') });
    const changed = jobFile(tenant, { senders: ['payroll@contoso.example'] });
    await other.apply({ kind: 'file', file: changed }, async () => true);
    const before = JSON.stringify({ ...tenant.world.state, audits: [] });
    const refused = await there.run('apply', file, '--yes');
    expect(refused.code).toBe(3);
    const { error } = documentOf<{ error: ErrorFacts }>(refused);
    expect(error.code).toBe('plan-stale');
    expect(error.next).toContain('plan FILE --out PLAN');
    expect(JSON.stringify({ ...tenant.world.state, audits: [] })).toBe(before);
  });

  it('that was edited by hand, or is none, is named as such', async () => {
    const tenant = await startTenant();
    const { there, file } = await carried(tenant);
    const plan = JSON.parse(readFileSync(file, 'utf8')) as { format: number; steps: { input: unknown }[] };
    writeFileSync(file, JSON.stringify({ ...plan, format: 2 }));
    const newer = await there.run('apply', file, '--yes');
    expect(newer.code).toBe(2);
    expect(newer.stderr).toContain('format 2');
    writeFileSync(file, '{ "not": "a plan" }');
    expect((await there.run('apply', file, '--yes')).code).toBe(2);
    expect(tenant.world.state.applications.some((one) => one.uniqueName !== null)).toBe(false);
  });

  it('that was edited by hand is refused by its digest, whatever was changed', async () => {
    const tenant = await startTenant();
    const { there, file } = await carried(tenant);
    const text = readFileSync(file, 'utf8');
    const edits: readonly ((plan: Plan) => void)[] = [
      (plan) => ((plan.steps[0] as { summary: string }).summary = 'Look at the application.'),
      (plan) => plan.steps.pop(),
      (plan) => plan.steps.reverse(),
      (plan) => ((plan.spec as { outsider: string }).outsider = 'payroll@contoso.example'),
      (plan) => delete (plan as { digest?: string }).digest,
      (plan) => plan.notes.push('Reviewed.'),
    ];
    const before = JSON.stringify({ ...tenant.world.state, audits: [] });
    for (const edit of edits) {
      const plan = JSON.parse(text) as Plan;
      edit(plan);
      writeFileSync(file, JSON.stringify(plan));
      const refused = await there.run('apply', file, '--yes');
      expect(refused.code).toBe(2);
      expect(refused.stderr).toContain('edited after it was made');
    }
    expect(JSON.stringify({ ...tenant.world.state, audits: [] })).toBe(before);
    // Another layout of the same content is no edit.
    writeFileSync(file, JSON.stringify(JSON.parse(text)));
    expect((await there.run('apply', file, '--yes')).code).toBe(0);
  });

  it('goes on where a killed run of it stopped, the lost secret included', { timeout: 90_000 }, async () => {
    const tenant = await startTenant();
    const { there, file } = await carried(tenant);
    tenant.world.faults.replace([{ match: { path: 'addPassword$' }, kind: 'hang-after' }]);
    const args = [
      'apply',
      file,
      '--yes',
      '--practice',
      tenant.infoFile,
      '--data',
      join(there.folder, 'data'),
    ];
    const running = startCli(args, there.folder);
    while (ownApplications(tenant.world)[0]?.passwordCredentials.length !== 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    running.child.kill('SIGKILL');
    await running.done;
    tenant.world.faults.replace([]);
    const resumed = await there.run('apply', file, '--yes');
    expect(resumed.code, resumed.stdout + resumed.stderr).toBe(0);
    expect(ownApplication(tenant).passwordCredentials).toHaveLength(1);
  });
});
