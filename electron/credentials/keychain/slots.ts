import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { KeyValue } from './client';
import { keychainError } from './errors';

/**
 * Long values in keychains that take short ones (Windows: 2,560 bytes, keychain facts 4). A value is base64 in
 * parts of 1,200 characters, in one of two slots. A head record, written last, says which slot counts, so that
 * an interruption at any point leaves the old value or the new one. Parts are written upwards and deleted
 * downwards: what an interruption leaves begins at part 0 and is found by the next write or deletion.
 */
const partLength = 1200;

const headSchema = z.strictObject({
  v: z.literal(1),
  slot: z.enum(['a', 'b']),
  count: z.number().int().min(1).max(1000),
  sha256: z.string(),
});
type Head = z.infer<typeof headSchema>;
type Slot = Head['slot'];

/** Null where there is none; AppError `keychain.damaged` where parts are missing or changed. */
export async function readValue(keychain: KeyValue, account: string): Promise<string | null> {
  const text = await keychain.get(account);
  if (text === null) return null;
  const head = parseHead(text);
  if (head === null) throw keychainError('damaged', 'the head record is not of this format');
  const parts: string[] = [];
  for (let index = 0; index < head.count; index++) {
    const part = await keychain.get(partAccount(account, head.slot, index));
    if (part === null) throw keychainError('damaged', `part ${index + 1} of ${head.count} is missing`);
    parts.push(part);
  }
  const value = Buffer.from(parts.join(''), 'base64');
  if (hashOf(value) !== head.sha256) throw keychainError('damaged', 'the checksum does not fit');
  return value.toString('utf8');
}

/** Replaces the value; returns after every part and the head were read back. */
export async function writeValue(keychain: KeyValue, account: string, text: string): Promise<void> {
  const current = await keychain.get(account);
  const live = current === null ? null : (parseHead(current)?.slot ?? null);
  const slot: Slot = live === 'a' ? 'b' : 'a';
  const bytes = Buffer.from(text, 'utf8');
  const parts = bytes.toString('base64').match(new RegExp(`.{1,${partLength}}`, 'gu')) ?? [];
  for (const [index, part] of parts.entries()) {
    await setAndReadBack(keychain, partAccount(account, slot, index), part);
  }
  const head: Head = { v: 1, slot, count: parts.length, sha256: hashOf(bytes) };
  await setAndReadBack(keychain, account, JSON.stringify(head));
  await sweep(keychain, account, slot, parts.length);
  await sweep(keychain, account, slot === 'a' ? 'b' : 'a', 0);
}

/** Removes the value and whatever interrupted writes left; false where there was no value. */
export async function deleteValue(keychain: KeyValue, account: string): Promise<boolean> {
  const had = (await keychain.get(account)) !== null;
  if (had) await deleteAndCheck(keychain, account);
  await sweep(keychain, account, 'a', 0);
  await sweep(keychain, account, 'b', 0);
  return had;
}

async function sweep(keychain: KeyValue, account: string, slot: Slot, from: number): Promise<void> {
  let end = from;
  while ((await keychain.get(partAccount(account, slot, end))) !== null) end += 1;
  for (let index = end - 1; index >= from; index--) {
    await deleteAndCheck(keychain, partAccount(account, slot, index));
  }
}

async function setAndReadBack(keychain: KeyValue, account: string, value: string): Promise<void> {
  await keychain.set(account, value);
  if ((await keychain.get(account)) === value) return;
  throw keychainError('failed', 'what was saved was not given back');
}

async function deleteAndCheck(keychain: KeyValue, account: string): Promise<void> {
  await keychain.delete(account);
  if ((await keychain.get(account)) === null) return;
  throw keychainError('failed', 'an entry could not be deleted');
}

function partAccount(account: string, slot: Slot, index: number): string {
  return `${account}/${slot}/${index}`;
}

function parseHead(text: string): Head | null {
  try {
    return headSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
