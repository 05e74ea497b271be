import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { applied, contosoDraft, resultOf, signedInDesk } from '../../support/desk/driver';

const none = { mailboxes: [], licences: [] };

it('a setup is taken back, brought back, and forgotten from the window', { timeout: 90_000 }, async () => {
  const { tenant, test, driver } = await signedInDesk();
  const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft() });
  const setup = await applied(driver, id);
  const ours = () =>
    tenant.world.state.applications.filter(
      ({ uniqueName, deletedDateTime }) =>
        uniqueName?.startsWith('sendwright-') === true && deletedDateTime === null,
    );

  const looked = resultOf(await driver.run('removal.look', { setup, ...none }), 'removal').document;
  expect(looked).toMatchObject({ result: 'planned', setup });
  expect(looked.plan.steps.length).toBeGreaterThan(3);
  expect(ours()).toHaveLength(1);
  // No command line in the window.
  expect(JSON.stringify(looked)).not.toMatch(/\bsendwright (?:remove|apply|prove|status)\b|--[a-z]/u);

  const asked = async (yes: boolean, channel: 'removal.start' | 'removal.restore') => {
    const running =
      channel === 'removal.start' ? driver.run(channel, { setup, ...none }) : driver.run(channel, { setup });
    const { operation } = await driver.until((state) => state.operation?.question != null);
    const steps = operation?.question?.steps ?? [];
    await driver.ask('operation.answer', { operation: operation?.id ?? '', yes });
    return { ended: await running, steps };
  };

  const refused = await asked(false, 'removal.start');
  expect(refused.steps).toHaveLength(looked.plan.steps.length);
  expect(resultOf(refused.ended, 'removal').document.result).toBe('not-approved');
  expect(ours()).toHaveLength(1);

  const removed = resultOf((await asked(true, 'removal.start')).ended, 'removal').document;
  expect(removed, JSON.stringify(removed.proof)).toMatchObject({
    result: 'done',
    proof: { verdict: 'removed' },
  });
  expect(ours()).toEqual([]);
  expect(await driver.ask('setups.detail', { setup })).toMatchObject({
    status: { state: 'removed' },
    removal: { verdict: 'removed' },
  });
  test.answers.push(join(tenant.folder, 'removed.html'));
  expect(await driver.ask('removal.export', { setup })).toEqual({ savedAs: 'removed.html' });
  expect(readFileSync(join(tenant.folder, 'removed.html'), 'utf8')).toContain('Ostendo Continuum');

  const back = resultOf((await asked(true, 'removal.restore')).ended, 'restore').document;
  expect(back.result).toBe('done');
  expect(ours()).toHaveLength(1);
  await expect(driver.ask('removal.forget', { setup })).rejects.toMatchObject({ code: 'refused' });

  await asked(true, 'removal.start');
  await driver.ask('removal.forget', { setup });
  const lines = await driver.ask('setups.list', {});
  expect(lines.filter(({ status }) => status !== null)).toEqual([]);
});

it('nothing is looked at where nobody is signed in', { timeout: 60_000 }, async () => {
  const { driver } = await signedInDesk();
  const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft() });
  const setup = await applied(driver, id);
  await driver.ask('signIn.signOut', {});
  await expect(driver.ask('removal.look', { setup, ...none })).rejects.toMatchObject({
    code: 'not-signed-in',
  });
  await expect(driver.ask('removal.export', { setup })).rejects.toMatchObject({ code: 'not-found' });
});
