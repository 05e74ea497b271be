import { copyFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { draftSchema, type Draft } from '../contract/desk/draft';
import { toAppError } from '../contract/errors';
import type { Clock } from '../ports/clock';
import { codeOf, fileError } from './file-errors';
import { currentFormat, readRecord, writeWhole } from './whole-file';

/** A draft as it lies on disk; nothing in it is a secret. */
export interface DraftRecord {
  readonly id: string;
  readonly draft: Draft;
  readonly createdAt: string;
  readonly changedAt: string;
  /** The setup that it became. */
  readonly setup: { readonly tenantId: string; readonly id: string } | null;
  /** Names of the files that lie beside it. */
  readonly files: readonly string[];
  /** Where files lie that it names and that stay where they are, absolute: they hold a private key. Absent in older ones. */
  readonly links?: Readonly<Record<string, string>>;
}

/** Drafts of setup files, a folder each: the draft, and the files that it names. */
export interface Drafts {
  /** All that can be read. A damaged one is set aside and told in `damaged`. */
  list(): Promise<{ readonly drafts: readonly DraftRecord[]; readonly damaged: readonly string[] }>;
  /** Null where there is none. Throws AppError `internal` where it is damaged (it is set aside). */
  load(id: string): Promise<DraftRecord | null>;
  save(record: DraftRecord): Promise<void>;
  remove(id: string): Promise<void>;
  /** Copies a file beside the draft under a plain name. */
  attach(id: string, path: string, name: string): Promise<void>;
  /** Folder of a draft: paths in its setup file are relative to it. */
  folderOf(id: string): string;
}

const idShape = /^[\da-zA-Z][\da-zA-Z-]{0,63}$/u;
const time = z.iso.datetime();
const schema: z.ZodType<DraftRecord & { readonly format: 1 }> = z.object({
  format: z.literal(currentFormat),
  id: z.string(),
  draft: draftSchema,
  createdAt: time,
  changedAt: time,
  setup: z.object({ tenantId: z.guid(), id: z.string() }).nullable(),
  files: z.array(z.string()),
  links: z.record(z.string(), z.string()).optional(),
});

/** The drafts of a data folder, under `<directory>/drafts/<id>/`: whole files, mode 0600, checked when read. */
export function createDrafts(directory: string, clock: Clock): Drafts {
  const root = join(directory, 'drafts');
  const folderOf = (id: string): string => join(root, id);
  const load = async (id: string): Promise<DraftRecord | null> =>
    idShape.test(id) ? readRecord(join(folderOf(id), 'draft.json'), schema, clock) : null;
  return {
    load,
    folderOf,
    async list() {
      const damaged: string[] = [];
      const found: DraftRecord[] = [];
      for (const id of await foldersIn(root)) {
        try {
          const record = await load(id);
          if (record !== null) found.push(record);
        } catch (error) {
          damaged.push(toAppError(error).message);
        }
      }
      return { drafts: found, damaged };
    },
    async save(record) {
      const text = JSON.stringify({ format: currentFormat, ...record }, null, 2);
      await writeWhole(join(folderOf(record.id), 'draft.json'), `${text}\n`);
    },
    async remove(id) {
      if (!idShape.test(id)) return;
      await rm(folderOf(id), { recursive: true, force: true });
    },
    async attach(id, path, name) {
      const file = join(folderOf(id), name);
      try {
        await mkdir(folderOf(id), { recursive: true, mode: 0o700 });
        await copyFile(path, file);
      } catch (error) {
        throw fileError(file, 'written', error);
      }
    },
  };
}

async function foldersIn(root: string): Promise<readonly string[]> {
  try {
    const found = await readdir(root, { withFileTypes: true });
    return found.flatMap((entry) => (entry.isDirectory() && idShape.test(entry.name) ? [entry.name] : []));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw fileError(root, 'read', error);
  }
}
