import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contosoDraft, failureOf, openDesk, resultOf, signInHere } from '../../support/desk/driver';
import { testPlatform } from '../../support/desk/platform';
import { person } from '../../support/people';
import { startTenant } from '../../support/tenant';

async function atTheDesk(dataFolder?: string, tenant = startTenant({ quick: true })) {
  const started = await tenant;
  const test = testPlatform(started, dataFolder ?? join(started.folder, 'desk'));
  const driver = await openDesk(test);
  await signInHere(driver, test, person('admin'));
  return { tenant: started, test, driver };
}

async function planned({ driver }: Awaited<ReturnType<typeof atTheDesk>>, change = {}) {
  const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft(change) });
  const { plan } = resultOf(await driver.run('plan.make', { draft: id, goLive: false }), 'plan').document;
  return { draft: id, plan: plan.id, wait: true };
}

describe('a job at the desk that is interrupted', () => {
  it('is cancelled in the middle and resumed to the same end', async () => {
    const desk = await atTheDesk();
    const { driver, test, tenant } = desk;
    const run = await planned(desk);
    test.onRequest = (url) => {
      if (!url.includes('addPassword')) return;
      test.onRequest = null;
      void driver.ask('operation.cancel', { operation: driver.state.operation?.id ?? '' });
    };

    const stopped = await driver.run('run.start', run);
    expect(resultOf(stopped, 'apply').document.result).toBe('cancelled');
    expect(driver.events.some((event) => event.type === 'operation' && event.operation?.cancelling)).toBe(
      true,
    );

    const { plan } = resultOf(
      await driver.run('plan.make', { draft: run.draft, goLive: false }),
      'plan',
    ).document;
    const resumed = await driver.run('run.start', { draft: run.draft, plan: plan.id, wait: true });
    expect(resultOf(resumed, 'apply').document.result).toBe('done');
    const app = tenant.world.state.applications.find(
      ({ uniqueName }) => uniqueName === 'sendwright-ostendo-continuum',
    );
    expect(app?.passwordCredentials).toHaveLength(1);
  });

  it('goes on after a restart: the same drafts, the same setup, no second application', async () => {
    const before = await atTheDesk();
    const run = await planned(before);
    before.test.onRequest = (url) => {
      if (!url.includes('addPassword')) return;
      before.test.onRequest = null;
      void before.driver.desk.close();
    };
    await before.driver.run('run.start', run);

    const after = await atTheDesk(undefined, Promise.resolve(before.tenant));
    expect(after.driver.state.operation).toBeNull();
    expect(await after.driver.ask('setups.list', {})).toMatchObject([
      { draft: run.draft, status: { state: 'partly-applied' } },
    ]);
    expect(await after.driver.ask('plan.current', { draft: run.draft })).toBeNull();
    const again = await after.driver.run('plan.make', { draft: run.draft, goLive: false });
    const { plan } = resultOf(again, 'plan').document;
    const done = await after.driver.run('run.start', { draft: run.draft, plan: plan.id, wait: true });

    expect(resultOf(done, 'apply').document.result).toBe('done');
    const own = before.tenant.world.state.applications.filter(({ uniqueName }) =>
      uniqueName?.startsWith('sendwright-'),
    );
    expect(own).toHaveLength(1);
  });

  it('loses its sign-in in the middle, says so, and goes on when somebody has signed in again', async () => {
    const desk = await atTheDesk();
    const { driver, test, tenant } = desk;
    const run = await planned(desk);
    test.onRequest = (url) => {
      if (!url.includes('/servicePrincipals')) return;
      test.onRequest = null;
      tenant.world.clock.advance(2 * 3600);
      // As after a revocation: no refresh token is taken any more.
      const refusal = { kind: 'status', status: 400, code: 'AADSTS50173', times: 99 };
      tenant.world.faults.replace([{ match: { path: '/token$' }, ...refusal }]);
    };
    await driver.ask('operation.dismiss', { operation: driver.state.operation?.id ?? '' });

    const broken = await driver.run('run.start', run);

    const opened = test.opened.length;
    expect(resultOf(broken, 'apply').document.result).toBe('failed');
    expect(driver.state.signIn).toMatchObject({ kind: 'signed-out', error: { code: 'not-signed-in' } });
    await expect(driver.ask('plan.make', { draft: run.draft, goLive: false })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    expect(test.opened).toHaveLength(opened);

    tenant.world.faults.replace([]);
    await signInHere(driver, test);
    const { plan } = resultOf(
      await driver.run('plan.make', { draft: run.draft, goLive: false }),
      'plan',
    ).document;
    const resumed = await driver.run('run.start', { draft: run.draft, plan: plan.id, wait: true });
    expect(resultOf(resumed, 'apply').document.result).toBe('done');
  });

  it('meets a moment without a network and tells it as such', async () => {
    const desk = await atTheDesk();
    const { driver, test } = desk;
    const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft() });
    test.onRequest = () => {
      throw Object.assign(new Error('ENETUNREACH'), { code: 'ENETUNREACH' });
    };
    expect(failureOf(await driver.run('plan.make', { draft: id, goLive: false })).message).not.toBe('');
    expect(driver.state.signIn.kind).toBe('signed-in');

    test.onRequest = null;
    expect(
      resultOf(await driver.run('plan.make', { draft: id, goLive: false }), 'plan').document.verdict,
    ).toBe('ready');
  });
});

