import { z } from 'zod';
import { AppError } from '../../contract/errors';
import type { Verification } from '../../engine/types';
import type { AppRoleAssignmentView } from '../../ports/directory';
import { withBackOff } from '../back-off';
import { absent, applied, executorOf, inPlace, unlessGone, waiting } from '../executor';
import type { SetupPorts } from '../executor';
import { shownTime, tokensEnd } from './old-tokens';
import type { Removals } from './old-tokens';

const grantInput = z.strictObject({
  servicePrincipalId: z.guid(),
  resourceId: z.guid(),
  appRoleId: z.guid(),
  /** The application was made in this very run: nothing is granted to it yet. */
  fresh: z.boolean(),
});

/** Grants an app role; listed first, because a second grant is refused with a text only (facts 2.7). */
export function addGrant({ directory, clock }: SetupPorts) {
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
      const until = shownTime(tokensEnd(outputs.removedAt));
      return applied(outputs, `Tokens issued before may carry the right until ${until}.`);
    },
  });
}

const waitInput = z.strictObject({ clientId: z.guid(), sender: z.email(), outsider: z.email() });

/** How soon it is worth asking again: access policies take up to an hour and more (facts 7). */
const waitMinutes = 15;

/** Passes only when the policy refuses the outsider and lets a sender through; never sleeps. */
export function waitForPolicy({ exchange, clock }: SetupPorts) {
  type Input = z.infer<typeof waitInput>;
  const look = async ({ clientId, sender, outsider }: Input): Promise<Verification> => {
    const [inside, outside] = await Promise.all([
      exchange.testAccessPolicy(clientId, sender),
      exchange.testAccessPolicy(clientId, outsider),
    ]);
    if (inside === 'unknown' || outside === 'unknown') {
      return { state: 'unclear', reason: 'Test-ApplicationAccessPolicy gave an answer that cannot be read.' };
    }
    return inside === 'granted' && outside === 'denied' ? inPlace() : absent;
  };
  return executorOf({
    input: waitInput,
    looksFirst: () => false,
    look,
    async apply(input) {
      const seen = await look(input);
      if (seen.state === 'unclear') throw new AppError({ code: 'unsupported', message: seen.reason });
      return seen.state === 'in-place'
        ? applied({}, `The policy refuses ${input.outsider} and lets ${input.sender} pass.`)
        : waiting(clock, `the access policy to refuse ${input.outsider}`, waitMinutes);
    },
  });
}
