import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { UnattendedDocument } from '../../electron/contract/unattended-setup';
import { documentOf, runCli, startCli } from '../support/cli';
import { endState, ownApplications, vaultEntry } from '../support/end-state';
import { heldRun, kill, type AppliedByProcess, type WantedFault } from '../support/interrupted';
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

type Match = WantedFault['match'] & { readonly skip?: number };

/** Every write of setting it up; of the rights the first. */
const setUpWrites: readonly Match[] = [
  { method: 'PATCH', path: String.raw`^/v1\.0/applications\(` },
  { method: 'POST', path: String.raw`^/v1\.0/servicePrincipals$` },
  { method: 'POST', path: '/appRoleAssignedTo$' },
  { method: 'POST', path: '/roleManagement/directory/roleAssignments$' },
  { method: 'PATCH', path: String.raw`^/v1\.0/applications/` },
];
/** The new certificate, and the removal of the old one. */
const renewalWrites: readonly Match[] = [0, 1].map((skip) => ({
  ...{ method: 'PATCH', path: String.raw`^/v1\.0/applications/`, skip },
}));
const removalWrites: readonly Match[] = [
  { method: 'DELETE', path: '/appRoleAssignments/' },
  { method: 'DELETE', path: '/roleManagement/directory/roleAssignments/' },
  { method: 'PATCH', path: String.raw`^/v1\.0/applications/` },
  { method: 'DELETE', path: String.raw`^/v1\.0/servicePrincipals/[^/]+$` },
  { method: 'DELETE', path: String.raw`^/v1\.0/applications/` },
];

function faultsOf(writes: readonly Match[]): readonly WantedFault[] {
  const kinds = ['hang', 'hang-after'] as const;
  return writes.flatMap(({ skip = 0, ...match }) => kinds.map((kind) => ({ match, kind, skip })));
}

let runs = 0;

