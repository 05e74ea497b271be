/** Every property that a query names and the answer's entity does not have. */
export function odataProblems(query: URLSearchParams, properties: ReadonlySet<string>): readonly string[] {
  return [...query].flatMap(([option, value]) =>
    namesIn(option.toLowerCase(), value)
      .filter((name) => !properties.has(name))
      .map((name) => `${option} names ${name}, which the entity does not have`),
  );
}

function namesIn(option: string, value: string): readonly string[] {
  switch (option) {
    case '$select':
      return value.split(',').map((name) => name.trim());
    case '$expand':
      return value.replaceAll(/\([^)]*\)/gu, '').split(',');
    case '$orderby':
      return value.split(',').map((part) => part.trim().split(' ')[0] ?? '');
    case '$filter':
      return filterNames(value);
    default:
      return [];
  }
}

/** The first segment of every property path: before an operator, in a function, before a lambda. */
function filterNames(filter: string): readonly string[] {
  const bare = filter.replaceAll(/'(?:[^']|'')*'/gu, "''");
  const variables = new Set([...bare.matchAll(/\/(?:any|all)\((\w+):/gu)].map(([, name]) => name));
  const paths = bare.matchAll(
    /(?<![\w/])([A-Za-z]\w*)(?:\/\w+)*(?=\s+(?:eq|ne|le|ge|lt|gt|in)\b|\/(?:any|all)\(|\s*,\s*'')/gu,
  );
  return [...paths].flatMap(([, name]) => (name === undefined || variables.has(name) ? [] : [name]));
}
