/** Up to so many senders stand in the filter one by one; above that a group does (design section 4). */
export const listedSendersMax = 20;

const quote = (value: string): string => `'${value.replace(/'/gu, "''")}'`;

/**
 * The OPATH filter of a fixed list of mailboxes, by object id: stable across renames. Never PrimarySmtpAddress,
 * which matches every proxy address (facts 6.4).
 */
export function filterOfIds(ids: readonly string[]): string {
  if (ids.length === 0) throw new Error('A scope without senders would be meaningless.');
  return [...ids]
    .sort()
    .map((id) => `ExternalDirectoryObjectId -eq ${quote(id.toLowerCase())}`)
    .join(' -or ');
}

/** The OPATH filter of a group's direct members; wants the distinguished name (facts 6.4). */
export function filterOfGroup(distinguishedName: string): string {
  return `MemberOfGroup -eq ${quote(distinguishedName)}`;
}

/**
 * Whether two filters say the same: Exchange gives a filter back with brackets and blanks of its own. Only
 * filters of our two forms are compared; any other is different.
 */
export function sameFilter(a: string, b: string): boolean {
  const [left, right] = [conditionsOf(a), conditionsOf(b)];
  if (left === null || right?.size !== left.size) return false;
  return [...left].every((condition) => right.has(condition));
}

/** The object ids that a filter names one by one and nothing else, in lower case; null: it is of another kind. */
export function idsOfFilter(filter: string): readonly string[] | null {
  const conditions = [...(conditionsOf(filter) ?? [])];
  const ids = conditions.flatMap(
    (one) => /^externaldirectoryobjectid (?<id>.+)$/u.exec(one)?.groups?.['id'] ?? [],
  );
  return ids.length > 0 && ids.length === conditions.length ? ids : null;
}

const condition = /(?<property>ExternalDirectoryObjectId|MemberOfGroup)\s+-eq\s+'(?<value>(?:[^']|'')*)'/giu;

function conditionsOf(filter: string): ReadonlySet<string> | null {
  const found = new Set<string>();
  const rest = filter.replace(condition, (_all, property: string, value: string) => {
    found.add(`${property} ${value}`.toLowerCase());
    return '';
  });
  const onlyOrs = /^(?:[\s()]|-or\b)*$/iu.test(rest);
  return onlyOrs && found.size > 0 ? found : null;
}
