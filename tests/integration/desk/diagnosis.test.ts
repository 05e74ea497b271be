import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readZip } from '../../../electron/credentials/zip';
import { contosoDraft, openDesk, resultOf, signInHere } from '../../support/desk/driver';
import { testPlatform } from '../../support/desk/platform';
import { ownApplication } from '../../support/job';
import { person } from '../../support/people';
import { startTenant } from '../../support/tenant';

const secret = 'Xy38Q~k7.Tz_aB-c0dEfGhIjKlMnOpQrStUvWx1';

describe('diagnosis at the desk', () => {
  it('explains a text before anybody has signed in, and in the window’s words', async () => {
    const tenant = await startTenant({ quick: true });
    const driver = await openDesk(testPlatform(tenant));
    const document = await driver.ask('diagnosis.text', {
      text: `client_secret=${secret} 403 ErrorAccesDenied`,
    });
    expect(document).toMatchObject({ result: 'unknown', secrets: 1 });
    expect(JSON.stringify(document)).not.toContain(secret);
    expect(document.advice.join(' ')).toContain('Climb the ladder of the setup');
    expect(document.advice.join(' ')).not.toContain('sendwright');
  });

  it('climbs a ladder rung by rung, with a mail only where it is wanted', async () => {
    const tenant = await startTenant({ quick: true });
    const test = testPlatform(tenant);
    const driver = await openDesk(test);
    await signInHere(driver, test, person('admin'));
    const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft() });
    const made = await driver.run('plan.make', { draft: id, goLive: false });
    const { plan } = resultOf(made, 'plan').document;
    await driver.run('run.start', { draft: id, plan: plan.id, wait: false });
    const [line] = await driver.ask('setups.list', {});
    const setup = line?.status?.id ?? '';

    const silent = await driver.run('diagnosis.climb', { setup, from: null, send: false });
    expect(resultOf(silent, 'ladder').document.result).toBe('unsent');
    expect(tenant.world.state.outbox).toHaveLength(0);
    expect(silent.rungs).toEqual(resultOf(silent, 'ladder').document.rungs);
    expect(driver.events.filter(({ type }) => type === 'operation-rung')).toHaveLength(12);

    const sending = await driver.run('diagnosis.climb', { setup, from: null, send: true });
    expect(resultOf(sending, 'ladder').document.result).toBe('holds');
    expect(tenant.world.state.outbox).toHaveLength(1);

    ownApplication(tenant).passwordCredentials = [];
    const broken = await driver.run('diagnosis.climb', { setup, from: null, send: true });
    expect(resultOf(broken, 'ladder').document).toMatchObject({ result: 'broken', brokenAt: 'credential' });
    expect(JSON.stringify(broken)).not.toContain('sendwright apply');

    // Nothing is saved that was not shown.
    await expect(driver.ask('diagnosis.saveBundle', { setup })).rejects.toMatchObject({ code: 'not-found' });
    const { files } = await driver.ask('diagnosis.bundle', { setup });
    expect(files.find(({ name }) => name === 'ladder.json')?.text).toContain('"brokenAt": "credential"');
    expect(files.find(({ name }) => name === 'log.txt')?.text).toContain('/v1.0/');
    const path = join(tenant.folder, 'support.zip');
    test.answers.push(path);
    expect(await driver.ask('diagnosis.saveBundle', { setup })).toEqual({ savedAs: 'support.zip' });
    const saved = await readZip(readFileSync(path), null);
    for (const { name, text } of files) expect(new TextDecoder().decode(saved.get(name))).toBe(text);
  });
});
