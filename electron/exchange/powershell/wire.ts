import { AppError } from '../../contract/errors';
import { findCmdlet } from '../cmdlet-data/cmdlets';
import type { Row } from '../invoke';
import type { WireValue } from './protocol';

type Plain = Readonly<Record<string, unknown>>;

/**
 * A cmdlet's parameters for the wire. Dates and GUIDs are tagged where the cmdlet's page says that the parameter is
 * one, `{ Add, Remove }` becomes a change, undefined is left out. Throws `internal` for what PowerShell cannot take.
 */
export function parametersToWire(cmdlet: string, parameters: Plain): Readonly<Record<string, WireValue>> {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, toWire(name, value, typeOf(cmdlet, name))] as const],
    ),
  );
}

function typeOf(cmdlet: string, parameter: string): string {
  const known = findCmdlet(cmdlet)?.info.parameters ?? {};
  const wanted = parameter.toLowerCase();
  return Object.entries(known).find(([name]) => name.toLowerCase() === wanted)?.[1].type ?? '';
}

function toWire(name: string, value: unknown, type: string): WireValue {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return textToWire(value, type);
  if (typeof value === 'number' && Number.isFinite(value)) {
    return Number.isInteger(value) && !Number.isSafeInteger(value) ? { $: 'long', v: String(value) } : value;
  }
  if (Array.isArray(value)) return value.map((item) => toWire(name, item, type.replace(/\[\]$/u, '')));
  if (typeof value === 'object') return changeToWire(name, value as Plain);
  throw unfit(name);
}

function textToWire(value: string, type: string): WireValue {
  if (/DateTime$/u.test(type)) {
    const time = Date.parse(value);
    return Number.isNaN(time) ? value : { $: 'date', v: new Date(time).toISOString() };
  }
  return /(?:^|\.)Guid$/u.test(type) ? { $: 'guid', v: value.toLowerCase() } : value;
}

/** `{ Add: [...], Remove: [...] }` in whatever case; nothing else is an object in a parameter. */
function changeToWire(name: string, value: Plain): WireValue {
  const lists = { add: [] as readonly string[], remove: [] as readonly string[] };
  for (const [key, given] of Object.entries(value)) {
    const side = key.toLowerCase();
    const items: readonly unknown[] = Array.isArray(given) ? given : [given];
    if ((side !== 'add' && side !== 'remove') || !items.every((item) => typeof item === 'string')) {
      throw unfit(name);
    }
    lists[side] = items;
  }
  return { $: 'change', v: lists };
}

function unfit(name: string): AppError {
  return new AppError({ code: 'internal', message: `The value of ${name} cannot be passed to PowerShell.` });
}

/**
 * A value of the wire as rows have it everywhere (exchange/invoke.ts): dates as ISO 8601, GUIDs in lower case,
 * enumerations by name, numbers as numbers where none of their digits are lost and as text where they would be.
 */
export function fromWire(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromWire);
  if (typeof value !== 'object' || value === null) return value;
  const { $: tag, v } = value as { readonly $?: unknown; readonly v?: unknown };
  switch (tag) {
    case 'object':
      return isPlain(v) ? rowFrom(v) : null;
    case 'guid':
      return typeof v === 'string' ? v.toLowerCase() : null;
    case 'long':
    case 'decimal':
      return typeof v === 'string' ? numberOrText(v) : null;
    case 'date':
    case 'enum':
      return typeof v === 'string' ? v : null;
    default:
      return null;
  }
}

/** One row of a reply; what is no object (a cmdlet may print plain text) becomes `{ Value }`. */
export function rowFromWire(value: unknown): Row {
  const plain = isPlain(value) && !('$' in value) ? rowFrom(value) : fromWire(value);
  return isPlain(plain) ? plain : { Value: plain };
}

function rowFrom(properties: Plain): Row {
  return Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, fromWire(value)]));
}

function numberOrText(text: string): number | string {
  const number = Number(text);
  const isExact = String(number) === text && (!Number.isInteger(number) || Number.isSafeInteger(number));
  return isExact ? number : text;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
