import { describe, expect, it } from 'vitest';
import { openDesk, signInHere } from '../../support/desk/driver';
import { testPlatform } from '../../support/desk/platform';
import { person } from '../../support/people';
import { startTenant } from '../../support/tenant';

describe('searching for mailboxes at the desk', () => {
  it('tells kinds and what keeps one from sending', async () => {
    const tenant = await startTenant({ quick: true });
    const test = testPlatform(tenant);
    const driver = await openDesk(test);
    await expect(driver.ask('mailboxes.search', { text: 'a' })).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    await signInHere(driver, test, person('admin'));

    const { found, more } = await driver.ask('mailboxes.search', { text: '' });
    const of = (local: string) => found.find(({ address }) => address === `${local}@contoso.example`);

    expect(more).toBe(false);
    expect(of('invoices')).toMatchObject({ kind: 'shared', hint: null });
    expect(of('ceo')).toMatchObject({ kind: 'user', hint: null });
    expect(found.filter(({ hint }) => hint !== null).length).toBeGreaterThan(0);
    expect((await driver.ask('mailboxes.search', { text: '"no\\such' })).found).toEqual([]);
  });

  it('does without Exchange for whoever has no right there', async () => {
    const tenant = await startTenant({ quick: true });
    const test = testPlatform(tenant);
    const driver = await openDesk(test);
    await signInHere(driver, test, person('appadmin'));

    const { found } = await driver.ask('mailboxes.search', { text: 'invoices' });

    expect(found).toMatchObject([{ address: 'invoices@contoso.example', kind: 'shared' }]);
  });
});
