import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decodeClaims } from '../../electron/identity/claims';
import type { SetupRecord } from '../../electron/ports/records';
import { stableId } from '../../electron/practice/world/stable-id';
import { createRecords } from '../../electron/records/records';
import { QuickClock } from '../support/quick-clock';
import { documentOf, runCli } from '../support/cli';
import { existingOf } from '../support/job';
import { failure, ReadingRig, setup } from '../support/reading-rig';

const rig = new ReadingRig();

describe('without a person', () => {
  it('reviews, lints, surveys and tells the activity with no page, no code and no token of a person', async () => {
    const services = await rig.unattended();
    expect((await services.review(setup)).setups[0]).toMatchObject({
      ...{ verdict: 'clean', drifts: [], reviewedBy: 'Sendwright Review' },
    });
    const all = await services.reviewAll(async () => Promise.resolve(true));
    expect(all).toMatchObject({ verdict: 'clean', notReviewed: [] });
    expect((await services.lint({ setup })).verdict).toBe('clean');
    expect((await services.survey()).gaps).toEqual([]);
    const { parts } = (await services.activity({ setup }, { days: 7 })).document;
    expect(parts.map(({ id, state, reason }) => [id, state, reason])).toEqual([
      ['message-trace', 'read', null],
      ['directory-audit', 'read', null],
      ['unified-audit', 'not-available', 'right'],
      ['admin-sign-ins', 'not-available', 'not-offered'],
      ['app-sign-ins', 'elsewhere', null],
    ]);
    const lines = rig.asked.map(({ line }) => line);
    expect(lines.filter((line) => /authorize|devicecode|\/me\b/iu.test(line))).toEqual([]);
    const grants = rig.asked.flatMap(({ form }) => new URLSearchParams(form).get('grant_type') ?? []);
    expect(new Set(grants)).toEqual(new Set(['client_credentials']));
    const holders = rig.asked.flatMap(({ bearer }) =>
      bearer === null ? [] : [decodeClaims(bearer)?.['idtyp']],
    );
    expect(holders.length).toBeGreaterThan(20);
    expect(new Set(holders)).toEqual(new Set(['app']));
  });

  it('says where there is nothing to compare with: a folder that is thrown away has none', async () => {
    const { folder, info, world } = rig.tenant;
    const records = createRecords({ directory: join(folder, 'data'), clock: new QuickClock(world.clock) });
    const { reviewBase, ...bare } = (await records.load(info.tenantId, setup)) ?? {};
    expect(reviewBase).toBeDefined();
    await records.save(bare as SetupRecord);
    const services = await rig.unattended();
    const notes: string[] = [];
    const look = async () => services.review(setup, { listener: { note: (text) => void notes.push(text) } });
    await look();
    expect(notes.join('\n')).toContain('commit a proof or a review');
    notes.length = 0;
    await look();
    expect(notes.join('\n')).not.toContain('nothing to compare');
  });

  it('finds what somebody did by hand, since when and who it was', async () => {
    const { application } = existingOf(rig.tenant);
    const { clock, state } = rig.tenant.world;
    clock.advance(3600);
    const at = clock.iso();
    const anna = stableId('user anna@contoso.example');
    application.owners.push(anna);
    state.audits.push({
      ...{ id: stableId('added'), activityDateTime: at, activityDisplayName: 'Add owner to application' },
      ...{ initiatedBy: 'anna@contoso.example', targetId: application.id, targetName: 'x' },
    });
    const found = await rig.review();
    expect(found?.verdict).toBe('drift');
    expect(found?.drifts).toMatchObject([
      { id: 'owner-added', since: { at, by: 'anna@contoso.example', unknown: null } },
    ]);
    application.owners = application.owners.filter((owner) => owner !== anna);
    state.audits = state.audits.filter(({ id }) => id !== stableId('added'));
    expect((await rig.review())?.verdict).toBe('clean');
  });

  it('asks for one token a service, however much it reads', async () => {
    await rig.review();
    expect(rig.asked.filter(({ line }) => line.endsWith('/token'))).toHaveLength(2);
  });
});

