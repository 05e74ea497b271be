import { z } from 'zod';
import type { DirectoryReads, DirectoryWrites, PermissionGrantView } from '../../../ports/directory';
import type { DirectoryRepairs } from '../../../ports/repairs';
import { applied, absentBut, executorOf, inPlace, unlessGone, type Look } from '../../executor';

type ConsentPorts = Pick<DirectoryReads, 'permissionGrants'> &
  Pick<DirectoryWrites, 'removePermissionGrant'> &
  DirectoryRepairs;

const delegatedInput = z.strictObject({
  servicePrincipalId: z.guid(),
  resourceId: z.guid(),
  /** Null: for all users of the tenant. */
  principalId: z.guid().nullable(),
  scopes: z.array(z.string().min(1)).min(1),
  present: z.boolean(),
});
type Delegated = z.infer<typeof delegatedInput>;

/** Takes scopes out of a delegated grant, or gives them; there is one grant a resource and person (facts 2.8). */
export function changeDelegated(directory: ConsentPorts) {
  type Seen = { readonly grant: PermissionGrantView | null };
  const read = async ({ servicePrincipalId, resourceId, principalId }: Delegated): Promise<Seen> => {
    const grants = await directory.permissionGrants(servicePrincipalId);
    const grant = grants.find((one) => one.resourceId === resourceId && one.principalId === principalId);
    return { grant: grant ?? null };
  };
  return executorOf({
    input: delegatedInput,
    async look(input): Promise<Look<Seen>> {
      const seen = await read(input);
      const held = seen.grant?.scopes ?? [];
      const isDone = input.scopes.every((scope) => held.includes(scope) === input.present);
      return isDone ? inPlace() : absentBut(seen);
    },
    async apply(input, _context, seen) {
      const { grant } = seen ?? (await read(input));
      await (input.present ? give(directory, input, grant) : take(directory, input, grant));
      return applied();
    },
  });
}

async function take(
  directory: ConsentPorts,
  { scopes }: Delegated,
  grant: PermissionGrantView | null,
): Promise<void> {
  if (grant === null) return;
  const left = grant.scopes.filter((scope) => !scopes.includes(scope));
  if (left.length > 0) await directory.setPermissionGrant(grant.id, left);
  else await unlessGone(directory.removePermissionGrant(grant.id));
}

async function give(
  directory: ConsentPorts,
  { servicePrincipalId, resourceId, principalId, scopes }: Delegated,
  grant: PermissionGrantView | null,
): Promise<void> {
  if (grant === null) {
    await directory.givePermissionGrant({ servicePrincipalId, resourceId, principalId, scopes });
  } else {
    await directory.setPermissionGrant(grant.id, [...new Set([...grant.scopes, ...scopes])]);
  }
}
