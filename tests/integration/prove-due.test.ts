import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dueDocumentSchema, type DueDocument } from '../../electron/contract/due';
import { lagFrom } from '../../electron/practice/server/lag';
import { documentOf, runCli } from '../support/cli';
import { openDesk } from '../support/desk/driver';
import { testPlatform } from '../support/desk/platform';
import { applyJob } from '../support/job';
import { startTenant, type TestTenant } from '../support/tenant';

const lag = { ...lagFrom('real'), replication: 0, mailbox: 0 };

async function due(tenant: TestTenant): Promise<DueDocument> {
  return dueDocumentSchema.parse(await (await tenant.services()).proveDue(async () => true));
}

const served = ({ world }: TestTenant): number => world.served.length;
const sent = ({ world }: TestTenant): number =>
  world.served.filter(({ path }) => path.endsWith('/sendMail')).length;

describe('prove --due', () => {
  it('asks nothing of a tenant before the time has come, and proves once when it has', async () => {
    const tenant = await startTenant({ lag, quick: true });
    expect((await applyJob(tenant)).result).toBe('done');
    const before = served(tenant);
    const early = await due(tenant);
    expect(early).toMatchObject({ looked: [], waiting: [{ setup: 'ostendo-continuum' }] });
    expect(served(tenant)).toBe(before);

    tenant.world.clock.advance(32 * 60);
    const { looked, waiting } = await due(tenant);
    expect(looked).toMatchObject([{ setup: 'ostendo-continuum', verdict: 'proven', nextLook: null }]);
    expect(waiting).toEqual([]);
    const after = served(tenant);
    expect(await due(tenant)).toMatchObject({ looked: [], waiting: [] });
    expect(served(tenant)).toBe(after);
  });

  it('looks as sparsely as a wait does: a look that came too early moves the next one', async () => {
    const tenant = await startTenant({ lag, quick: true });
    await applyJob(tenant);
    tenant.world.clock.advance(20 * 60);
    const services = await tenant.services();
    await services.prove({ setup: 'ostendo-continuum' }, { wait: false, allSenders: false });
    tenant.world.clock.advance(15 * 60);
    const sends = sent(tenant);
    expect((await due(tenant)).looked).toEqual([]);
    expect(sent(tenant)).toBe(sends);
    tenant.world.clock.advance(17 * 60);
    expect((await due(tenant)).looked).toMatchObject([{ verdict: 'proven' }]);
  });

  it('goes on with the others where one cannot be proven, and says of each how it ended', async () => {
    const tenant = await startTenant({ lag, quick: true });
    for (const application of ['Ostendo Continuum', 'Second']) await applyJob(tenant, { application });
    tenant.world.clock.advance(32 * 60);
    // The secret of the first is gone from where it was kept.
    const first = tenant.world.state.applications.find(
      ({ displayName }) => displayName === 'Ostendo Continuum',
    );
    first!.passwordCredentials = [];
    const { looked } = await due(tenant);
    expect(looked.map(({ setup }) => setup).toSorted()).toEqual(['ostendo-continuum', 'second']);
    const byName = new Map(looked.map((one) => [one.setup, one.verdict]));
    expect(byName.get('second')).toBe('proven');
    expect(byName.get('ostendo-continuum')).not.toBe('proven');
  });

  it('leaves alone what only the vendor can prove', async () => {
    const tenant = await startTenant({ lag, quick: true });
    const { vendorAppId } = await import('../../electron/practice/world/contoso-vendor');
    await applyJob(tenant, { extra: `app: { clientId: ${vendorAppId} }` });
    tenant.world.clock.advance(3 * 3600);
    expect(await due(tenant)).toMatchObject({ looked: [], waiting: [] });
  });

  it('has an exit code for a scheduler', async () => {
    const tenant = await startTenant({ lag });
    await applyJob(tenant);
    const common = ['--practice', tenant.infoFile, '--data', join(tenant.folder, 'data')];
    const run = async (...more: string[]) => runCli(['prove', '--due', ...common, ...more], tenant.folder);
    const early = await run();
    expect(early.code, early.stderr).toBe(0);
    expect(early.stdout).toMatch(/nobody signed in[\s\S]*waits until/u);
    expect(documentOf<DueDocument>(await run('--json')).command).toBe('prove-due');
    expect((await runCli(['prove', 'x', '--due', ...common], tenant.folder)).code).toBe(2);
  }, 60_000);
});

describe('a look whose time has come, at the start of the app', () => {
  async function started(minutes: number) {
    const tenant = await startTenant({ lag, quick: true });
    const services = await tenant.services({ data: join(tenant.folder, 'desk') });
    await applyJob(tenant, {}, services);
    await services.close();
    tenant.world.clock.advance(minutes * 60);
    const test = testPlatform(tenant);
    const before = served(tenant);
    const driver = await openDesk(test);
    return { tenant, test, driver, before };
  }

  it('is told on top of the window and once outside it; nobody signs in and nothing is sent', async () => {
    const { tenant, test, driver, before } = await started(32);
    const { notices } = await driver.until((state) => state.notices.length > 0);
    expect(notices.map(({ text }) => text).join()).toMatch(
      /^Ostendo Continuum at Contoso: .* prove whether they are effective/u,
    );
    expect(notices.map(({ text }) => text).join()).not.toMatch(/sendwright |--/u);
    expect(test.notified).toEqual([expect.stringMatching(/^Ostendo Continuum: Time for a look/u)]);
    expect(test.opened).toEqual([]);
    expect(served(tenant)).toBe(before);
  });

  it('is not told before', async () => {
    const { test, driver } = await started(5);
    await driver.ask('setups.list', {});
    expect(driver.state.notices).toEqual([]);
    expect(test.notified).toEqual([]);
  });

  it('tells what needs somebody now, in one line: a credential about to end', async () => {
    const days = 24 * 60;
    const { test, driver, tenant, before } = await started(175 * days);
    const { notices } = await driver.until((state) =>
      state.notices.some(({ text }) => text.includes('needs')),
    );
    const text = notices.map((one) => one.text).join(' ');
    expect(text).toMatch(/Ostendo Continuum at Contoso needs somebody now: the secret ends in \d days/u);
    expect(text).not.toMatch(/sendwright |--/u);
    expect(test.notified).toHaveLength(1);
    expect(served(tenant)).toBe(before);
  });
});