describe('a right that is missing', () => {
  it.each([
    ['Directory.Read.All', ['Directory.Read.All'], /lacks Directory\.Read\.All/u],
    ['Policy.Read.All', ['Policy.Read.All'], /Policy\.Read\.All/u],
    ['Exchange.ManageAsApp', ['Exchange.ManageAsApp'], /lacks Exchange\.ManageAsApp or .*Global Reader/u],
  ])('%s: nothing is called clean, and it is named', async (_name, gone, said) => {
    rig.without(...gone);
    const found = await rig.review();
    expect(found?.verdict).toBe('unknown');
    expect(found?.drifts.flatMap(({ evidence }) => evidence).join('\n')).toMatch(said);
  });

  it('of the directory role shows nothing of Exchange, as Exchange itself would not', async () => {
    rig.reader.principal.roles = [];
    expect((await rig.review())?.verdict).toBe('unknown');
    const services = await rig.unattended();
    expect((await services.lint({ setup })).verdict).toBe('unknown');
    const { gaps } = await services.survey();
    expect(gaps.map(({ what }) => what)).toContain('Role assignments in Exchange');
    expect(gaps[0]).toMatchObject({
      who: expect.stringContaining('Privileged Role Administrator') as string,
    });
    rig.without('ExchangeMessageTrace.Read.All');
    const { parts } = (await services.activity({ setup }, { days: 7 })).document;
    expect(parts.find(({ id }) => id === 'message-trace')).toMatchObject({
      ...{ state: 'not-available', reason: 'right' },
      next: expect.stringContaining('sendwright unattended --tenant') as string,
    });
  });

  it.each([['Application.Read.All'], ['LicenseAssignment.Read.All'], ['User.Read.All']])(
    '%s is covered by Directory.Read.All',
    async (permission) => {
      rig.without(permission);
      expect((await rig.review())?.verdict).toBe('clean');
    },
  );

  it('at all: nothing is seen, and nothing is called clean', async () => {
    rig.tenant.world.state.appRoleAssignments = [];
    expect((await rig.review())?.verdict).toBe('unknown');
    const services = await rig.unattended();
    expect((await services.lint({ setup })).verdict).toBe('unknown');
    expect((await failure(services.survey())).next).toContain('sendwright unattended --tenant');
  });
});

describe('on the command line', () => {
  const run = async (...args: readonly string[]) => {
    const { unattended: file, unattendedPassphraseFile } = rig.reader.options;
    const without = [
      ...['--unattended', file, '--unattended-passphrase-file', unattendedPassphraseFile],
      ...['--practice', rig.tenant.infoFile, '--data', join(rig.tenant.folder, 'data'), '--json'],
    ];
    return runCli([...args, ...without], rig.tenant.folder);
  };

  it('ends with the codes of each command', async () => {
    const one = await run('review', setup);
    const [all, status, activity] = await Promise.all([
      run('review', '--all', '--tenant', 'contoso.example'),
      run('status'),
      run('activity', setup),
    ]);
    expect([one.code, all.code, status.code, activity.code]).toEqual([0, 0, 0, 3]);
    expect(documentOf<{ verdict: string }>(all).verdict).toBe('clean');
    rig.reader.principal.roles = [];
    expect((await run('review', setup)).code).toBe(3);
  });

  it('is refused where a person is needed, and together with what is about a person', async () => {
    const refused = await Promise.all([
      run('plan', 'job.sendwright.yaml'),
      run('prove', setup),
      run('lint', '--setup', setup, '--plan', 'mend.json'),
      run('review', setup, '--as', 'admin@contoso.example'),
      run('survey', '--device-code'),
    ]);
    for (const { code, stdout } of refused) {
      expect(code, stdout).toBe(2);
      expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'invalid-input' } });
    }
    expect(rig.asked).toEqual([]);
  });
});
