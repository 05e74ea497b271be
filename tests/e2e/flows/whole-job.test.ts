import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { onHosts } from '../hosts/window';
import { DeskPages } from '../pages/desk-pages';

onHosts('the whole job', ['electron', 'browser'], (start) => {
  it.each([
    ['rbac', 'Ostendo Continuum'],
    ['accessPolicy', 'Autologyx Catalyst'],
  ] as const)(
    '%s, for %s: from the first page to the folder for the vendor',
    { timeout: 150_000 },
    async (scoping, vendor) => {
      const desktop = await start();
      const pages = new DeskPages(desktop.page);
      await pages.signInToPractice();
      await pages.newSetup({
        ...{ vendor, scoping, application: `${vendor} mail` },
        senders: ['invoices@contoso.example'],
        outsider: 'ceo@contoso.example',
      });
      await pages.checkPlanAndRun();
      await pages.prove();
      const passphrase = await pages.handOver();

      expect(passphrase.replace(/\s/gu, '').length).toBeGreaterThan(15);
      const [folder = ''] = readdirSync(desktop.files);
      expect(readdirSync(join(desktop.files, folder))).toEqual(
        expect.arrayContaining(['handoff.html', 'handoff.json', 'proof.html', 'sealed.zip', 'SHA256SUMS']),
      );
      await pages.putPassphraseAway();
      expect(await desktop.page.content()).not.toContain(passphrase);
      expect(await desktop.page.content()).not.toContain('eyJ');
    },
  );
});
