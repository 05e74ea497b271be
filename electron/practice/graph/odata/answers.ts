import type { Answer, Call } from '../call';
import { unsupportedQuery } from '../errors';
import { checkFilter } from './filter-check';
import { predicateOf } from './filter-evaluate';
import { parseFilter } from './filter-parse';
import { skipToken } from './query';
import { searched } from './search';
import { checkNames, entityOf, knownNames, valueOf, type Entity, type Shape } from './shape';

/** Graph's own default for directory collections (K). */
const defaultPageSize = 100;

/** `@odata.context` of a set, e.g. `applications(id,appId)/$entity`. */
export function contextOf(call: Call, set: string, suffix = ''): string {
  const names = [...(call.query.select ?? []), ...call.query.expand.map(({ name }) => `${name}()`)];
  const list = names.length === 0 ? '' : `(${names.join(',')})`;
  return `${call.origin}/v1.0/$metadata#${set}${list}${suffix}`;
}

/** 200 with one row of `set`. */
export function one<Row>(call: Call, set: string, shape: Shape<Row>, row: Row): Answer {
  const { select, expand } = call.query;
  if (select !== null) checkNames(shape, select);
  const entity = entityOf(shape, row, select, expand);
  return { status: 200, body: { '@odata.context': contextOf(call, set, '/$entity'), ...entity } };
}

/** 201 with the row that was made. */
export function created<Row>(call: Call, set: string, shape: Shape<Row>, row: Row): Answer {
  const entity = entityOf(shape, row, null);
  return { status: 201, body: { '@odata.context': contextOf(call, set, '/$entity'), ...entity } };
}

function requireAdvanced(call: Call, what: string): void {
  const { eventual, count } = call.query;
  if (eventual && (count || what === '$count')) return;
  throw unsupportedQuery(
    `${what} is not supported because the required parameters might be missing. Try adding $count=true query parameter and ConsistencyLevel:eventual header. Refer to https://aka.ms/graph-docs/advanced-queries for more information`,
  );
}

function filtered<Row>(call: Call, shape: Shape<Row>, rows: readonly Row[]): readonly Row[] {
  if (call.query.filter === null) return rows;
  const filter = parseFilter(call.query.filter);
  const scope = { rules: shape.filters, known: knownNames(shape), type: shape.type };
  const { advanced } = checkFilter(scope, filter);
  if (advanced !== null && shape.directory) requireAdvanced(call, `Operator '${advanced}'`);
  const holds = predicateOf(filter);
  return rows.filter((row) => holds((path) => valueOf(shape, row, path)));
}

function sorted<Row>(call: Call, shape: Shape<Row>, rows: readonly Row[]): readonly Row[] {
  const { orderBy, filter } = call.query;
  if (orderBy === null) return rows;
  if (shape.orderBy?.includes(orderBy.name) !== true) {
    throw unsupportedQuery(`Sorting by '${orderBy.name}' is not supported for resource '${shape.type}'.`);
  }
  if (filter !== null && shape.directory) requireAdvanced(call, 'Sorting a filtered query');
  const key = (row: Row): string => {
    const value = valueOf(shape, row, orderBy.name);
    return typeof value === 'string' ? value.toLowerCase() : '';
  };
  const order = [...rows].sort((one, other) => (key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0));
  return orderBy.descending ? order.reverse() : order;
}

function nextLink(call: Call, offset: number): string {
  const parameters = [...call.query.raw].filter(([name]) => name.toLowerCase() !== '$skiptoken');
  const query = [...parameters, ['$skiptoken', skipToken(offset)] as const]
    .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
    .join('&');
  return `${call.origin}${call.path}?${query}`;
}

function page<Row>(call: Call, set: string, rows: readonly Row[], entity: (row: Row) => Entity): Answer {
  const { count, skip, top } = call.query;
  const end = skip + (top ?? defaultPageSize);
  return {
    status: 200,
    body: {
      '@odata.context': contextOf(call, set),
      ...(count ? { '@odata.count': rows.length } : {}),
      ...(end < rows.length ? { '@odata.nextLink': nextLink(call, end) } : {}),
      value: rows.slice(skip, end).map(entity),
    },
  };
}

/** 200 with the page of `rows` that the query asks for: filtered, sorted, cut, selected. */
export function list<Row>(call: Call, set: string, shape: Shape<Row>, rows: readonly Row[]): Answer {
  const { select, expand, count } = call.query;
  if (select !== null) checkNames(shape, select);
  if (count && shape.directory) requireAdvanced(call, '$count');
  const found = sorted(call, shape, filtered(call, shape, searched(call, shape, rows)));
  return page(call, set, found, (row) => entityOf(shape, row, select, expand));
}

/** 200 with objects of several types, each already built with its `@odata.type`; takes `$select` only. */
export function mixedList(call: Call, set: string, entities: readonly Entity[]): Answer {
  const { select, filter, search, orderBy, expand, count } = call.query;
  if (filter !== null || search !== null || orderBy !== null || expand.length > 0) {
    throw unsupportedQuery('Filtering, sorting and expanding objects of several types is not supported.');
  }
  if (count) requireAdvanced(call, '$count');
  const pick = (entity: Entity): Entity =>
    select === null
      ? entity
      : Object.fromEntries(
          Object.entries(entity).filter(([name]) => name.startsWith('@') || select.includes(name)),
        );
  return page(call, set, entities, pick);
}
