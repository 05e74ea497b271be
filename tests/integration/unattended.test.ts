import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UnattendedDocument } from '../../electron/contract/unattended-setup';
import { documentOf, runCli, startCli } from '../support/cli';
import { endState, ownApplications, vaultEntry } from '../support/end-state';
import { heldRun, kill, type AppliedByProcess } from '../support/interrupted';
import { findLeaks } from '../support/leak-scan';
import { readerOf } from '../support/reader';
import { liveState } from '../support/removal';
import { startTenant, type TestTenant } from '../support/tenant';
import { LeakRig } from './leaks/rig';

const timeout = 240_000;

const argsOf = (tenant: TestTenant, args: readonly string[], data = 'data') => [
  ...['unattended', '--tenant', 'contoso.example', ...args],
  ...['--practice', tenant.infoFile, '--data', join(tenant.folder, data)],
];
const unattended = async (tenant: TestTenant, ...args: readonly string[]) => {
  const run = await runCli(argsOf(tenant, [...args, '--json']), tenant.folder);
  return { code: run.code, said: run.stdout + run.stderr, document: documentOf<UnattendedDocument>(run) };
};

/** Every write of setting it up; of the rights the first. */
const writes = [
  { method: 'PATCH', path: String.raw`^/v1\.0/applications\(` },
  { method: 'POST', path: String.raw`^/v1\.0/servicePrincipals$` },
  { method: 'POST', path: '/appRoleAssignedTo$' },
  { method: 'POST', path: '/roleManagement/directory/roleAssignments$' },
  { method: 'PATCH', path: String.raw`^/v1\.0/applications/` },
] as const;
const moments = writes.flatMap((match) => (['hang', 'hang-after'] as const).map((kind) => ({ match, kind })));