/** A command that is run again and again on one tenant, whose world is put back before each. */
function killing(tenant: TestTenant, how: readonly string[], reset: (data: string) => void) {
  let data = '';
  const begin = (): AppliedByProcess => {
    data = join(tenant.folder, `data-${++runs}`);
    reset(data);
    const args = argsOf(tenant, [...how, '--json'], `data-${runs}`);
    return {
      ...{ tenant, scoping: 'rbac' },
      start: () => startCli(args, tenant.folder),
      run: async () => runCli(args, tenant.folder),
    };
  };
  const finish = async (job: AppliedByProcess, what: string): Promise<string> => {
    const run = await job.run();
    const said = `${how.join(' ')} ${what}\n${run.stdout}${run.stderr}`;
    expect(run.code, said).toBe(0);
    return said;
  };
  return {
    data: () => data,
    async undisturbed<T>(look: () => T): Promise<T> {
      await finish(begin(), 'in peace');
      return look();
    },
    /** Kills it at a write and runs it again; what the second run said. */
    async killed(fault: WantedFault): Promise<string> {
      const job = begin();
      await kill(job, await heldRun(job, fault));
      return finish(job, JSON.stringify(fault));
    },
  };
}

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

  it('is not called in place, nor gone, where Exchange could not be looked at', async () => {
    const tenant = await startTenant();
    const first = await unattended(tenant, '--yes', '--exchange', 'none');
    expect(first.code, first.said).toBe(0);
    const { roleAssignments, exchangeServicePrincipals } = tenant.world.state;
    const { id: objectId, appId, displayName } = readerOf(tenant.world);
    const [guid, scope] = [tenant.world.newId(), { kind: 'organization' } as const];
    exchangeServicePrincipals.push({ guid, appId, objectId, displayName });
    roleAssignments.push({
      ...{ guid: tenant.world.newId(), name: 'sends', role: 'Application Mail.Send', scope, enabled: true },
      objectId,
    });
    const blind = await unattended(tenant, '--exchange', 'none');
    expect(blind, blind.said).toMatchObject({
      ...{ code: 3, document: { plan: { open: [{ what: 'exchange-roles' }] } } },
    });
    const text = await runCli(argsOf(tenant, ['--exchange', 'none']), tenant.folder);
    expect(text.stdout).toContain('Roles in Exchange were not looked at');
    expect(text.stdout).not.toContain('everything is in place');
    const seen = await unattended(tenant, '--yes');
    expect(seen, seen.said).toMatchObject({
      code: 0,
      document: { result: 'done', plan: { excess: [{ what: 'exchange-role' }], open: [] } },
    });
    expect(tenant.world.state.roleAssignments).toEqual([]);
    const removed = await unattended(tenant, '--remove', '--yes', '--exchange', 'none');
    const part = removed.document.proof?.parts.find(({ id }) => id === 'exchange-roles');
    expect(part?.status, removed.said).toBe('unknown');
    expect(removed.document.proof?.verdict).toBe('unknown');
    expect((await unattended(tenant, '--remove')).document.proof?.verdict).toBe('removed');
  });

  it('leaves nobody a way in who registered it before, on a computer of their own', async () => {
    const tenant = await startTenant();
    const theirs = ['--yes', '--as', 'appadmin@contoso.example'];
    expect((await runCli(argsOf(tenant, theirs, 'theirs'), tenant.folder)).code).toBe(3);
    const ours = await unattended(tenant, '--yes');
    expect(ours, ours.said).toMatchObject({
      code: 0,
      document: { result: 'done', plan: { excess: [{ what: 'owner', severity: 'high' }] } },
    });
    expect(ours.document.notes.join()).toContain('by appadmin@contoso.example');
    expect(ownApplications(tenant.world)[0]?.owners).toEqual([]);
    const [application] = ownApplications(tenant.world);
    if (application === undefined) throw new Error('There is no reading application.');
    application.properties['identifierUris'] = ['api://reader'];
    const [startDateTime, endDateTime] = ['2026-01-01T00:00:00Z', '2030-01-01T00:00:00Z'];
    const secret = { keyId: tenant.world.newId(), displayName: 'theirs', startDateTime, endDateTime };
    readerOf(tenant.world).properties['passwordCredentials'] = [secret];
    const more = await unattended(tenant, '--yes');
    expect(more.code, more.said).toBe(3);
    expect(more.document.plan.excess, more.said).toMatchObject([
      { what: 'secret', next: expect.stringContaining(secret.keyId) as string },
      { what: 'identifier-uri', next: null },
    ]);
    expect(ownApplications(tenant.world)[0]?.properties['identifierUris']).toEqual([]);
    readerOf(tenant.world).accountEnabled = false;
    const blocked = await runCli(argsOf(tenant, []), tenant.folder);
    expect(blocked.code, blocked.stdout).not.toBe(0);
    expect(blocked.stdout).toContain('its sign-in is blocked');
    expect(blocked.stdout).toMatch(/Next:\s+a Cloud Application\s+Administrator/u);
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
    const before = liveState(world);
    const setUp = killing(tenant, ['--yes'], () => {
      Object.assign(world.state, structuredClone(empty));
      world.vault.clear();
    });
    const end = await setUp.undisturbed(() => endState(world));
    for (const fault of faultsOf(setUpWrites)) {
      const said = await setUp.killed(fault);
      expect(endState(world), said).toEqual(end);
      expect(ownApplications(world)[0]?.keyCredentials, said).toHaveLength(1);
    }
    const ready = { state: structuredClone(world.state), vault: [...world.vault], data: setUp.data() };
    const back = (data: string): void => {
      Object.assign(world.state, structuredClone(ready.state));
      world.vault.clear();
      for (const [account, value] of ready.vault) world.vault.set(account, value);
      cpSync(ready.data, data, { recursive: true });
    };
    const renewal = killing(tenant, ['--yes', '--renew'], back);
    for (const fault of faultsOf(renewalWrites)) {
      const said = await renewal.killed(fault);
      expect(endState(world), said).toEqual(end);
      expect([...world.vault.keys()], said).toHaveLength(1);
    }
    const removal = killing(tenant, ['--yes', '--remove'], back);
    for (const fault of faultsOf(removalWrites).filter(({ kind }) => kind === 'hang-after')) {
      const said = await removal.killed(fault);
      expect(liveState(world), said).toEqual(before);
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
