import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { certificateMaker } from '../../../electron/credentials/certificate/make';
import { makePfx } from '../../../electron/credentials/certificate/make-pfx';
import { applied, contosoDraft, failureOf, resultOf, signedInDesk } from '../../support/desk/driver';
import { ownApplication } from '../../support/job';
import { filesBelow, findLeaks } from '../../support/leak-scan';
import { SecretsSeen } from '../../support/secrets-seen';

const timeout = 60_000;
const dayMs = 24 * 60 * 60 * 1000;
const passphrase = 'seven herons above the weir';
const application = 'eLegere';

/** A signed-in desk, a PFX in the company's own folder, and a draft that names it. */
async function withPfx() {
  const { tenant, test, driver } = await signedInDesk();
  const now = tenant.world.clock.clientNow();
  const { privateKey, certificate } = await certificateMaker().make({
    ...{ name: 'company', bits: 2048 },
    notBefore: new Date(now.getTime() - dayMs),
    notAfter: new Date(now.getTime() + 300 * dayMs),
  });
  const folder = join(tenant.folder, 'company folder');
  mkdirSync(folder);
  const pfx = join(folder, 'company key.pfx');
  writeFileSync(pfx, makePfx({ privateKey, certificate }, passphrase, 'company'));
  const draft = contosoDraft({ application, vendor: 'elegere' });
  const { id } = await driver.ask('setups.save', { id: null, draft });
  const attach = async () => {
    test.answers.push(pfx);
    return driver.ask('setups.attachCertificate', { draft: id });
  };
  const secrets = new SecretsSeen();
  secrets.add('passphrase', passphrase);
  secrets.add('private key', privateKey.slice(448, 500));
  return { tenant, test, driver, folder, pfx, id, certificate, attach, secrets };
}

describe('a PFX in the window', () => {
  it(
    'is pointed at, opened by a passphrase off the clipboard, and comes into no window',
    { timeout },
    async () => {
      const { tenant, test, driver, id, attach, certificate, secrets } = await withPfx();
      expect(await attach()).toEqual({ file: 'company key.pfx' });
      expect((await driver.ask('setups.draft', { draft: id })).issues).toEqual([]);

      test.clipboard = `${passphrase}\n`;
      test.answers.push('clipboard');
      // Asked once: the plan, the check asked again and the run follow each other.
      const { plan } = resultOf(await driver.run('plan.make', { draft: id, goLive: false }), 'plan').document;
      expect(plan.steps.map(({ kind }) => kind)).toContain('credential.pfx');
      expect(test.clipboard).toBe('');
      await driver.ask('checks.again', { draft: id, check: 'credential-policy' });
      const run = await driver.run('run.start', { draft: id, plan: plan.id, wait: true });
      expect(resultOf(run, 'apply').document.result).toBe('done');
      expect(ownApplication(tenant, 'elegere').keyCredentials.map(({ key }) => key)).toEqual([certificate]);

      const places = [
        ...driver.seen.map((text, index) => ({ name: `window ${index}`, bytes: Buffer.from(text) })),
        ...filesBelow(join(tenant.folder, 'desk')),
      ];
      expect(places.length).toBeGreaterThan(20);
      expect(findLeaks(places, secrets.all())).toEqual([]);
      expect(driver.seen.join('\n')).not.toContain('company folder');
      expect(
        filesBelow(join(tenant.folder, 'desk'))
          .map(({ name }) => name)
          .join(),
      ).not.toContain('.pfx');
    },
  );

  it(
    'takes the passphrase from a file, asks again where it does not fit, and ends where nobody gives one',
    {
      timeout,
    },
    async () => {
      const { test, driver, folder, id, attach } = await withPfx();
      await attach();
      const right = join(folder, 'right.txt');
      writeFileSync(right, `${passphrase}\n`);
      writeFileSync(join(folder, 'wrong.txt'), 'another\n');
      test.answers.push('file', join(folder, 'wrong.txt'), 'file', right);
      const made = resultOf(await driver.run('plan.make', { draft: id, goLive: false }), 'plan').document;
      expect(made.verdict).toBe('ready');

      // Another file was chosen: what was given before is not tried on it.
      await attach();
      test.answers.push('file', null);
      const failed = failureOf(await driver.run('plan.make', { draft: id, goLive: false }));
      expect(failed).toMatchObject({
        code: 'interaction-required',
        message: 'company key.pfx is locked by a passphrase, and none was given.',
        next: expect.stringContaining('take the passphrase from the clipboard') as string,
      });
    },
  );

  it('is named in the setup file by the way to it, and found again from there', { timeout }, async () => {
    const { tenant, test, driver, id, attach } = await withPfx();
    await attach();
    const file = join(tenant.folder, 'elegere.sendwright.yaml');
    test.answers.push(file);
    await driver.ask('setups.export', { draft: id });
    expect(readFileSync(file, 'utf8')).toContain('file: company folder/company key.pfx');
    test.answers.push(file);
    const opened = await driver.ask('setups.import', {});
    expect(opened?.issues).toEqual([]);
    expect(opened?.draft.credential).toMatchObject({ file: 'company key.pfx' });
    test.answers.push('clipboard');
    test.clipboard = passphrase;
    await applied(driver, opened?.id ?? '');
  });

  it('that is no PFX, or is gone, is told by its name alone', { timeout }, async () => {
    const { driver, test, folder, id, attach, pfx } = await withPfx();
    const other = join(folder, 'other.pfx');
    writeFileSync(other, 'not a key');
    test.answers.push(other);
    await expect(driver.ask('setups.attachCertificate', { draft: id })).rejects.toThrow(/other\.pfx/u);
    await attach();
    rmSync(pfx);
    await expect(driver.run('plan.make', { draft: id, goLive: false })).rejects.toThrow(
      /^company key\.pfx cannot be read/u,
    );
    expect(driver.seen.join('\n')).not.toContain(folder);
  });
});
