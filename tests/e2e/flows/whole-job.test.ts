import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { practicePassword } from '../../../electron/practice/world/contoso-people';
import { noBrowser, startBrowserHost } from '../hosts/browser-host';
import { DeskPages } from '../pages/desk-pages';

const reason = noBrowser === null ? '' : ` (skipped: ${noBrowser})`;

describe.skipIf(noBrowser !== null)(`the whole job, in a browser${reason}`, () => {
  it.each([
    ['rbac', 'Ostendo Continuum'],
    ['accessPolicy', 'Autologyx Catalyst'],
  ] as const)(
    '%s, for %s: from the first page to the folder for the vendor',
    { timeout: 180_000 },
    async (scoping, vendor) => {
      const under = await startBrowserHost({ username: 'admin@contoso.example', password: practicePassword });
      const pages = new DeskPages(under.page);
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
      const [folder = ''] = readdirSync(under.files);
      expect(readdirSync(join(under.files, folder))).toEqual(
        expect.arrayContaining(['handoff.html', 'handoff.json', 'proof.html', 'sealed.zip', 'SHA256SUMS']),
      );
      expect(await under.page.content()).not.toContain('eyJ');
    },
  );
});
