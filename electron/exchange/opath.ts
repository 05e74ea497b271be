/**
 * OPATH filters (facts 6.4): values stand in single quotes, a quote inside is doubled, operators have a hyphen.
 * No filter text is built anywhere else in this folder.
 */

/** A value as an OPATH string literal. Refuses control characters, which no address or id contains. */
export function quote(value: string): string {
  if (/\p{Cc}/u.test(value)) throw new RangeError('a filter value must not contain control characters');
  return `'${value.replace(/'/gu, "''")}'`;
}

/** `Property -eq 'a' -or Property -eq 'b'`: any of the values, at least one. */
export function anyOf(property: string, values: readonly string[]): string {
  if (values.length === 0) throw new RangeError('a filter needs at least one value');
  return values.map((value) => `${property} -eq ${quote(value)}`).join(' -or ');
}
