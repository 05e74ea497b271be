import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contosoDraft, openDesk, resultOf, signInHere, type Driver } from '../../support/desk/driver';
import { testPlatform } from '../../support/desk/platform';
import { signInAs } from '../../../electron/practice/server/sign-in-script';
import { person } from '../../support/people';
import { startTenant } from '../../support/tenant';

async function planAndRun(driver: Driver, draft: string) {
  const { plan } = resultOf(await driver.run('plan.make', { draft, goLive: false }), 'plan').document;
  const run = await driver.run('run.start', { draft, plan: plan.id, wait: true });
  return resultOf(run, 'apply').document;
}

describe('people at the desk', () => {
  it('one begins, another signs in on the same desk and goes on', async () => {
    const tenant = await startTenant({ quick: true });
    const test = testPlatform(tenant);
    const driver = await openDesk(test);
    await signInHere(driver, test, person('appadmin'));
    const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft() });

    const first = await planAndRun(driver, id);
    expect(first.result).toBe('needs-person');
    expect(first.waitsFor.map(({ who }) => who).join()).toContain('Exchange Administrator');

    await signInHere(driver, test, person('exadmin'));
    expect(driver.state.signIn).toMatchObject({ account: { roles: ['Exchange Administrator'] } });
    expect((await planAndRun(driver, id)).result).toBe('done');
  });

  it('the same setup is opened on another computer from its file', async () => {
    const tenant = await startTenant({ quick: true });
    const here = testPlatform(tenant);
    const there = testPlatform(tenant, join(tenant.folder, 'other-computer'));
    const first = await openDesk(here);
    await signInHere(first, here, person('appadmin'));
    const { id } = await first.ask('setups.save', { id: null, draft: contosoDraft() });
    await planAndRun(first, id);
    const file = join(tenant.folder, 'job.sendwright.yaml');
    here.answers.push(file);
    expect(await first.ask('setups.export', { draft: id })).toEqual({ savedAs: 'job.sendwright.yaml' });

    const second = await openDesk(there);
    await signInHere(second, there, person('exadmin'));
    there.answers.push(file);
    const imported = await second.ask('setups.import', {});
    expect(imported).toMatchObject({ draft: contosoDraft(), issues: [], setup: null });
    expect((await planAndRun(second, imported?.id ?? '')).result).toBe('done');
  });

  it('signs in with a code; cancelling leaves nobody signed in', async () => {
    const tenant = await startTenant({ quick: true });
    const test = testPlatform(tenant);
    const driver = await openDesk(test);
    await expect(driver.ask('signIn.start', { method: 'device' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await driver.ask('target.choose', { target: { kind: 'practice' } });

    await driver.ask('signIn.start', { method: 'device' });
    const shown = await driver.until(({ signIn }) => signIn.kind === 'signing-in' && signIn.code !== null);
    expect(shown.signIn).toMatchObject({ code: { userCode: expect.stringMatching(/^\S{6,}$/u) as string } });
    await driver.ask('app.openLink', { link: 'sign-in-code' });
    await driver.ask('signIn.cancel', {});
    expect(driver.state.signIn).toEqual({ kind: 'signed-out', error: null });
    expect(test.opened).toHaveLength(1);

    await driver.ask('signIn.start', { method: 'device' });
    const typed = new Set<string>();
    const account = person('admin');
    driver.desk.listen((event) => {
      if (event.type !== 'sign-in' || event.signIn.kind !== 'signing-in' || event.signIn.code === null)
        return;
      const { page, userCode } = event.signIn.code;
      if (typed.has(userCode)) return;
      typed.add(userCode);
      void signInAs(page, { ...account, userCode }).catch(() => undefined);
    });
    const { signIn } = await driver.until((now) => now.signIn.kind !== 'signing-in');
    expect(signIn).toMatchObject({ kind: 'signed-in', account: { username: 'admin@contoso.example' } });
    // Graph and Exchange, one after the other, before any work begins.
    expect(typed.size).toBe(2);

    await driver.ask('signIn.signOut', {});
    const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft() });
    await expect(driver.ask('plan.make', { draft: id, goLive: false })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });

  it('is told why a sign-in was refused', async () => {
    const tenant = await startTenant({ quick: true });
    const test = testPlatform(tenant);
    const driver = await openDesk(test);
    await driver.ask('target.choose', { target: { kind: 'practice' } });
    const refusal = { kind: 'status' as const, status: 400, code: 'AADSTS53003', times: 9 };
    tenant.world.faults.replace([{ match: { path: '/token$' }, ...refusal }]);
    test.person = person('admin');
    await driver.ask('signIn.start', { method: 'browser' });
    const { signIn } = await driver.until((now) => now.signIn.kind !== 'signing-in');
    expect(signIn).toMatchObject({ kind: 'signed-out', error: { serviceCode: 'AADSTS53003' } });
  });
});

describe('drafts at the desk', () => {
  it('tells what is wrong by the draft’s own places, whatever rows are empty', async () => {
    const tenant = await startTenant({ quick: true });
    const driver = await openDesk(testPlatform(tenant));
    const senders = [{ address: '' }, { address: 'invoices@contoso.example' }, { address: 'nobody' }];
    const kept = await driver.ask('setups.save', {
      id: null,
      draft: contosoDraft({ application: '', senders }),
    });
    expect(kept.issues.map(({ where }) => where).sort()).toEqual(['application', 'senders[2].address']);
    expect(await driver.ask('setups.list', {})).toMatchObject([{ draft: kept.id, status: null }]);
  });

  it('reads no file but one that was chosen', async () => {
    const tenant = await startTenant({ quick: true });
    const driver = await openDesk(testPlatform(tenant));
    const credential = { kind: 'certificate', months: 12, file: '../../../etc/hosts' } as const;
    const kept = await driver.ask('setups.save', {
      id: null,
      draft: contosoDraft({ vendor: '/etc/passwd', credential }),
    });
    expect(kept.issues.map(({ where }) => where).sort()).toEqual(['credential.file', 'vendor']);
  });

  it('sets a damaged one aside and says so once', async () => {
    const tenant = await startTenant({ quick: true });
    const test = testPlatform(tenant);
    const folder = join(test.platform.dataFolder, 'drafts', 'broken');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'draft.json'), '{ "format": 1, "id": ');
    const driver = await openDesk(test);
    expect(await driver.ask('setups.list', {})).toEqual([]);
    expect(await driver.ask('setups.list', {})).toEqual([]);
    expect(driver.state.notices).toHaveLength(1);
    expect(driver.state.notices[0]?.text).toContain('the data folder');
  });
});
