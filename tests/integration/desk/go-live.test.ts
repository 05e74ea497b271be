import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { applied, contosoDraft, signedInDesk } from '../../support/desk/driver';

it('going live: looked at, signed and saved from the window', { timeout: 60_000 }, async () => {
  const { tenant, test, driver } = await signedInDesk();
  const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft() });
  const setup = await applied(driver, id);
  await driver.run('proof.start', { setup, wait: true, allSenders: false });
  const read = async () => driver.ask('goLive.read', { setup });
  const openNow = async () =>
    (await read()).items.filter(({ status }) => status === 'open').map(({ id: one }) => one);

  expect(await openNow()).toEqual(['uat', 'security-review', 'vendor-validation']);
  // No command line in the window.
  expect(JSON.stringify(await read())).not.toMatch(/sendwright |--by/u);
  const on = new Date(tenant.world.clock.now()).toISOString().slice(0, 10);
  const word = { setup, by: 'Jane Doe', on } as const;
  await driver.ask('goLive.sign', { ...word, what: 'uat', note: ' ' });
  await driver.ask('goLive.sign', { ...word, what: 'security-review', note: 'as on the change request' });
  await expect(
    driver.ask('goLive.sign', { ...word, what: 'vendor-validation', by: ' ' }),
  ).rejects.toMatchObject({ code: 'invalid-input' });
  await driver.ask('goLive.sign', { ...word, what: 'vendor-validation' });
  expect(await read()).toMatchObject({ verdict: 'may-go-live' });

  test.answers.push(join(tenant.folder, 'page.html'));
  expect(await driver.ask('goLive.export', { setup })).toEqual({ savedAs: 'page.html' });
  expect(readFileSync(join(tenant.folder, 'page.html'), 'utf8')).toContain('as on the change request');

  await driver.ask('signIn.signOut', {});
  await expect(read()).rejects.toMatchObject({ code: 'not-signed-in' });
});

describe('a tenant that refuses while it is read', () => {
  it.each([
    ['whose policy of access changed', 'AADSTS53003', 'policy-refused'],
    ['whose administrator was signed out', 'AADSTS50173', 'not-signed-in'],
  ])('is told as one %s, and not as a defect', { timeout: 60_000 }, async (_what, serviceCode, code) => {
    const { tenant, driver } = await signedInDesk();
    const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft() });
    const setup = await applied(driver, id);
    // The pages were open before; which of them meets the refusal first is not left to how fast its code comes.
    await driver.ask('goLive.read', { setup });
    await driver.ask('mailboxes.search', { text: 'invoices' });
    tenant.world.clock.advance(2 * 3600);
    const refusal = { kind: 'status', status: 400, code: serviceCode, times: 99 };
    tenant.world.faults.replace([{ match: { path: '/token$' }, ...refusal }]);

    const asked: readonly Promise<unknown>[] = [
      driver.ask('goLive.read', { setup }),
      driver.ask('checks.again', { draft: id, check: 'roles' }),
      driver.ask('mailboxes.search', { text: 'invoices' }),
    ];
    const told = await Promise.all(asked.map((one) => one.catch((error: unknown) => error)));
    expect(told).toEqual(told.map(() => expect.objectContaining({ code }) as unknown));
  });
});
