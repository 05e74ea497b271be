import { AppError } from '../contract/errors';
import type { Row } from './invoke';

/** A property by its name, whatever the case: PowerShell does not tell cases apart. */
function property(row: Row, name: string): unknown {
  if (name in row) return row[name];
  const wanted = name.toLowerCase();
  const key = Object.keys(row).find((candidate) => candidate.toLowerCase() === wanted);
  return key === undefined ? undefined : row[key];
}

/** A text property; null where it is missing, null or empty. Numbers and booleans as text. */
export function textOrNull(row: Row, name: string): string | null {
  const value = property(row, name);
  if (typeof value === 'string') return value === '' ? null : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return null;
}

/** A text property, empty where there is none. */
export function text(row: Row, name: string): string {
  return textOrNull(row, name) ?? '';
}

/** True and false, also as the text that older serialisers make of them; null for everything else. */
export function flag(row: Row, name: string): boolean | null {
  const value = property(row, name);
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return null;
  const lower = value.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : null;
}

/** A whole number, also as text; null where there is none. */
export function wholeNumber(row: Row, name: string): number | null {
  const value = property(row, name);
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** A multi-valued property; a single value counts as one. */
export function list(row: Row, name: string): readonly string[] {
  const value = property(row, name);
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : [];
}

/** The only row of a cmdlet that must give one; `internal` where it gave none. */
export function onlyRow(rows: readonly Row[], cmdlet: string): Row {
  const row = rows[0];
  if (row === undefined) {
    throw new AppError({ code: 'internal', message: `Exchange answered ${cmdlet} without any result.` });
  }
  return row;
}
