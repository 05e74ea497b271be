import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errorText } from '../../electron/cli/print-error';
import { styleOf } from '../../electron/cli/style';
import { toAppError } from '../../electron/contract/errors';
import { lagFrom } from '../../electron/practice/server/lag';
import { runCli } from '../support/cli';
import { applyJob, jobFile, kindsOf, planJob, proveJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

/** What the terminal shows of work that fails. */
async function screenOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => new Error('it did not fail'),
    (thrown: unknown) => thrown,
  );
  return errorText(toAppError(error), styleOf(false));
}

const run = async (tenant: TestTenant, ...args: string[]) =>
  runCli([...args, '--practice', tenant.infoFile, '--data', join(tenant.folder, 'data')], tenant.folder);

/** Pain points that users of other tools report, as they look in the middle of the work. */
describe('pain point', () => {
  it('2: what replicates is waited for in the middle of a run, and nothing is made twice', async () => {
    const tenant = await startTenant({ lag: { ...lagFrom(0), replication: 20 }, quick: true });
    const applied = await applyJob(tenant);
    expect(applied.result, JSON.stringify(applied.steps, null, 1)).toBe('done');
    const { applications, servicePrincipals } = tenant.world.state;
    const own = applications.filter(({ uniqueName }) => uniqueName === 'sendwright-ostendo-continuum');
    expect(own).toHaveLength(1);
    expect(servicePrincipals.filter(({ appId }) => appId === own[0]?.appId)).toHaveLength(1);
    expect(own[0]?.passwordCredentials).toHaveLength(1);
    // It did meet what other tools stop at.
    expect(tenant.world.served.some(({ status }) => status === 400 || status === 404)).toBe(true);
  });

  it('3: Conditional Access that blocks the sign-in is named, with whose policy it is and the way round', async () => {
    const tenant = await startTenant();
    const blocked = { kind: 'status', status: 400, code: 'AADSTS53003', message: 'Blocked.', times: 9 };
    tenant.world.faults.replace([{ match: { path: '/token$' }, ...blocked }]);
    const services = await tenant.services();
    const screen = await screenOf(services.preflight(jobFile(tenant)));
    expect(screen).toMatch(/Conditional Access/u);
    expect(screen).toMatch(/AADSTS53003/u);
    expect(screen).not.toMatch(/undefined|Error:| at \w+ \(/u);
    expect(tenant.world.state.applications.every(({ uniqueName }) => uniqueName === null)).toBe(true);
  });

  it('10: within a scope nobody is asked to consent, and mail goes all the same', async () => {
    const tenant = await startTenant({ quick: true });
    const planned = await planJob(tenant);
    expect(kindsOf(planned).filter((kind) => kind.startsWith('grant.'))).toEqual([]);
    expect((await applyJob(tenant)).result).toBe('done');
    expect(tenant.world.state.appRoleAssignments).toEqual([]);
    expect((await proveJob(tenant)).verdict).toBe('proven');
  });

  it('16: a Secret ID in the place of the secret is told for what it is, and not shown', async () => {
    const tenant = await startTenant();
    const job = join(tenant.folder, 'job.sendwright.yaml');
    writeFileSync(job, jobFile(tenant).text);
    expect((await run(tenant, 'apply', job, '--yes')).code).toBe(0);
    const handed = await run(
      tenant,
      'handoff',
      'ostendo-continuum',
      '--out',
      'handoff',
      '--new-passphrase-file',
      'pass.txt',
    );
    expect(handed.code, handed.stderr).toBe(0);
    const [secret] = tenant.world.state.applications.flatMap((one) =>
      one.uniqueName === null ? [] : one.passwordCredentials,
    );
    writeFileSync(join(tenant.folder, 'id.txt'), `${secret?.keyId ?? ''}\n`);
    const proved = await runCli(
      [
        'prove',
        '--handoff',
        'handoff',
        '--secret-file',
        'id.txt',
        '--out',
        'result.json',
        '--practice',
        tenant.infoFile,
      ],
      tenant.folder,
    );
    const screen = proved.stdout + proved.stderr;
    expect(proved.code, screen).not.toBe(0);
    expect(screen).toMatch(/holds the id of a secret, not/u);
    expect(screen).not.toContain(secret?.keyId);
  }, 60_000);

  it('17: a host that the network does not let through is named, with who lets it through', async () => {
    const tenant = await startTenant({ quick: true });
    const info = { ...tenant.info, exchange: 'https://localhost:1/exchange' };
    writeFileSync(tenant.infoFile, JSON.stringify(info), { mode: 0o600 });
    const services = await tenant.services();
    const { checks } = await services.preflight(jobFile(tenant), { checks: ['route'] });
    const closed = checks.find(({ id, status }) => id.startsWith('route:') && status === 'fail');
    expect(closed).toMatchObject({ who: 'whoever keeps the network' });
    expect(closed?.title).toContain('localhost:1');
    expect(closed?.next).toMatch(/at the proxy and at the firewall/u);
  });
});
