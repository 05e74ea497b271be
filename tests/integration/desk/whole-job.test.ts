import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contosoDraft, openDesk, resultOf, signInHere } from '../../support/desk/driver';
import { testPlatform } from '../../support/desk/platform';
import { person } from '../../support/people';
import { startTenant } from '../../support/tenant';

describe('the whole job at the desk', () => {
  it.each(['rbac', 'accessPolicy'] as const)('goes from sign-in to handoff (%s)', async (scoping) => {
    const tenant = await startTenant({ quick: true });
    const test = testPlatform(tenant);
    const driver = await openDesk(test);

    await signInHere(driver, test, person('admin'));
    expect(driver.state.signIn).toMatchObject({
      account: {
        username: 'admin@contoso.example',
        domain: 'contoso.example',
        roles: ['Global Administrator'],
      },
    });

    const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft({ scoping }) });
    const planned = resultOf(await driver.run('plan.make', { draft: id, goLive: false }), 'plan').document;
    expect(planned.verdict).toBe('ready');

    const applied = await driver.run('run.start', { draft: id, plan: planned.plan.id, wait: true });
    expect(resultOf(applied, 'apply').document.result).toBe('done');
    expect(applied.steps.map((step) => step.state)).toEqual(applied.steps.map(() => 'finished'));
    expect(applied.steps.map((step) => step.id)).toEqual(planned.plan.steps.map((step) => step.id));
    // The window knows the draft alone when the run begins, and hears of the setup while it runs.
    expect(applied.setup).toBe(id);
    const told = driver.events.map(({ type }) => type);
    const firstStep = told.indexOf('operation-step');
    expect(told.slice(firstStep - 1, firstStep + 1)).toEqual(['setups', 'operation-step']);

    const [line] = await driver.ask('setups.list', {});
    const setup = line?.status?.id ?? '';
    // Buttons on a result lead on to pages of the setup.
    expect(resultOf(applied, 'apply').document.setup).toBe(setup);
    expect(line).toMatchObject({ draft: id, application: 'Ostendo Continuum' });

    const proven = await driver.run('proof.start', { setup, wait: true, allSenders: false });
    expect(resultOf(proven, 'proof').document.verdict).toBe('proven');

    const sent = await driver.run('send.start', {
      setup,
      from: 'ceo@contoso.example',
      to: 'admin@contoso.example',
    });
    expect(resultOf(sent, 'send').document).toMatchObject({ result: 'refused', setup });

    const out = join(tenant.folder, 'out');
    mkdirSync(out);
    test.answers.push(out);
    const handed = await driver.run('handoff.start', { setup, sealFor: 'passphrase' });
    const { document, passphraseWaits } = resultOf(handed, 'handoff');
    expect(passphraseWaits).toBe(true);
    expect(readdirSync(join(out, document.directory ?? ''))).toContain('sealed.zip');
    expect(driver.desk.untaken()).toEqual({ operation: handed.id, title: 'Ostendo Continuum' });
    const { passphrase } = await driver.ask('handoff.takePassphrase', { operation: handed.id });
    expect(passphrase).toMatch(/\S{8,}/u);
    expect(driver.desk.untaken()).toBeNull();
    expect(await driver.ask('handoff.takePassphrase', { operation: handed.id })).toEqual({
      passphrase: null,
    });
    expect(await driver.ask('app.state', {})).toEqual(driver.state);
  });
});
