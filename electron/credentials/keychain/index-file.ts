import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import type { CredentialRef } from '../../ports/credential-store';
import { accountOf } from '../account';

const entrySchema = z.strictObject({
  format: z.literal(1),
  tenantId: z.guid(),
  clientId: z.guid(),
  slot: z.literal('next').optional(),
  state: z.enum(['saving', 'saved', 'deleting']),
});

/** `saving` and `deleting`: begun, and perhaps interrupted. */
export type IndexState = z.infer<typeof entrySchema>['state'];

/** What was saved in the keychain, without any secret: the only way to list, and to tell locked from never saved. */
export interface KeychainIndex {
  state(ref: CredentialRef): Promise<IndexState | null>;
  put(ref: CredentialRef, state: IndexState): Promise<void>;
  remove(ref: CredentialRef): Promise<void>;
  list(): Promise<readonly CredentialRef[]>;
}

/** One small file per credential (0600, written whole), so that two processes never overwrite each other's. */
export function createKeychainIndex(folder: string): KeychainIndex {
  const pathOf = (ref: CredentialRef): string => join(folder, `${accountOf(ref).replace(/\//gu, '_')}.json`);
  return {
    state: async (ref) => {
      const text = await readOrNull(pathOf(ref));
      // Something was saved even where its entry can't be read: better one question too many than a lost secret.
      return text === null ? null : (parseEntry(text)?.state ?? 'saved');
    },
    put: async (ref, state) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const entry = {
        format: 1,
        tenantId: ref.tenantId.toLowerCase(),
        clientId: ref.clientId.toLowerCase(),
        ...(ref.slot === undefined ? {} : { slot: ref.slot }),
        state,
      };
      await writeFileAtomic(pathOf(ref), `${JSON.stringify(entry)}\n`, { mode: 0o600 });
    },
    remove: (ref) => rm(pathOf(ref), { force: true }),
    list: async () => {
      const names = await readdir(folder).catch(() => []);
      const texts = await Promise.all(
        names.filter((name) => name.endsWith('.json')).map((name) => readOrNull(join(folder, name))),
      );
      return texts.flatMap((text) => {
        const entry = text === null ? null : parseEntry(text);
        return entry === null ? [] : [refOf(entry)];
      });
    },
  };
}

async function readOrNull(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function parseEntry(text: string): z.infer<typeof entrySchema> | null {
  try {
    return entrySchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function refOf({ tenantId, clientId, slot }: z.infer<typeof entrySchema>): CredentialRef {
  return { tenantId, clientId, ...(slot === undefined ? {} : { slot }) };
}
