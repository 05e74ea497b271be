import { invalidValue } from './errors';

/** A change to a multi-valued property: the new whole list, or what to add and remove. */
export type ListChange =
  | { readonly kind: 'replace'; readonly values: readonly string[] }
  | { readonly kind: 'change'; readonly add: readonly string[]; readonly remove: readonly string[] };

/** The checked parameters of one call, read by type. Names as the official page spells them. */
export class Parameters {
  constructor(private readonly values: Readonly<Record<string, unknown>>) {}

  names(): readonly string[] {
    return Object.keys(this.values);
  }

  has(name: string): boolean {
    return this.values[name] !== undefined && this.values[name] !== null;
  }

  text(name: string): string | undefined {
    const value = this.values[name];
    return typeof value === 'string' ? value : undefined;
  }

  /** A parameter that the binder has made sure of. */
  required(name: string): string {
    const value = this.text(name);
    if (value === undefined) throw invalidValue(`The parameter '${name}' needs a value.`);
    return value;
  }

  boolean(name: string): boolean | undefined {
    const value = this.values[name];
    return typeof value === 'boolean' ? value : undefined;
  }

  /** A switch: present and not false. */
  flag(name: string): boolean {
    return this.values[name] === true;
  }

  list(name: string): readonly string[] {
    const change = this.change(name);
    if (change === undefined) return [];
    if (change.kind === 'change') throw invalidValue(`'${name}' takes a list here, no Add or Remove.`);
    return change.values;
  }

  change(name: string): ListChange | undefined {
    const value = this.values[name];
    if (value === undefined) return undefined;
    if (value === null) return { kind: 'replace', values: [] };
    if (typeof value === 'object' && !Array.isArray(value)) {
      const entries = new Map(Object.entries(value).map(([key, list]) => [key.toLowerCase(), strings(list)]));
      return { kind: 'change', add: entries.get('add') ?? [], remove: entries.get('remove') ?? [] };
    }
    return { kind: 'replace', values: strings(value) };
  }

  /** An integer, `Unlimited` as Infinity. */
  count(name: string): number | undefined {
    const value = this.values[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string' && value.toLowerCase() === 'unlimited') return Infinity;
    const number = typeof value === 'number' ? value : Number(value);
    if (!Number.isInteger(number) || number < 1) throw invalidValue(`'${name}' must be 1 or more.`);
    return number;
  }

  /** Milliseconds since 1970. */
  time(name: string): number | undefined {
    const value = this.text(name);
    return value === undefined ? undefined : Date.parse(value);
  }
}

function strings(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one) => typeof one === 'string');
}