describe('the reading application', { timeout }, () => {
  it('is set up once, found in place, renewed, and taken back without a trace', async () => {
    const tenant = await startTenant();
    const before = liveState(tenant.world);
    const asked = await unattended(tenant);
    expect(asked).toMatchObject({ code: 3, document: { result: 'not-approved' } });
    expect(liveState(tenant.world)).toEqual(before);
    const first = await unattended(tenant, '--yes');
    expect(first.code, first.said).toBe(0);
    const statuses = ['token', 'graph', 'exchange'].map((part) => [part, { status: 'works' }]);
    expect(first.document.seen).toMatchObject(Object.fromEntries(statuses));
    const { clientId } = first.document;
    const services = await tenant.services();
    const surveyed = (await services.survey()).applications.find((one) => one.clientId === clientId);
    expect(surveyed).toMatchObject({ danger: 'none' });
    expect((await services.lint({ clientId: clientId ?? '' })).findings).toEqual([]);
    const set = liveState(tenant.world);
    const again = await unattended(tenant);
    expect(again).toMatchObject({ code: 0, document: { result: 'nothing-to-do', plan: { excess: [] } } });
    expect(liveState(tenant.world)).toEqual(set);
    const renewed = await unattended(tenant, '--yes', '--renew');
    expect(renewed.code, renewed.said).toBe(0);
    expect(renewed.document.certificate?.thumbprint).not.toBe(first.document.certificate?.thumbprint);
    expect(ownApplications(tenant.world)[0]?.keyCredentials).toHaveLength(1);
    const removed = await unattended(tenant, '--remove', '--yes');
    expect(removed, removed.said).toMatchObject({ code: 0, document: { proof: { verdict: 'removed' } } });
    expect(liveState(tenant.world)).toEqual(before);
    const back = await unattended(tenant, '--yes');
    expect(back.code, back.said).toBe(0);
    expect(back.document.clientId).toBe(first.document.clientId);
    expect(liveState(tenant.world)).toEqual(set);
  });

  it('waits for the next person where somebody may not do a part', async () => {
    const tenant = await startTenant();
    const before = liveState(tenant.world);
    const as = async (who: string) => unattended(tenant, '--yes', '--as', `${who}@contoso.example`);
    const exchange = await as('exadmin');
    expect(exchange.code, exchange.said).toBe(3);
    expect(liveState(tenant.world)).toEqual(before);
    const application = await as('appadmin');
    expect(application, application.said).toMatchObject({ code: 3, document: { result: 'needs-person' } });
    expect(application.document.waitsFor[0]?.who).toContain('Privileged Role Administrator');
    expect(application.document.waitsFor.flatMap(({ steps }) => steps)).toContain('directory-role');
    expect(tenant.world.state.appRoleAssignments).toHaveLength(1);
    expect(readerOf(tenant.world).roles ?? []).toEqual([]);
    const roles = await as('roleadmin');
    expect(roles, roles.said).toMatchObject({ code: 0, document: { result: 'done' } });
    const refused = await unattended(tenant, '--remove', '--yes', '--as', 'appadmin@contoso.example');
    expect(refused, refused.said).toMatchObject({
      code: 3,
      document: { result: 'needs-person', proof: null },
    });
    expect(readerOf(tenant.world).roles).toHaveLength(1);
  });

  it('is the same in the end where a run is killed at each write, with one certificate that works', async () => {
    const tenant = await startTenant();
    const { world } = tenant;
    const empty = structuredClone(world.state);
    const whole = await runCli(argsOf(tenant, ['--yes']), tenant.folder);
    expect(whole.code, whole.stderr).toBe(0);
    const end = endState(world);
    for (const [index, { match, kind }] of moments.entries()) {
      Object.assign(world.state, structuredClone(empty));
      world.vault.clear();
      const args = argsOf(tenant, ['--yes', '--json'], `data-${index}`);
      const job: AppliedByProcess = {
        ...{ tenant, scoping: 'rbac' },
        start: () => startCli(args, tenant.folder),
        run: async () => runCli(args, tenant.folder),
      };
      await kill(job, await heldRun(job, { match, kind }));
      const again = await job.run();
      const said = `${kind} ${match.method} ${match.path}\n${again.stdout}${again.stderr}`;
      expect(again.code, said).toBe(0);
      expect(endState(world), said).toEqual(end);
      expect(ownApplications(world)[0]?.keyCredentials, said).toHaveLength(1);
    }
  });

  it('leaves its private key nowhere but in the keychain and sealed', async () => {
    const rig = await LeakRig.open();
    rig.allowed.push('phrase.txt');
    const tenant = ['--tenant', 'contoso.example'];
    const out = ['--out', 'reader.json', '--new-passphrase-file', 'phrase.txt'];
    const made = await rig.run('unattended', ...tenant, '--yes', ...out);
    expect(made.code, made.stderr).toBe(0);
    const kept = vaultEntry(rig.tenant.world, ownApplications(rig.tenant.world)[0]?.appId ?? '');
    if (kept?.kind !== 'certificate') throw new Error('No certificate is kept.');
    rig.secrets.add('passphrase', readFileSync(join(rig.work, 'phrase.txt'), 'utf8').trim());
    // Its first third is the public key, which stands in the certificate too.
    rig.secrets.add('private key', kept.privateKey.slice(448));
    const reads = ['--unattended', 'reader.json', '--unattended-passphrase-file', 'phrase.txt'];
    expect((await rig.run('survey', ...reads, '--json')).code).toBe(0);
    expect((await rig.run('status', '--json')).code).toBe(0);
    expect((await rig.run('unattended', ...tenant, '--remove', '--yes', '--json')).code).toBe(0);
    const places = await rig.places();
    const scanned = places.map(({ name }) => name).join('\n');
    for (const name of ['reader.json', 'journal', 'audit', '.log']) expect(scanned).toContain(name);
    expect(rig.secrets.count('access_token')).toBeGreaterThan(2);
    expect(findLeaks(places, rig.secrets.all())).toEqual([]);
  });
});
