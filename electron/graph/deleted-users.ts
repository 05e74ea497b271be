import { z } from 'zod';
import type { DirectoryReads } from '../ports/directory';
import { parseAnswer } from './answer';
import { filter, quoted, select } from './odata';
import { graphPermissions } from './permissions';
import type { GraphSession } from './session';

const schema = z.looseObject({ displayName: z.string().nullish(), deletedDateTime: z.string().nullish() });

/** Deleted users, who can be restored for 30 days with their mailboxes. */
export function deletedUsers({ reader }: GraphSession): Pick<DirectoryReads, 'deletedUser'> {
  return {
    async deletedUser(address) {
      const { scopes } = graphPermissions.deletedUser;
      const query = `${select(['id', 'displayName', 'mail', 'deletedDateTime'])}&${filter(`mail eq ${quoted(address)}`)}`;
      const [first] = await reader.list({ path: `/directory/deletedItems/graph.user?${query}`, scopes });
      if (first === undefined) return null;
      const { displayName, deletedDateTime } = parseAnswer(schema, first, 'a deleted user');
      return { displayName: displayName ?? address, deletedDateTime: deletedDateTime ?? null };
    },
  };
}
