import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chunksOf } from '../contract/chunks';
import type { z } from 'zod';
import { AppError, toAppError } from '../contract/errors';
import type { Journal, JournalEntry } from '../contract/journal';
import type { Clock } from '../ports/clock';
import type { AuditEntry, SetupRecord, SetupRecords } from '../ports/records';
import type { UnattendedRecords } from '../ports/unattended';
import { codeOf, fileError } from './file-errors';
import { ListFile } from './list-file';
import { lockFolder } from './lock';
import { thisMachine, type Machine } from './machine';
import { nameOfFolder, setupFolder, tenantsFolder } from './paths';
import { auditEntrySchema, journalEntrySchema, setupRecordSchema, setupSummarySchema } from './schemas';
import { createUnattendedRecords } from './unattended';
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
  /** The reading applications, one a tenant. */
  readonly unattended: UnattendedRecords;
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
    unattended: createUnattendedRecords(directory, clock),
    list: async () => listRecords(directory, setupRecordSchema, clock),
    summaries: async () => listRecords(directory, setupSummarySchema, clock),
    load: async (tenantId, setupId) => loadRecord(directory, tenantId, setupId, setupRecordSchema, clock),
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

async function loadRecord<T extends Pick<SetupRecord, 'id' | 'tenantId'>>(
  directory: string,
  tenantId: string,
  setupId: string,
  schema: z.ZodType<T>,
  clock: Clock,
): Promise<T | null> {
  const file = join(setupFolder(directory, tenantId, setupId), 'setup.json');
  const record = await readRecord(file, schema, clock);
  if (record === null) return null;
  if (record.id === setupId && record.tenantId.toLowerCase() === tenantId.toLowerCase()) return record;
  throw await setAside(file, `it belongs to ${record.id} of ${record.tenantId}`, clock);
}

/** Open at once: enough that the disk is not waited for, few enough for any system's limit. */
const filesAtOnce = 64;

/** All records; every damaged one is set aside first, then the first of them is reported. */
async function listRecords<T extends Pick<SetupRecord, 'id' | 'tenantId'>>(
  directory: string,
  schema: z.ZodType<T>,
  clock: Clock,
): Promise<readonly T[]> {
  const records: T[] = [];
  const errors: AppError[] = [];
  const tenants = tenantsFolder(directory);
  const tenantIds = await foldersIn(tenants, 'tenant');
  const found = await Promise.all(
    tenantIds.map(async (tenantId) =>
      (await foldersIn(join(tenants, tenantId), 'setup')).map((setupId) => ({ tenantId, setupId })),
    ),
  );
  for (const some of chunksOf(found.flat(), filesAtOnce)) {
    const read = await Promise.allSettled(
      some.map(async ({ tenantId, setupId }) => loadRecord(directory, tenantId, setupId, schema, clock)),
    );
    for (const one of read) {
      if (one.status === 'rejected') errors.push(toAppError(one.reason));
      else if (one.value !== null) records.push(one.value);
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
