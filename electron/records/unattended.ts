import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { unattendedFacts } from '../contract/unattended';
import type { Clock } from '../ports/clock';
import type { UnattendedRecord, UnattendedRecords } from '../ports/unattended';
import { codeOf, fileError } from './file-errors';
import { nameOfFolder, tenantFolder, tenantsFolder } from './paths';
import { readRecord, removeFile, writeWhole } from './whole-file';

const recordSchema = z.object({
  ...unattendedFacts,
  keyId: z.string().min(1),
  madeBy: z.guid().optional(),
  renewing: z.string().optional(),
  handedOut: z.array(z.string()).optional(),
  handedOutEnds: z.record(z.string(), z.iso.datetime()).optional(),
  tried: z.object({ at: z.iso.datetime(), works: z.boolean() }).optional(),
});

/** The reading applications that this computer knows: `<data>/tenants/<tenant>/unattended.json`. */
export function createUnattendedRecords(directory: string, clock: Clock): UnattendedRecords {
  const fileOf = (tenantId: string): string => join(tenantFolder(directory, tenantId), 'unattended.json');
  const load = async (tenantId: string): Promise<UnattendedRecord | null> =>
    readRecord(fileOf(tenantId), recordSchema, clock);
  return {
    load,
    list: async () => {
      const found = await Promise.all((await tenantsIn(directory)).map(load));
      return found.filter((record) => record !== null);
    },
    save: async (record) =>
      writeWhole(fileOf(record.tenantId), `${JSON.stringify(recordSchema.parse(record), null, 2)}\n`),
    forget: async (tenantId) => removeFile(fileOf(tenantId)),
  };
}

async function tenantsIn(directory: string): Promise<readonly string[]> {
  const folder = tenantsFolder(directory);
  try {
    const names = await readdir(folder);
    return names.filter((name) => nameOfFolder(name, 'tenant') !== null).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw fileError(folder, 'read', error);
  }
}
