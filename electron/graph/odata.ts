/** A string literal of OData, its quotes doubled. */
export function quoted(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** A key segment such as `applications(appId='…')`, encoded for a URL. */
export function byKey(collection: string, key: string, value: string): string {
  return `/${collection}(${key}=${encodeURIComponent(quoted(value))})`;
}

/** A value as one segment of a path. */
export function segment(value: string): string {
  return encodeURIComponent(value);
}

/** `$select` of these properties. */
export function select(names: readonly string[]): string {
  return `$select=${names.join(',')}`;
}

/** As many rows a page as directory collections give. */
export const largestPage = '$top=999';

/** `$filter` with an expression in plain text. */
export function filter(expression: string): string {
  return `$filter=${encodeURIComponent(expression)}`;
}
