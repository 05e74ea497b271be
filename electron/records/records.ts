import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, toAppError } from '../contract/errors';
import type { Journal, JournalEntry } from '../contract/journal';
import type { Clock } from '../ports/clock';
import type { AuditEntry, SetupRecord, SetupRecords } from '../ports/records';
import { codeOf, fileError } from './file-errors';
import { ListFile } from './list-file';
import { lockFolder } from './lock';
import { thisMachine, type Machine } from './machine';
import { nameOfFolder, setupFolder, tenantsFolder } from './paths';
import { auditEntrySchema, journalEntrySchema, setupRecordSchema } from './schemas';
import { readRecord, removeFile, removeLeftovers, setAside, writeWhole } from './whole-file';

interface RecordsOptions {
  /** The data folder. */
  readonly directory: string;
  readonly clock: Clock;
  readonly machine?: Machine;
}

/**
 * The records of this computer, under `<data>/tenants/<tenant>/<setup>/`. Hold the setup's lock while writing:
 * single writes are safe without it, but of two processes that append at the same time one entry may be lost.
 */
export function createRecords(options: RecordsOptions): SetupRecords & {
  /** The journal of a setup's runs. */
  journal(tenantId: string, setupId: string): Journal;
} {
  const { directory, clock, machine = thisMachine } = options;
  const audits = new Map<string, ListFile<AuditEntry>>();
  const journals = new Map<string, ListFile<JournalEntry>>();
  const folderOf = (tenantId: string, setupId: string) => setupFolder(directory, tenantId, setupId);

  const auditOf = (tenantId: string, setupId: string): ListFile<AuditEntry> => {
    const file = join(folderOf(tenantId, setupId), 'audit.json');
    return listFile(audits, file, () => new ListFile(file, auditEntrySchema, clock));
  };

  return {
    list: async () => listRecords(directory, clock),
    load: async (tenantId, setupId) => loadRecord(directory, tenantId, setupId, clock),
    save: async (record) => {
      const file = join(folderOf(record.tenantId, record.id), 'setup.json');
      const checked = setupRecordSchema.safeParse(record);
      if (!checked.success) {
        const fault = checked.error.issues[0]?.path.join('.') ?? '';
        throw new AppError({ code: 'internal', message: `${file} was not written: ${fault} is wrong.` });
      }
      await writeWhole(file, `${JSON.stringify(checked.data, null, 2)}\n`);
    },
    audit: async (tenantId, setupId, entry) => auditOf(tenantId, setupId).append(entry),
    auditLog: async (tenantId, setupId) => auditOf(tenantId, setupId).entries(),
    forget: async (tenantId, setupId) => {
      const folder = folderOf(tenantId, setupId);
      for (const name of ['setup.json', 'journal.json', 'audit.json']) {
        const file = join(folder, name);
        audits.delete(file);
        journals.delete(file);
        await removeFile(file);
      }
    },
    lock: async (tenantId, setupId) => {
      const folder = folderOf(tenantId, setupId);
      const lock = await lockFolder(folder, `The setup ${setupId}`, clock, machine);
      await removeLeftovers(folder, clock);
      return lock;
    },
    journal: (tenantId, setupId) => {
      const file = join(folderOf(tenantId, setupId), 'journal.json');
      return listFile(journals, file, () => new ListFile(file, journalEntrySchema, clock));
    },
  };
}

/** One object per file in this process: it puts writes in a row. */
function listFile<T>(files: Map<string, ListFile<T>>, file: string, make: () => ListFile<T>): ListFile<T> {
  const known = files.get(file) ?? make();
  files.set(file, known);
  return known;
}

async function loadRecord(
  directory: string,
  tenantId: string,
  setupId: string,
  clock: Clock,
): Promise<SetupRecord | null> {
  const file = join(setupFolder(directory, tenantId, setupId), 'setup.json');
  const record = await readRecord(file, setupRecordSchema, clock);
  if (record === null) return null;
  if (record.id === setupId && record.tenantId.toLowerCase() === tenantId.toLowerCase()) return record;
  throw await setAside(file, `it belongs to ${record.id} of ${record.tenantId}`, clock);
}

/** All records; every damaged one is set aside first, then the first of them is reported. */
async function listRecords(directory: string, clock: Clock): Promise<readonly SetupRecord[]> {
  const records: SetupRecord[] = [];
  const errors: AppError[] = [];
  const tenants = tenantsFolder(directory);
  for (const tenantId of await foldersIn(tenants, 'tenant')) {
    for (const setupId of await foldersIn(join(tenants, tenantId), 'setup')) {
      try {
        const record = await loadRecord(directory, tenantId, setupId, clock);
        if (record !== null) records.push(record);
      } catch (error) {
        errors.push(toAppError(error));
      }
    }
  }
  if (errors[0] === undefined) return records;
  const message = errors.map((error) => error.message).join(' ');
  throw new AppError({ ...errors[0].facts, message }, { cause: errors[0] });
}

async function foldersIn(folder: string, kind: 'tenant' | 'setup'): Promise<readonly string[]> {
  try {
    const found = await readdir(folder, { withFileTypes: true });
    return found
      .filter((entry) => entry.isDirectory())
      .flatMap(({ name }) => nameOfFolder(name, kind) ?? [])
      .sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw fileError(folder, 'read', error);
  }
}
