import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../../electron/contract/journal';
import { createRecords } from '../../../electron/records/records';
import { ManualClock } from '../../support/manual-clock';
import { setupRecord, tenantId, useTempFolder } from './temp';

const folder = useTempFolder();
const open = () => createRecords({ directory: folder(), clock: new ManualClock() });
const id = 'ostendo-continuum';
const fileOf = (name: string) => join(folder(), 'tenants', tenantId, id, name);

const intent = (stepId: string): JournalEntry => ({
  type: 'intent',
  runId: 'r1',
  time: '2026-11-20T10:00:00.000Z',
  stepId,
  kind: 'make',
  input: { name: stepId, from: { $from: 'app', output: 'id' }, list: [1, null] },
});

describe('setups', () => {
  it('come back as they were saved, listed by tenant and id', async () => {
    const records = open();
    const other = setupRecord('con', { objects: { clientId: 'abc' } });
    await records.save(setupRecord());
    await records.save(other);
    expect(await open().load(tenantId, id)).toEqual(setupRecord());
    expect(await open().list()).toEqual([other, setupRecord()]);
  });

  it('are none where nothing was saved', async () => {
    expect(await open().list()).toEqual([]);
    expect(await open().load(tenantId, id)).toBeNull();
    expect(await open().journal(tenantId, id).entries()).toEqual([]);
  });

  it.skipIf(process.platform === 'win32')('are for the owner alone', async () => {
    await open().save(setupRecord());
    expect(statSync(fileOf('setup.json')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder(), 'tenants')).mode & 0o777).toBe(0o700);
    expect(statSync(fileOf('.')).mode & 0o777).toBe(0o700);
  });

  it.each([
    ['../evil', tenantId],
    ['a/b', tenantId],
    ['', tenantId],
    ['A', tenantId],
    ['..', tenantId],
    [id, '..'],
    [id, `${tenantId}/..`],
    [id, ''],
  ])('cannot leave their folder: %s of %s', async (setupId, tenant) => {
    const records = open();
    await expect(records.load(tenant, setupId)).rejects.toThrow(/is not a (?:tenant|setup) id/u);
    await expect(records.lock(tenant, setupId)).rejects.toThrow(/is not a/u);
    await expect(records.audit(tenant, setupId, { time: '', who: '', what: '' })).rejects.toThrow(
      /is not a/u,
    );
    expect(() => records.journal(tenant, setupId)).toThrow(/is not a/u);
    expect(readdirSync(folder())).toEqual([]);
  });

  it('are refused when wrong or holding a secret, and the old one stays', async () => {
    const records = open();
    await records.save(setupRecord());
    await expect(records.save(setupRecord(id, { createdAt: 'yesterday' }))).rejects.toThrow(
      /createdAt is wrong/u,
    );
    const leaky = setupRecord(id, { tenantName: 'abc8Q~0123456789012345678901234567890abc' });
    await expect(records.save(leaky)).rejects.toThrow(/holds a secret/u);
    expect(await records.load(tenantId, id)).toEqual(setupRecord());
  });
});

describe('a damaged file', () => {
  it.each([
    ['cut off', '{"format":1,"id":'],
    ['empty', ''],
    ['of another shape', '{"format":1}'],
    ['of no format', '{"id":"x"}'],
    ['of another setup', JSON.stringify(setupRecord('other'))],
  ])('that is %s is set aside and reported once, never reset', async (_how, text) => {
    await open().save(setupRecord());
    writeFileSync(fileOf('setup.json'), text);
    const aside = fileOf('setup.json.damaged-2026-11-20T10-00-00-000Z');
    await expect(open().load(tenantId, id)).rejects.toMatchObject({
      code: 'internal',
      message: expect.stringContaining(aside),
      facts: { who: 'you', next: expect.any(String) },
    });
    expect(readFileSync(aside, 'utf8')).toBe(text);
    expect(await open().load(tenantId, id)).toBeNull();
  });

  it('does not hide the others for longer than the report', async () => {
    await open().save(setupRecord());
    await open().save(setupRecord('other'));
    writeFileSync(fileOf('setup.json'), 'x');
    await expect(open().list()).rejects.toThrow(/setup\.json is damaged/u);
    expect(await open().list()).toEqual([setupRecord('other')]);
  });

  it('stops an append instead of being written over', async () => {
    await open().journal(tenantId, id).append(intent('a'));
    writeFileSync(fileOf('journal.json'), 'x');
    await expect(open().journal(tenantId, id).append(intent('b'))).rejects.toThrow(
      /journal\.json is damaged/u,
    );
    expect(readdirSync(fileOf('.'))).toEqual(['journal.json.damaged-2026-11-20T10-00-00-000Z']);
  });
});

describe('a file of a newer version', () => {
  it('is refused kindly and left as it is', async () => {
    const newer = '{"format":2,"anything":true}';
    mkdirSync(fileOf('.'), { recursive: true });
    for (const name of ['setup.json', 'journal.json']) writeFileSync(fileOf(name), newer);
    await expect(open().load(tenantId, id)).rejects.toMatchObject({ code: 'unsupported' });
    await expect(open().journal(tenantId, id).append(intent('a'))).rejects.toMatchObject({
      facts: { next: 'Update Sendwright on this computer.' },
    });
    expect(readFileSync(fileOf('journal.json'), 'utf8')).toBe(newer);
  });
});

describe('journal and audit', () => {
  it('keep what was appended at the same time, in the order of the calls', async () => {
    const journal = open().journal(tenantId, id);
    const entries = Array.from({ length: 20 }, (_, index) => intent(`s${index}`));
    await Promise.all(entries.slice(0, 10).map((entry) => journal.append(entry)));
    for (const entry of entries.slice(10)) await journal.append(entry);
    expect(await open().journal(tenantId, id).entries()).toEqual(entries);
    expect(JSON.parse(readFileSync(fileOf('journal.json'), 'utf8'))).toMatchObject({ format: 1 });
  });

  it('take in what another process has written since', async () => {
    const [one, two] = [open().journal(tenantId, id), open().journal(tenantId, id)];
    await one.append(intent('a'));
    await two.append(intent('b'));
    await one.append(intent('c'));
    expect(await two.entries()).toEqual([intent('a'), intent('b'), intent('c')]);
  });

  it('do not take an entry whose write failed', async () => {
    const journal = open().journal(tenantId, id);
    await journal.append(intent('a'));
    const leaky = { ...intent('b'), input: { value: 'abc8Q~0123456789012345678901234567890abc' } };
    await expect(journal.append(leaky)).rejects.toThrow(/holds a secret/u);
    await journal.append(intent('c'));
    expect(await journal.entries()).toEqual([intent('a'), intent('c')]);
  });

  it('write down who did what', async () => {
    const records = open();
    const entry = {
      time: '2026-11-20T10:00:00.000Z',
      who: 'admin',
      what: 'copied the secret',
      detail: { n: 1 },
    };
    await Promise.all([records.audit(tenantId, id, entry), records.audit(tenantId, id, entry)]);
    expect(JSON.parse(readFileSync(fileOf('audit.json'), 'utf8'))).toEqual({
      format: 1,
      entries: [entry, entry],
    });
  });

  it('name the file when the disk refuses', async () => {
    mkdirSync(join(folder(), 'tenants'));
    writeFileSync(join(folder(), 'tenants', tenantId), 'a file where a folder should be');
    await expect(open().save(setupRecord())).rejects.toMatchObject({
      message: expect.stringMatching(/setup\.json could not be written: part of the path is a file/u),
    });
  });
});
