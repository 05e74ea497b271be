import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contosoDraft, openDesk, resultOf, signInHere } from '../../support/desk/driver';
import { testPlatform } from '../../support/desk/platform';
import { filesBelow, findLeaks, type Place } from '../../support/leak-scan';
import { person } from '../../support/people';
import { SecretsSeen } from '../../support/secrets-seen';
import { startTenant } from '../../support/tenant';

describe('what the desk lets out', () => {
  it('holds no secret: replies, events, files, log; only the passphrase, once, by its own channel', async () => {
    const secrets = new SecretsSeen();
    const tenant = await startTenant({ quick: true, observe: secrets.observe });
    const test = testPlatform(tenant);
    const driver = await openDesk(test);
    const out = join(tenant.folder, 'out');
    mkdirSync(out);

    await signInHere(driver, test, person('admin'));
    const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft() });
    const { plan } = resultOf(await driver.run('plan.make', { draft: id, goLive: false }), 'plan').document;
    await driver.run('run.start', { draft: id, plan: plan.id, wait: true });
    const [line] = await driver.ask('setups.list', {});
    const setup = line?.status?.id ?? '';
    await driver.run('proof.start', { setup, wait: true, allSenders: false });
    await driver.run('send.start', { setup, from: 'invoices@contoso.example', to: 'admin@contoso.example' });

    const preview = await driver.ask('handoff.preview', { setup });
    const sealed = preview.fields.find((field) => field.from === 'sealed');
    await driver.ask('handoff.copy', { setup, field: sealed?.index ?? -1 });
    // Time passes at once here: what was copied is gone again, and the log says both.
    await expect.poll(() => test.clipboard).toBe('');

    test.answers.push(out);
    const handed = await driver.run('handoff.start', { setup, sealFor: 'passphrase' });
    const { passphrase } = await driver.ask('handoff.takePassphrase', { operation: handed.id });
    secrets.add('passphrase', passphrase ?? '');
    for (const name of ['plan', 'change', 'proof', 'built', 'log', 'file']) {
      test.answers.push(join(out, name));
    }
    await driver.ask('setups.detail', { setup });
    await driver.run('plan.make', { draft: id, goLive: false });
    await driver.ask('plan.export', { draft: id, as: 'plan' });
    await driver.ask('plan.export', { draft: id, as: 'change-request' });
    await driver.ask('proof.export', { setup });
    await driver.ask('handoff.asBuilt', { setup });
    await driver.ask('log.export', {});
    await driver.ask('setups.export', { draft: id });
    await driver.ask('log.read', {});
    await driver.ask('app.state', {});
    await driver.ask('app.about', {});

    const folder = resultOf(handed, 'handoff').document.directory ?? '';
    const places: Place[] = [
      ...driver.seen.map((text, index) => ({ name: `window ${index}`, bytes: Buffer.from(text) })),
      ...filesBelow(join(tenant.folder, 'desk')),
      ...filesBelow(out),
      { name: 'notifications', bytes: Buffer.from(test.notified.join('\n')) },
      ...readdirSync(join(out, folder)).map((name) => ({
        name,
        bytes: readFileSync(join(out, folder, name)),
      })),
    ];
    expect(secrets.count('client secret')).toBe(1);
    expect(secrets.count('access_token')).toBeGreaterThan(1);
    expect(places.length).toBeGreaterThan(40);
    expect(findLeaks(places, secrets.all())).toEqual([]);
    const paths = places.filter(
      ({ name, bytes }) => name.startsWith('window') && bytes.includes(tenant.folder),
    );
    expect(paths).toEqual([]);
  });

  it('keeps the passphrase until it is taken, no longer than the operation is shown', async () => {
    const tenant = await startTenant({ quick: true });
    const test = testPlatform(tenant);
    const driver = await openDesk(test);
    await signInHere(driver, test, person('admin'));
    const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft() });
    const { plan } = resultOf(await driver.run('plan.make', { draft: id, goLive: false }), 'plan').document;
    await driver.run('run.start', { draft: id, plan: plan.id, wait: true });
    const [line] = await driver.ask('setups.list', {});
    test.answers.push(tenant.folder);
    const handed = await driver.run('handoff.start', {
      setup: line?.status?.id ?? '',
      sealFor: 'passphrase',
    });

    await driver.ask('operation.dismiss', { operation: handed.id });

    expect(driver.state.operation).toBeNull();
    expect(await driver.ask('handoff.takePassphrase', { operation: handed.id })).toEqual({
      passphrase: null,
    });
  });
});
