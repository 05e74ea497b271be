import type { Group } from '../../world/exchange-types';

/** Whether the id is a direct member: what role assignment scopes count (facts 6.2, 6.4). */
export function isDirectMember(group: Group, id: string): boolean {
  return group.members.includes(id);
}

/** Whether the id is a member at any depth: what access policies count (facts 7). Cycles end. */
export function isNestedMember(groups: readonly Group[], group: Group, id: string): boolean {
  const seen = new Set<string>();
  const queue: Group[] = [group];
  for (let current = queue.pop(); current !== undefined; current = queue.pop()) {
    const { members, externalDirectoryObjectId } = current;
    if (members.includes(id)) return true;
    seen.add(externalDirectoryObjectId);
    queue.push(
      ...groups.filter(
        (one) => members.includes(one.externalDirectoryObjectId) && !seen.has(one.externalDirectoryObjectId),
      ),
    );
  }
  return false;
}
