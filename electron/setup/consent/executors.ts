import { z } from 'zod';
import { AppError } from '../../contract/errors';
import { minuteText } from '../../contract/minutes';
import type { AppRoleAssignmentView } from '../../ports/directory';
import { withBackOff } from '../back-off';
import { absent, applied, executorOf, inPlace, unlessGone } from '../executor';
import type { SetupPorts } from '../executor';
import { tokensEnd } from './old-tokens';
import type { Removals } from './old-tokens';

const grantInput = z.strictObject({
  servicePrincipalId: z.guid(),
  resourceId: z.guid(),
  appRoleId: z.guid(),
  /** The application was made in this very run: nothing is granted to it yet. */
  fresh: z.boolean(),
});

/** Grants an app role; listed first, because a second grant is refused with a text only (facts 2.7). */
export function addGrant({ directory, clock }: Pick<SetupPorts, 'directory' | 'clock'>) {
  return executorOf({
    input: grantInput,
    looksFirst: ({ fresh }) => !fresh,
    async look({ servicePrincipalId, resourceId, appRoleId }, context) {
      // A service principal just made may not be known yet to the replica that is asked (facts 2.4).
      const granted = await withBackOff(clock, context.signal, async () =>
        directory.appRoleAssignments(servicePrincipalId),
      ).catch(noneIfMissing);
      const found = granted.find((one) => one.resourceId === resourceId && one.appRoleId === appRoleId);
      return found === undefined ? absent : inPlace({ assignmentId: found.id });
    },
    async apply({ servicePrincipalId, resourceId, appRoleId }) {
      const made = await directory.grantAppRole(servicePrincipalId, resourceId, appRoleId);
      return applied({ assignmentId: made.id });
    },
  });
}

/** A service principal that was just made is not known everywhere at once (facts 2.4): it holds no grant yet. */
function noneIfMissing(error: unknown): readonly AppRoleAssignmentView[] {
  if (error instanceof AppError && error.code === 'not-found') return [];
  throw error;
}

const removalInput = z.strictObject({
  servicePrincipalId: z.guid(),
  assignmentId: z.string().min(1),
  name: z.string(),
  /** For whoever gives it back. */
  resourceId: z.string().optional(),
  appRoleId: z.string().optional(),
});

/** Takes a tenant-wide grant back, and says until when tokens issued before may carry it (facts 2.7, 11a). */
export function removeGrant(
  { directory, clock }: Pick<SetupPorts, 'directory' | 'clock'>,
  removals: Removals,
) {
  const removedNow = () => {
    const removedAt = clock.now().toISOString();
    removals.last = removedAt;
    return { removedAt };
  };
  return executorOf({
    input: removalInput,
    async look({ servicePrincipalId, assignmentId }) {
      const granted = await directory.appRoleAssignments(servicePrincipalId);
      // Gone by another hand: when is not known, but not later than now.
      return granted.some((one) => one.id === assignmentId) ? absent : inPlace(removedNow());
    },
    async apply({ servicePrincipalId, assignmentId }) {
      await unlessGone(directory.revokeAppRole(servicePrincipalId, assignmentId));
      const outputs = removedNow();
      const until = minuteText(tokensEnd(outputs.removedAt));
      return applied(outputs, `Tokens issued before may carry the right until ${until}.`);
    },
  });
}