describe('what the desk refuses', () => {
  it('a second operation, and leaving, while one runs', async () => {
    const { driver, test } = await atTheDesk();
    const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft() });
    const running = driver.run('plan.make', { draft: id, goLive: false });
    await driver.until(({ operation }) => operation !== null);
    const operation = driver.state.operation?.id ?? '';

    const refused = { code: 'conflict' };
    await expect(driver.ask('plan.make', { draft: id, goLive: false })).rejects.toMatchObject(refused);
    await expect(driver.ask('operation.dismiss', { operation })).rejects.toMatchObject(refused);
    await expect(driver.ask('setups.discard', { draft: id })).rejects.toMatchObject(refused);
    await expect(driver.ask('signIn.signOut', {})).rejects.toMatchObject(refused);
    await expect(driver.ask('signIn.start', { method: 'browser' })).rejects.toMatchObject(refused);
    await expect(driver.ask('target.choose', { target: { kind: 'practice' } })).rejects.toMatchObject(
      refused,
    );
    await running;
    expect(test.opened.length).toBeGreaterThan(0);
  });

  it('a plan that is not the one shown, or of a draft that was changed since', async () => {
    const desk = await atTheDesk();
    const run = await planned(desk);
    const { driver } = desk;
    const stale = { code: 'plan-stale' };
    await expect(driver.ask('run.start', { ...run, plan: 'another' })).rejects.toMatchObject(stale);
    await driver.ask('setups.save', {
      id: run.draft,
      draft: contosoDraft({ outsider: 'anna@contoso.example' }),
    });
    await expect(driver.ask('run.start', run)).rejects.toMatchObject(stale);
  });

  it('a plan whose tenant has changed, and writes nothing', async () => {
    const desk = await atTheDesk();
    const run = await planned(desk);
    const { state } = desk.tenant.world;
    state.mailboxes = state.mailboxes.filter(({ alias }) => alias !== 'invoices');
    const before = state.applications.length;
    expect(['plan-stale', 'preflight-failed', 'invalid-input']).toContain(
      failureOf(await desk.driver.run('run.start', run)).code,
    );
    expect(state.applications).toHaveLength(before);
  });

  it('a draft of another tenant than the signed-in one', async () => {
    const { driver } = await atTheDesk();
    const draft = contosoDraft({ tenant: '11111111-2222-4333-8444-555555555555' });
    const { id } = await driver.ask('setups.save', { id: null, draft });
    expect(failureOf(await driver.run('plan.make', { draft: id, goLive: false })).code).toBe(
      'tenant-mismatch',
    );
  });
});
