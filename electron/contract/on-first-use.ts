/**
 * A value made when it is asked for first, and kept: formatters take milliseconds each, and a start would make all of them.
 */
export function onFirstUse<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}
