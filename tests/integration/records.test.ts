import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, watch } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { unfinishedIntents } from '../../electron/engine/history';
import { systemClock } from '../../electron/hosts/terminal/system-clock';
import { createRecords } from '../../electron/records/records';
import { bundleProgram } from '../support/bundle-program';
import { intentNumber, recordNumber, setupId, tenantId } from './programs/numbered';
import { applyTo, planned } from './programs/run-plan';

let writer = '';
let applier = '';
let folder = '';

beforeAll(async () => {
  writer = await bundleProgram('tests/integration/programs/write-records.ts');
  applier = await bundleProgram('tests/integration/programs/run-plan.ts');
});
afterAll(() => {
  for (const program of [writer, applier]) rmSync(dirname(program), { recursive: true, force: true });
});
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sendwright-kill-'));
  return () => rmSync(folder, { recursive: true, force: true });
});

describe('records of a process that is killed', () => {
  it('are whole and have all that was reported as written, wherever the kill strikes', async () => {
    const records = createRecords({ directory: folder, clock: systemClock });
    const lengths: number[] = [];
    for (let round = 0; round < 14; round += 1) {
      const reported = await writeUntilKilled(1 + (round % 5), 1 + (round % 7));
      const entries = await records.journal(tenantId, setupId).entries();
      expect(entries.length).toBeGreaterThan(reported);
      expect(entries).toEqual(entries.map((_, number) => intentNumber(number)));
      const record = await records.load(tenantId, setupId);
      const saved = Number(record?.tenantName.split(' ')[1]);
      expect(saved).toBeGreaterThanOrEqual(reported);
      expect(record).toEqual(recordNumber(saved));
      lengths.push(entries.length);
    }
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    // The dead writer's lock does not keep anybody out.
    await (await records.lock(tenantId, setupId)).release();
  });

  it('of a living one are locked, with its process named', async () => {
    const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    const records = createRecords({ directory: folder, clock: systemClock });
    await expect(records.lock(tenantId, setupId)).rejects.toMatchObject({
      code: 'in-use',
      message: expect.stringContaining(`process ${child.pid ?? 0} on `),
    });
    await kill(child);
  });
});

describe('a run that is killed', () => {
  const places = planned.flatMap(([id]) => [`${id}:before`, `${id}:after`]);

  it.each(places)('at %s ends, resumed, as an undisturbed one', async (place) => {
    const tenant = mkdtempSync(join(folder, 'tenant-'));
    const data = join(folder, 'data');
    const child = spawn(process.execPath, [applier, 'apply', tenant, data, place], { stdio: 'inherit' });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    expect(signal).toBe('SIGKILL');
    const journal = createRecords({ directory: data, clock: systemClock }).journal(tenantId, setupId);
    expect(unfinishedIntents(await journal.entries()).map(({ stepId }) => stepId)).toContain(
      place.split(':')[0],
    );

    expect(await applyTo(tenant, data, '')).toBe('done');
    const made = readdirSync(tenant).map((file) => file.split('~')[0]);
    expect(made.sort()).toEqual(planned.map(([id]) => id).sort());
    expect(unfinishedIntents(await journal.entries())).toEqual([]);
    expect(existsSync(join(data, 'tenants', tenantId, setupId, 'lock'))).toBe(false);
  });
});

/**
 * Lets the writer report some numbers, then kills it when the folder changes for the `change`-th time: a file is just
 * being written. Returns the last number reported.
 */
async function writeUntilKilled(reports: number, change: number): Promise<number> {
  const child = spawn(process.execPath, [writer, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  let seen = 0;
  let changes = 0;
  let last = -1;
  const watched = join(folder, 'tenants', tenantId, setupId);
  mkdirSync(watched, { recursive: true });
  const watcher = watch(watched, () => {
    if (seen >= reports && (changes += 1) >= change) child.kill('SIGKILL');
  });
  for await (const line of createInterface({ input: child.stdout })) {
    last = Number(line);
    seen += 1;
  }
  watcher.close();
  return last;
}

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
