import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { thisMachine, type Machine } from '../../../electron/records/machine';
import { createRecords } from '../../../electron/records/records';
import { ManualClock } from '../../support/manual-clock';
import { tenantId, useTempFolder } from './temp';

const folder = useTempFolder();
const id = 'ostendo';
const setupFolder = () => join(folder(), 'tenants', tenantId, id);
const lockFile = () => join(setupFolder(), 'lock');

/** A process of a computer on which the listed processes live. */
function as(pid: number, alive: Readonly<Record<number, string | null>>, more: Partial<Machine> = {}) {
  const machine: Machine = {
    host: 'laptop',
    pid,
    uptime: () => 3_600,
    isAlive: (other) => other in alive,
    startOf: async (other) => alive[other] ?? null,
    ...more,
  };
  return createRecords({ directory: folder(), clock: new ManualClock(), machine });
}

const both = { 11: 'start-11', 12: 'start-12' };

describe('the lock of a setup', () => {
  it('is held by one process at a time, and the other is told who and since when', async () => {
    const lock = await as(11, both).lock(tenantId, id);
    await expect(as(12, both).lock(tenantId, id)).rejects.toMatchObject({
      code: 'in-use',
      message: 'The setup ostendo is being worked on by process 11 on laptop since 2026-11-20 10:00 UTC.',
      facts: { next: expect.stringContaining(lockFile()) },
    });
    await lock.release();
    expect(readdirSync(setupFolder())).toEqual([]);
    await (await as(12, both).lock(tenantId, id)).release();
  });

  it('is held within one process too', async () => {
    const records = as(11, both);
    const lock = await records.lock(tenantId, id);
    await expect(records.lock(tenantId, id)).rejects.toMatchObject({ code: 'in-use' });
    await lock.release();
    await (await records.lock(tenantId, id)).release();
  });

  it('of another setup does not matter', async () => {
    await as(11, both).lock(tenantId, id);
    await expect(as(12, both).lock(tenantId, 'other')).resolves.toBeDefined();
  });

  it('goes to exactly one of many that ask at once', async () => {
    const asked = await Promise.allSettled(
      [11, 12, 11, 12, 11].map((pid) => as(pid, both).lock(tenantId, id)),
    );
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it.each<[string, Record<number, string | null>, Partial<Machine>]>([
    ['is gone', { 12: null }, {}],
    ['is another one with the same pid', { 11: 'start-later', 12: null }, {}],
    ['died with the last start of the computer', { 11: null, 12: null }, { uptime: () => -600 }],
  ])('is taken over when its process %s', async (_how, alive, more) => {
    await as(11, { 11: 'start-11' }).lock(tenantId, id);
    const taken = await Promise.allSettled([1, 2, 3].map(() => as(12, alive, more).lock(tenantId, id)));
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({ pid: 12 });
    expect(readdirSync(setupFolder())).toEqual(['lock']);
  });

  it('of another computer is never taken over', async () => {
    await as(11, both).lock(tenantId, id);
    await expect(as(12, {}, { host: 'other' }).lock(tenantId, id)).rejects.toThrow(/process 11 on laptop/u);
  });

  it.each(['', '{"pid":', 'null'])('left unreadable (%j) is taken over', async (text) => {
    mkdirSync(setupFolder(), { recursive: true });
    writeFileSync(lockFile(), text);
    await expect(as(12, both).lock(tenantId, id)).resolves.toBeDefined();
  });

  it('is not removed by one who lost it', async () => {
    const lost = await as(11, both).lock(tenantId, id);
    await as(12, { 12: null }).lock(tenantId, id);
    await lost.release();
    expect(JSON.parse(readFileSync(lockFile(), 'utf8'))).toMatchObject({ pid: 12 });
  });

  it('comes with a cleared folder: what killed writers left is removed, damaged files stay', async () => {
    mkdirSync(setupFolder(), { recursive: true });
    const kept = ['setup.json', 'setup.json.damaged-2026-11-20T09-00-00-000Z'];
    for (const name of [...kept, 'setup.json.4242', 'journal.json.99']) {
      writeFileSync(join(setupFolder(), name), '');
      utimesSync(join(setupFolder(), name), 0, 0);
    }
    await (await as(11, both).lock(tenantId, id)).release();
    expect(readdirSync(setupFolder()).sort()).toEqual(kept);
  });
});

describe('thisMachine', () => {
  it('knows this process to be alive', async () => {
    expect(thisMachine.isAlive(process.pid)).toBe(true);
    expect(await thisMachine.startOf(process.pid)).toBe(await thisMachine.startOf(process.pid));
    if (process.platform === 'linux') expect(await thisMachine.startOf(process.pid)).toMatch(/^\d+$/u);
  });
});
