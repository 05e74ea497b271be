import { uniqueNameOf } from '../contract/setup-file';

/** The tag by which an application is known as ours (design rule 5). */
export const ownTag = 'sendwright';

/** Names of a setup's own objects in Exchange; none is longer than the 64 characters Exchange takes (facts 3). */
export interface ObjectNames {
  readonly scope: string;
  readonly assignment: string;
  readonly group: string;
  readonly groupAddress: string;
}

/** The names of a setup's objects; the group's address lies in the tenant's initial domain, which it always owns. */
export function objectNames(setupId: string, initialDomain: string): ObjectNames {
  const name = uniqueNameOf(setupId);
  return {
    scope: name,
    assignment: name,
    group: name,
    groupAddress: `${name}@${initialDomain}`.toLowerCase(),
  };
}
