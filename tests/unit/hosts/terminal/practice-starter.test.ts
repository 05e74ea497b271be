import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { practiceInfoSchema } from '../../../../electron/contract/practice-info';
import { practiceStarter } from '../../../../electron/hosts/terminal/practice-starter';
import { TravellingClock } from '../../../../electron/hosts/terminal/travelling-clock';

it('two practice tenants keep their INFO and their authority apart in one folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'starter-'));
  const files = {
    folder,
    readText: async (path: string) => readFile(path, 'utf8'),
    writeText: async (path: string, text: string) => writeFile(path, text),
  };
  const starter = practiceStarter(files, new TravellingClock());
  const start = async (infoFile: string) => starter.start({ infoFile, latencyMs: 0, lag: 0 });
  const running = await Promise.all([start('one.json'), start('two.json')]);
  try {
    expect((await readdir(folder)).sort()).toEqual(['one.ca.pem', 'one.json', 'two.ca.pem', 'two.json']);
    const text = await readFile(join(folder, 'one.json'), 'utf8');
    expect(practiceInfoSchema.parse(JSON.parse(text)).caFile).toBe(join(folder, 'one.ca.pem'));
  } finally {
    await Promise.all(running.map(async (one) => one.stop()));
    await rm(folder, { recursive: true });
  }
});
