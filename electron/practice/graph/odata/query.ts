import { malformedRequest, badRequest, unsupportedQuery } from '../errors';

export interface Expansion {
  readonly name: string;
  readonly select: readonly string[] | null;
}

/** The OData options of one request; null or false where not asked for. */
export interface Query {
  readonly select: readonly string[] | null;
  readonly expand: readonly Expansion[];
  readonly filter: string | null;
  readonly search: string | null;
  readonly orderBy: { readonly name: string; readonly descending: boolean } | null;
  readonly top: number | null;
  /** How many rows earlier pages held. */
  readonly skip: number;
  readonly count: boolean;
  /** `ConsistencyLevel: eventual` was sent, which advanced queries need. */
  readonly eventual: boolean;
  /** The parameters as they came, to build the next page's link. */
  readonly raw: URLSearchParams;
}

const maxPageSize = 999;

function options(raw: URLSearchParams, accepted: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [name, value] of raw) {
    const lower = name.toLowerCase();
    if (!lower.startsWith('$')) continue;
    if (!accepted.includes(lower)) throw unsupportedQuery(`The query parameter '${name}' is not supported.`);
    if (found.has(lower)) {
      throw malformedRequest(
        `Query option '${name}' was specified more than once, but it must be specified at most once.`,
      );
    }
    found.set(lower, value);
  }
  return found;
}

function names(value: string | undefined): readonly string[] | null {
  if (value === undefined) return null;
  const list = value.split(',').map((name) => name.trim());
  if (list.some((name) => !/^[\w.@]+$/u.test(name))) {
    throw malformedRequest(`Parsing OData Select and Expand failed: '${value}' is not valid.`);
  }
  return list;
}

function expansions(value: string | undefined): readonly Expansion[] {
  if (value === undefined) return [];
  const found = [...value.matchAll(/(?:^|,)\s*(\w+)(?:\(\$select=([\w,\s]+)\))?\s*(?=,|$)/gu)];
  if (found.map((one) => one[0]).join('') !== value) {
    throw malformedRequest(`Parsing OData Select and Expand failed: '${value}' is not valid.`);
  }
  return found.map(([, name = '', select]) => ({ name, select: names(select) }));
}

function orderBy(value: string | undefined): Query['orderBy'] {
  if (value === undefined) return null;
  const [, name, direction] = /^\s*(\w+)(?:\s+(asc|desc))?\s*$/u.exec(value) ?? [];
  if (name === undefined) throw unsupportedQuery(`Unsupported sort clause '${value}'.`);
  return { name, descending: direction === 'desc' };
}

function pageSize(value: string | undefined): number | null {
  if (value === undefined) return null;
  const size = /^\d{1,6}$/u.test(value) ? Number(value) : 0;
  if (size >= 1 && size <= maxPageSize) return size;
  throw badRequest(
    `Invalid page size specified: '${value}'. Must be between 1 and ${maxPageSize} inclusive.`,
  );
}

/** Where the next page starts, as only this service can read it. */
export function skipToken(offset: number): string {
  return Buffer.from(JSON.stringify({ offset })).toString('base64url');
}

function offsetOf(token: string | undefined): number {
  if (token === undefined) return 0;
  try {
    const read = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as unknown;
    const offset = typeof read === 'object' && read !== null && 'offset' in read ? read.offset : null;
    if (typeof offset === 'number' && Number.isInteger(offset) && offset > 0) return offset;
  } catch {
    // Falls through: whatever it is, it is not ours.
  }
  throw badRequest('The specified skip token is not valid.');
}

/** Reads the options that the operation accepts. Throws where one is not accepted or not well formed. */
export function parseQuery(
  raw: URLSearchParams,
  accepted: readonly string[],
  headers: Readonly<Record<string, string>>,
): Query {
  const found = options(raw, accepted);
  const count = found.get('$count');
  if (count !== undefined && count !== 'true' && count !== 'false') {
    throw malformedRequest(`Invalid value '${count}' for $count query option found.`);
  }
  return {
    select: names(found.get('$select')),
    expand: expansions(found.get('$expand')),
    filter: found.get('$filter') ?? null,
    search: found.get('$search') ?? null,
    orderBy: orderBy(found.get('$orderby')),
    top: pageSize(found.get('$top')),
    skip: offsetOf(found.get('$skiptoken')),
    count: count === 'true',
    eventual: headers['consistencylevel']?.toLowerCase() === 'eventual',
    raw,
  };
}
