import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli, startCli } from '../support/cli';
import { heldRun, kill, type AppliedByProcess } from '../support/interrupted';
import { applyJob } from '../support/job';
import { liveState } from '../support/removal';
import type { WhenFinished } from '../support/folder';
import { startTenant } from '../support/tenant';

const made = 'made@contoso.example';
const timeout = 180_000;
const cmdlet = (name: string) => ({ method: 'POST', path: `^/exchange/${name}$` }) as const;

/** Every write of a decommission in rbac mode. */
const writes = [
  cmdlet('Remove-ManagementRoleAssignment'),
  cmdlet('Remove-ManagementScope'),
  cmdlet('Remove-ServicePrincipal'),
  cmdlet('Remove-Mailbox'),
  { method: 'POST', path: '/removePassword$' },
  { method: 'DELETE', path: '^/v1.0/servicePrincipals/' },
  { method: 'DELETE', path: '^/v1.0/applications/' },
] as const;
const cases = writes.flatMap((match) =>
  (['hang', 'hang-after'] as const).map((kind) => ({ match, kind, name: `${match.method} ${match.path}` })),
);

/** A setup that is applied, and its decommission by the bundled command line in processes of its own. */
async function removedByProcess(
  whenFinished: WhenFinished,
): Promise<AppliedByProcess & { readonly before: unknown }> {
  const tenant = await startTenant({ whenFinished });
  const before = liveState(tenant.world);
  expect((await applyJob(tenant, { createSender: made })).result).toBe('done');
  const data = join(tenant.folder, 'data');
  const practice = ['--practice', tenant.infoFile, '--data', data, '--json'];
  const args = ['remove', 'ostendo-continuum', '--yes', '--remove-mailbox', made, ...practice];
  return {
    ...{ tenant, before, scoping: 'rbac' },
    start: () => startCli(args, tenant.folder),
    run: () => runCli(args, tenant.folder),
  };
}

describe.concurrent('a decommission whose process is killed at a write, and begun again', { timeout }, () => {
  it.for(cases)('$kind $name', async ({ match, kind }, { onTestFinished }) => {
    const job = await removedByProcess(onTestFinished);
    await kill(job, await heldRun(job, { match, kind }));
    const status = (await (await job.tenant.services()).status()).setups[0];
    expect(status?.state).toBe('removing');
    const again = await job.run();
    expect(again.code, again.stdout + again.stderr).toBe(0);
    expect(liveState(job.tenant.world)).toEqual(job.before);
  });
});
