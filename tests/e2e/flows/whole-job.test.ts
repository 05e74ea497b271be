import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect as expectPage } from 'playwright/test';
import { expect, it } from 'vitest';
import { onHosts } from '../hosts/window';
import { pagesOf } from '../pages/pages';
import { typedSetup } from './typed-setup';

onHosts('the whole job', ['electron', 'browser'], (start) => {
  it.each([
    ['rbac', 'Ostendo Continuum'],
    ['accessPolicy', 'Autologyx Catalyst'],
  ] as const)(
    '%s, for %s: from the first page to the folder for the vendor',
    { timeout: 150_000 },
    async (scoping, vendor) => {
      const desktop = await start();
      const { app, signIn, setup, run, proof, send, handoff } = pagesOf(desktop.page);
      await signIn.toPractice();
      await setup.type({ ...typedSetup, vendor, scoping, application: `${vendor} mail` });
      await setup.checkAndPlan();
      await run.approve();
      await run.done();
      await proof.prove();

      await app.openSetup(`${vendor} mail`);
      await send.toSend();
      await send.send('invoices@contoso.example');
      await expectPage(send.heading('Accepted')).toBeVisible({ timeout: 15_000 });
      await send.send('ceo@contoso.example');
      await expectPage(send.heading('Refused, as agreed')).toBeVisible({ timeout: 15_000 });

      await app.openSetup(`${vendor} mail`);
      const passphrase = await handoff.handOver();
      expect(passphrase.replace(/\s/gu, '').length).toBeGreaterThan(15);
      const [folder = ''] = readdirSync(desktop.files).filter((name) => name !== 'open');
      expect(readdirSync(join(desktop.files, folder))).toEqual(
        expect.arrayContaining(['handoff.html', 'handoff.json', 'proof.html', 'sealed.zip', 'SHA256SUMS']),
      );
      await handoff.putPassphraseAway();
      expect(await desktop.page.content()).not.toContain(passphrase);
      expect(await desktop.page.content()).not.toContain('eyJ');
    },
  );
});
