import { createHash } from 'node:crypto';

/**
 * One text for equal data: members sorted by name, no spaces, members that are `undefined` left out.
 * Throws TypeError for what JSON cannot say faithfully (NaN, functions, dates, class instances, circles).
 */
export function canonicalJson(value: unknown): string {
  return write(value, []);
}

/** SHA-256 of the canonical JSON, in lower-case hexadecimal. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonicalJson(value), 'utf8').digest('hex');
}

function write(value: unknown, parents: readonly object[]): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value !== 'object') throw new TypeError(`No canonical JSON for ${typeof value}.`);
  if (parents.includes(value)) throw new TypeError('No canonical JSON for data that contains itself.');
  const path = [...parents, value];
  if (Array.isArray(value)) return `[${value.map((item) => write(item, path)).join(',')}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    throw new TypeError('No canonical JSON for an object that is not plain data.');
  }
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${write(member, path)}`);
  return `{${members.join(',')}}`;
}
