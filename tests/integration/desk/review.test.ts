import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applied, contosoDraft, resultOf, signedInDesk } from '../../support/desk/driver';

it('a setup is reviewed, signed and saved from the window', { timeout: 90_000 }, async () => {
  const { tenant, test, driver } = await signedInDesk();
  const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft() });
  const setup = await applied(driver, id);
  await driver.run('proof.start', { setup, wait: true, allSenders: false });
  const review = async () => {
    const [first] = resultOf(await driver.run('review.start', { setup }), 'review').document.setups;
    if (first === undefined) throw new Error('nothing was reviewed');
    return first;
  };
  await expect(driver.ask('review.export', { setup, as: 'page' })).rejects.toMatchObject({
    code: 'not-found',
  });
  const before = await review();
  expect(before.drifts.filter(({ severity }) => severity === 'high')).toEqual([]);

  const application = tenant.world.state.applications.find(({ uniqueName }) =>
    uniqueName?.startsWith('sendwright-'),
  );
  if (application === undefined) throw new Error('no application');
  application.displayName = 'Somebody’s own';
  const after = await review();
  expect(after.drifts.map((drift) => drift.id)).toContain('application-renamed');
  // No command line in the window.
  expect(JSON.stringify(after)).not.toMatch(
    /\bsendwright (?:apply|prove|review|sign|rotate|lint)\b|--[a-z]/u,
  );

  test.answers.push(join(tenant.folder, 'review.html'));
  expect(await driver.ask('review.export', { setup, as: 'page' })).toEqual({ savedAs: 'review.html' });
  expect(readFileSync(join(tenant.folder, 'review.html'), 'utf8')).toContain('Somebody’s own');
  test.answers.push(join(tenant.folder, 'review.csv'));
  await driver.ask('review.export', { setup, as: 'table' });
  expect(readFileSync(join(tenant.folder, 'review.csv'), 'utf8')).toContain('application-renamed');

  const on = new Date(tenant.world.clock.now()).toISOString().slice(0, 10);
  await driver.ask('goLive.sign', { setup, what: 'review', by: 'Jane Doe', on });
  expect((await review()).due.signed).toMatchObject({ by: 'Jane Doe' });
});
