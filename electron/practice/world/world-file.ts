import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { contosoWorld } from './contoso';
import type { WorldState } from './state';
import { worldPatchSchema, worldStateSchema, worldVariantSchema } from './world-schema';
import type { WorldPatch } from './world-schema';

/** A world file that cannot be used; the message says which field, what was expected, and what would be right. */
export class WorldFileError extends Error {
  override readonly name = 'WorldFileError';
}

const example = '{ "extends": "contoso", "users": { "ceo@contoso.example": { "accountEnabled": false } } }';

function parsed<T>(schema: z.ZodType<T>, document: unknown, what: string): T {
  const result = schema.safeParse(document);
  if (result.success) return result.data;
  throw new WorldFileError(
    `${what} is not right:\n${z.prettifyError(result.error)}\nFor example: ${example}`,
  );
}

function has(document: unknown, key: string): boolean {
  return typeof document === 'object' && document !== null && key in document;
}

/** A whole state, or the first world with changes; null where the document is neither but may be a patch. */
export function worldFromDocument(document: unknown): WorldState | null {
  if (has(document, 'extends')) {
    const { sharedMailboxes, ...variant } = parsed(worldVariantSchema, document, 'The world file');
    const base = contosoWorld({ sharedMailboxes: sharedMailboxes ?? 0 });
    const isChange = ([key]: [string, unknown]): boolean => key !== 'extends';
    return patchWorld(base, Object.fromEntries(Object.entries(variant).filter(isChange)));
  }
  return has(document, 'servicePrincipals') ? parsed(worldStateSchema, document, 'The saved world') : null;
}

/** The text of a `--world` file. Throws WorldFileError. */
export function parseWorld(text: string): WorldState {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error);
    throw new WorldFileError(`The world file is not JSON: ${cause}\nFor example: ${example}`);
  }
  const world = worldFromDocument(document);
  if (world !== null) return world;
  throw new WorldFileError(
    `The world file is neither a saved world nor one that extends the first ("extends": "contoso").\nFor example: ${example}`,
  );
}

/** Reads a `--world` file. Throws WorldFileError, also where it cannot be read. */
export async function readWorld(file: string): Promise<WorldState> {
  try {
    return parseWorld(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof WorldFileError) throw error;
    throw new WorldFileError(`The world file ${file} cannot be read.`);
  }
}

/** Saves a state, whole; it holds the secrets of practice applications, so its owner alone may read it. */
export async function saveWorld(file: string, state: WorldState): Promise<void> {
  const beside = `${file}.${randomBytes(6).toString('hex')}`;
  await writeFile(beside, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
  await rename(beside, file);
}

/** The members of a list, those named in `changes` changed. Throws where a name fits nothing. */
function changed<T extends object>(
  what: string,
  list: readonly T[],
  changes: Readonly<Record<string, object>> | undefined,
  named: (one: T, name: string) => boolean,
): T[] {
  const entries = Object.entries(changes ?? {});
  for (const [name] of entries) {
    if (!list.some((one) => named(one, name.toLowerCase()))) {
      throw new WorldFileError(`There is no ${what} ${name} in this world. New ones go into "add".`);
    }
  }
  return list.map((one) => {
    const own = entries.filter(([name]) => named(one, name.toLowerCase())).map(([, change]) => change);
    return Object.assign({}, one, ...own) as T;
  });
}

/** A state with changes; the given one stays as it is. Throws WorldFileError. */
export function patchWorld(state: WorldState, document: unknown): WorldState {
  const patch: WorldPatch = parsed(worldPatchSchema, document, 'The change of the world');
  const hasAddress = (one: { emailAddresses: string[] }, name: string): boolean =>
    one.emailAddresses.some((address) => address.toLowerCase() === `smtp:${name}`);
  const next: WorldState = {
    ...state,
    tenant: { ...state.tenant, ...patch.tenant },
    organization: { ...state.organization, ...patch.organization },
    appManagementPolicy: {
      ...state.appManagementPolicy,
      ...patch.appManagementPolicy,
    },
    users: changed(
      'user',
      state.users,
      patch.users,
      (one, name) => one.userPrincipalName.toLowerCase() === name,
    ),
    mailboxes: changed('mailbox', state.mailboxes, patch.mailboxes, hasAddress),
    skus: changed(
      'subscription',
      state.skus,
      patch.skus,
      (one, name) => one.skuPartNumber.toLowerCase() === name,
    ),
  };
  const added = Object.entries(patch.add ?? {}).map(([key, members]) => [
    key,
    [...(next[key as keyof WorldState] as unknown[]), ...members],
  ]);
  return { ...next, ...(Object.fromEntries(added) as Partial<WorldState>) };
}
