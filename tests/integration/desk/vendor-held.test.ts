import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../support/cli';
import {
  applied,
  contosoDraft,
  type Driver,
  failureOf,
  lineOf,
  resultOf,
  signedInDesk,
} from '../../support/desk/driver';
import type { TestPlatform } from '../../support/desk/platform';
import { ownApplication } from '../../support/job';
import { vendorKey } from '../../support/vendor-key';

const timeout = 60_000;

/** A setup whose key the vendor alone holds, applied from the window. */
async function vendorHeld() {
  const { tenant, test, driver } = await signedInDesk();
  await vendorKey(tenant.folder);
  const credential = { kind: 'certificate', months: 12, file: 'vendor.cer' } as const;
  const draft = contosoDraft({ vendor: 'generic', credential });
  const { id } = await driver.ask('setups.save', { id: null, draft });
  test.answers.push(join(tenant.folder, 'vendor.cer'));
  await driver.ask('setups.attachCertificate', { draft: id });
  const setup = await applied(driver, id);
  return { tenant, test, driver, setup };
}

async function handedOver(driver: Driver, test: TestPlatform, setup: string, folder: string) {
  mkdirSync(folder);
  test.answers.push(folder);
  const { document } = resultOf(
    await driver.run('handoff.start', { setup, sealFor: 'passphrase' }),
    'handoff',
  );
  return join(folder, document.directory ?? '');
}

const proof = { wait: false, allSenders: false } as const;

describe('where the vendor alone holds the key', () => {
  it('a credential of one day is made after it was shown and allowed, and removed', { timeout }, async () => {
    const { tenant, driver, setup } = await vendorHeld();
    expect(await lineOf(driver)).toMatchObject({ vendorHolds: 'key' });
    const before = ownApplication(tenant).passwordCredentials.length;

    const asked = driver.run('proof.start', { setup, ...proof, by: 'proof-credential' });
    const { operation } = await driver.until((now) => now.operation?.question != null);
    expect(operation?.question).toMatchObject({
      kind: 'proof-credential',
      clientId: ownApplication(tenant).appId,
    });
    expect(operation?.question?.steps.join(' ')).toContain('valid for one day');
    expect(ownApplication(tenant).passwordCredentials).toHaveLength(before);
    await driver.ask('operation.answer', { operation: operation?.id ?? '', yes: true });

    const { document } = resultOf(await asked, 'proof');
    expect(document).toMatchObject({ verdict: 'proven', provenWith: 'proof-credential' });
    expect(ownApplication(tenant).passwordCredentials).toHaveLength(before);
    expect(driver.state.operation?.question ?? null).toBeNull();
  });

  it('none is made where that is not allowed, or the question is cancelled', { timeout }, async () => {
    const { tenant, driver, setup } = await vendorHeld();
    const start = async () => {
      const asked = driver.run('proof.start', { setup, ...proof, by: 'proof-credential' });
      const { operation } = await driver.until((now) => now.operation?.question != null);
      return { asked, id: operation?.id ?? '' };
    };
    const refused = await start();
    await driver.ask('operation.answer', { operation: 'another', yes: true });
    await driver.ask('operation.answer', { operation: refused.id, yes: false });
    expect(failureOf(await refused.asked).code).toBe('interaction-required');
    const cancelled = await start();
    await driver.ask('operation.cancel', { operation: cancelled.id });
    expect(failureOf(await cancelled.asked).code).toBe('cancelled');
    expect(ownApplication(tenant).passwordCredentials).toHaveLength(0);
  });

  it('the vendor’s result is chosen and taken; none chosen starts nothing', { timeout }, async () => {
    const { tenant, test, driver, setup } = await vendorHeld();
    resultOf(await driver.run('proof.start', { setup, ...proof }), 'proof');
    const folder = await handedOver(driver, test, setup, join(tenant.folder, 'out'));
    const result = join(tenant.folder, 'result.json');
    const vendor = await tenant.services();
    const key = readFileSync(join(tenant.folder, 'vendor.key.pem'));
    const proven = await vendor.proveAsVendor(
      folder,
      { kind: 'certificate', file: { bytes: key, name: 'vendor.key.pem' } },
      'anna@contoso.example',
    );
    await vendor.close();
    writeFileSync(result, JSON.stringify(proven));

    test.answers.push(null);
    expect(await driver.ask('proof.start', { setup, ...proof, by: 'vendor-result' })).toBeNull();
    test.answers.push(result);
    const taken = await driver.run('proof.start', { setup, ...proof, by: 'vendor-result' });
    expect(resultOf(taken, 'proof').document).toMatchObject({
      verdict: 'proven',
      provenWith: 'vendor-report',
    });
  });
});

describe('the vendor’s receipt', () => {
  it('is chosen and taken; a file that is none is told for what it is', { timeout }, async () => {
    const { tenant, test, driver } = await signedInDesk();
    const { id } = await driver.ask('setups.save', { id: null, draft: contosoDraft() });
    const setup = await applied(driver, id);
    await driver.run('proof.start', { setup, ...proof, wait: true });
    const folder = await handedOver(driver, test, setup, join(tenant.folder, 'out'));
    const { passphrase } = await driver.ask('handoff.takePassphrase', {
      operation: driver.state.operation?.id ?? '',
    });
    writeFileSync(join(tenant.folder, 'p.txt'), passphrase ?? '');
    const receipt = join(tenant.folder, 'receipt.json');
    const vendor = await runCli(
      ['open', folder, '--passphrase-file', 'p.txt', '--practice', 'practice.json'].concat([
        '--receipt',
        receipt,
        '--name',
        'Jane Doe',
        '--data',
        'elsewhere',
      ]),
      tenant.folder,
    );
    expect(vendor.code, vendor.stderr).toBe(0);

    test.answers.push(join(folder, 'handoff.json'));
    await expect(driver.ask('handoff.takeReceipt', { setup })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    test.answers.push(receipt);
    expect(await driver.ask('handoff.takeReceipt', { setup })).toMatchObject({
      ...{ receivedBy: 'Jane Doe', confirmed: true, isLast: true },
      test: { result: 'works' },
    });
    expect(await lineOf(driver)).toMatchObject({ takenOver: { by: 'Jane Doe', isCurrent: true } });
  });
});
