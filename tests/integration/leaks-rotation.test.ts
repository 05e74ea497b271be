import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RotateDocument } from '../../electron/contract/rotation';
import { documentOf } from '../support/cli';
import { findLeaks } from '../support/leak-scan';
import { writeJob } from '../support/setup-files';
import { LeakRig } from './leaks/rig';

const setup = 'ostendo-continuum';

/** Where everything is looked at, and something was looked for. */
async function expectNoLeak(rig: LeakRig, secrets: number): Promise<void> {
  expect(rig.secrets.count('client secret')).toBe(secrets);
  const places = await rig.places();
  const scanned = places.map(({ name }) => name).join('\n');
  for (const name of ['journal', 'audit', 'receipt.json', 'standard output of rotate']) {
    expect(scanned).toContain(name);
  }
  expect(findLeaks(places, rig.secrets.all())).toEqual([]);
}

describe('no secret leaks from a rotation', () => {
  it('of secrets, for people and for programs, to its end', { timeout: 180_000 }, async () => {
    const rig = await LeakRig.open();
    const practice = ['--practice', rig.tenant.infoFile];
    const first = ['--new-passphrase-file', 'first.txt'];
    const second = ['--new-passphrase-file', 'second.txt'];
    const open = ['open', 'second', '--passphrase-file', 'second.txt', ...practice];
    const proof = ['prove', '--handoff', 'second', '--secret-file', 'value.txt', ...practice];
    expect((await rig.run('apply', writeJob(rig.work), '--yes')).code).toBe(0);
    expect((await rig.run('handoff', setup, '--out', 'first', ...first)).code).toBe(0);
    const codes = [
      await rig.run('rotate', setup),
      await rig.run('rotate', setup, '--yes', '--json'),
      await rig.run('rotate', setup),
      await rig.run('handoff', setup, '--out', 'second', ...second),
      await rig.run('status'),
      await rig.run('rotate', setup, '--confirm', 'Jane Doe'),
      await rig.run('rotate', setup, '--abort'),
      await rig.bare(...open, '--receipt', 'receipt.json', '--name', 'Jane Doe'),
      await rig.bare(...open, '--credential-file', 'got.json'),
    ].map(({ code }) => code);
    expect(codes).toEqual([3, 3, 3, 0, 0, 3, 3, 0, 0]);
    for (const file of ['first', 'second']) {
      rig.secrets.add('passphrase', readFileSync(join(rig.work, `${file}.txt`), 'utf8').trim());
      rig.allowed.push(`${file}.txt`, `${file}/sealed.zip`);
    }
    rig.allowed.push('got.json', 'value.txt');
    const { value } = JSON.parse(readFileSync(join(rig.work, 'got.json'), 'utf8')) as { value: string };
    rig.write('value.txt', value);
    expect((await rig.bare(...proof, '--out', 'result.json')).code).toBe(3);
    const taken = ['--vendor-result', 'result.json'];
    const asked = await rig.run('rotate', setup, ...taken, '--json');
    expect(asked.code, asked.stdout + asked.stderr).toBe(3);
    expect(documentOf<RotateDocument>(asked)).toMatchObject({ rotation: { phase: 'seen-working' } });
    expect((await rig.run('handoff', setup, '--receipt', 'receipt.json')).code).toBe(0);
    const done = await rig.run('rotate', setup, '--yes');
    expect(done.code, done.stdout + done.stderr).toBe(0);
    expect((await rig.run('status', '--json')).code).toBe(0);
    await expectNoLeak(rig, 2);
  });

  it.each(['lost-answer', 'malformed'] as const)(
    'whose answer fails while the new one is made (%s)',
    { timeout: 120_000 },
    async (kind) => {
      const rig = await LeakRig.open();
      expect((await rig.run('apply', writeJob(rig.work), '--yes')).code).toBe(0);
      rig.tenant.world.faults.replace([{ match: { path: '/addPassword$' }, kind }]);
      const made = await rig.run('rotate', setup, '--yes', '--json');
      expect(made.code, made.stdout + made.stderr).toBe(3);
      expect(documentOf<RotateDocument>(made)).toMatchObject({ result: 'done', rotation: { phase: 'made' } });
      const app = rig.tenant.world.state.applications.find(({ uniqueName }) => uniqueName !== null);
      expect(app?.passwordCredentials).toHaveLength(2);
      expect(findLeaks(await rig.places(), rig.secrets.all())).toEqual([]);
    },
  );
});
