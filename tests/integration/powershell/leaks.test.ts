import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { documentOf } from '../../support/cli';
import { findLeaks } from '../../support/leak-scan';
import { writeJob } from '../../support/setup-files';
import { standInPowerShell } from '../../support/stand-in-powershell';
import { LeakRig } from '../leaks/rig';

describe('the command line through PowerShell', () => {
  it(
    'leaks no token and no secret into arguments, environment, log, output or files',
    { timeout: 120_000 },
    async () => {
      const rig = await LeakRig.open();
      const powershell = standInPowerShell(rig.tenant.folder, {
        noise: true,
        faults: [{ at: 'Get-Recipient', what: 'flood-stderr' }],
      });
      rig.env = { SENDWRIGHT_PWSH: powershell.path };
      const job = writeJob(rig.work);
      const through = ['--exchange', 'powershell'];
      const codes = [
        await rig.run('plan', job, ...through, '--json'),
        await rig.run('apply', job, '--yes', ...through),
        await rig.run('prove', 'ostendo-continuum', ...through),
      ].map((result) => result.code);
      expect(codes).toEqual([0, 0, 0]);

      const notes = powershell.notes();
      expect(notes.filter((note) => note['start'] === 'bridge.ps1')).toHaveLength(3);
      expect(notes.filter((note) => note['token'] === 'given')).toHaveLength(3);
      expect(rig.secrets.count('access_token')).toBeGreaterThan(0);
      const places = await rig.places();
      expect(places.find(({ name }) => name.startsWith('arguments'))?.bytes.toString()).toContain(
        'bridge.ps1',
      );
      const told = { name: 'what the child was given', bytes: Buffer.from(powershell.text()) };
      expect(findLeaks([...places, told], rig.secrets.all())).toEqual([]);
      // Nothing of PowerShell's own stays in the temporary folder.
      expect(readdirSync(join(rig.work, 'tmp')).filter((name) => name.includes('powershell'))).toEqual([]);
    },
  );

  it('exits 3 where this computer blocks scripts, naming who can mend it', async () => {
    const rig = await LeakRig.open();
    rig.env = { SENDWRIGHT_PWSH: standInPowerShell(rig.tenant.folder, { onStart: 'constrained' }).path };
    const planned = await rig.run('plan', writeJob(rig.work), '--exchange', 'powershell', '--json');
    expect(planned.code).toBe(3);
    expect(documentOf<object>(planned)).toMatchObject({ verdict: 'blocked' });
    expect(planned.stdout).toContain('whoever administers this computer');
  });
});

describe('the bundle', () => {
  it('carries the PowerShell scripts as they are in the source', () => {
    const [bundled, source] = ['dist/powershell', 'electron/exchange/powershell/bridge'].map((folder) =>
      resolve(folder),
    );
    expect(readdirSync(bundled!).sort()).toEqual(readdirSync(source!).sort());
    for (const name of readdirSync(source!)) {
      expect(readFileSync(join(bundled!, name)).equals(readFileSync(join(source!, name)))).toBe(true);
    }
  });
});
