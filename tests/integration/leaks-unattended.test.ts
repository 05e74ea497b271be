import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { filesBelow, findLeaks } from '../support/leak-scan';
import { addReader, readerPassphrase } from '../support/reading-application';
import { writeJob } from '../support/setup-files';
import { standInPowerShell } from '../support/stand-in-powershell';
import { LeakRig } from './leaks/rig';

const setup = 'ostendo-continuum';

it(
  'a scheduled review leaks neither key, passphrase nor token, also where it fails',
  { timeout: 120_000 },
  async () => {
    const rig = await LeakRig.open();
    const codes = [await rig.run('apply', writeJob(rig.work), '--yes'), await rig.run('prove', setup)].map(
      ({ code }) => code,
    );
    expect(codes).toEqual([0, 0]);
    const reader = await addReader(rig.tenant);
    const { unattended, unattendedPassphraseFile } = reader.options;
    const signIn = ['--unattended', unattended, '--unattended-passphrase-file'];
    const powershell = standInPowerShell(rig.tenant.folder);
    rig.env = { SENDWRIGHT_PWSH: powershell.path };
    const through = [...signIn, unattendedPassphraseFile, '--exchange', 'powershell'];
    expect((await rig.run('review', setup, ...through, '--html', 'review.html')).code).toBe(0);
    expect((await rig.run('survey', ...signIn, unattendedPassphraseFile, '--json')).code).toBe(0);
    const wrong = join(rig.tenant.folder, 'wrong.passphrase');
    writeFileSync(wrong, `${readerPassphrase}x`);
    expect((await rig.run('review', setup, ...signIn, wrong)).code).not.toBe(0);
    reader.application.keyCredentials = [];
    expect((await rig.run('review', setup, ...signIn, unattendedPassphraseFile)).code).toBe(3);

    const secrets = [
      ...rig.secrets.all(),
      { name: 'passphrase', value: readerPassphrase },
      { name: 'private key', value: reader.signIn.certificate.privateKey },
    ];
    const told = { name: 'what the child was given', bytes: Buffer.from(powershell.text()) };
    expect(findLeaks([...(await rig.places()), told], secrets)).toEqual([]);
    // The scan would find it: the key is only in the sealed file, and the passphrase beside it.
    const beside = filesBelow(rig.tenant.folder).filter(({ name }) =>
      /job\.(?:json|passphrase)$/u.test(name),
    );
    const leaks = findLeaks(beside, secrets.slice(-2));
    expect(leaks.length).toBeGreaterThan(0);
    expect(leaks.filter((line) => !line.startsWith('job.passphrase'))).toEqual([]);
  },
);
