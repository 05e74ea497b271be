import { shortenAddresses } from './addresses';
import { isSecretName } from './fields';
import { redactSecrets } from './secrets';

/** The text as it may be logged, shown to support or copied: no secret, mail addresses shortened. */
export function redact(text: string): string {
  return shortenAddresses(redactSecrets(text));
}

const deepest = 8;

/** Data as it may be logged: every text redacted, members of a secret's name emptied, errors and bytes made plain. */
export function redactValue(value: unknown): unknown {
  return plain(value, []);
}

function plain(value: unknown, parents: readonly object[]): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'bigint' || typeof value === 'symbol') return redact(String(value));
  if (typeof value !== 'object' || value === null) return typeof value === 'function' ? '[function]' : value;
  if (parents.includes(value)) return '[circle]';
  if (parents.length >= deepest) return '[deeper]';
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '[no date]' : value.toISOString();
  const path = [...parents, value];
  if (Array.isArray(value)) return value.map((item) => plain(item, path));
  if (value instanceof Map || value instanceof Set) return [...value].map((item) => plain(item, path));
  return members(value, path);
}

function members(value: object, path: readonly object[]): Readonly<Record<string, unknown>> {
  const entries: readonly (readonly [string, unknown])[] =
    value instanceof Error
      ? [
          ['name', value.name],
          ['message', value.message],
          ['stack', value.stack],
          ...causeOf(value),
          ...Object.entries(value),
        ]
      : Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, member]) => [
      redact(key),
      isSecretName(key) && member !== null && member !== undefined ? '[redacted]' : plain(member, path),
    ]),
  );
}

function causeOf(error: Error): readonly (readonly [string, unknown])[] {
  return error.cause === undefined ? [] : [['cause', error.cause]];
}
