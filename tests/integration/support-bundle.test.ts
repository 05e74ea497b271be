import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { LadderDocument } from '../../electron/contract/ladder';
import { readZip } from '../../electron/credentials/zip';
import { documentOf } from '../support/cli';
import { findLeaks } from '../support/leak-scan';
import { writeJob } from '../support/setup-files';
import { LeakRig } from './leaks/rig';

const setup = 'ostendo-continuum';

it(
  'a support bundle is shown whole, saved as shown, and holds no secret of the run',
  { timeout: 90_000 },
  async () => {
    const rig = await LeakRig.open();
    writeJob(rig.work);
    expect((await rig.run('apply', 'job.sendwright.yaml', '--yes')).code).toBe(0);
    expect((await rig.run('prove', setup)).code).toBe(0);

    const unasked = await rig.run('diagnose', '--setup', setup, '--no-send', '--bundle', 'unasked.zip');
    expect(unasked.code, unasked.stderr).toBe(0);
    expect(unasked.stdout).toContain('was not saved');

    const made = await rig.run('diagnose', '--setup', setup, '--bundle', 'support.zip', '--yes', '--json');
    expect(made.code, made.stderr).toBe(0);
    const { bundle, result } = documentOf<LadderDocument>(made);
    expect(result).toBe('holds');
    expect(bundle?.savedAs).toBe('support.zip');

    const files = await readZip(readFileSync(join(rig.work, 'support.zip')), null);
    expect([...files.keys()]).toEqual(bundle?.files);
    const text = (name: string): string => new TextDecoder().decode(files.get(name));
    expect(text('ladder.json')).toContain('"holds"');
    expect(text('steps.json')).toContain('secret');
    expect(text('log.txt')).toContain('/v1.0/');
    for (const name of files.keys()) expect(made.stderr).toContain(name);
    expect(made.stderr.replaceAll(/^ {4}/gmu, '')).toContain(text('steps.json').trimEnd());
    expect([...files.values()].map((bytes) => new TextDecoder().decode(bytes)).join()).not.toContain(
      'invoices@',
    );

    expect(rig.secrets.all().length).toBeGreaterThan(2);
    expect(findLeaks(await rig.places(), rig.secrets.all())).toEqual([]);
  },
);
