import { z } from 'zod';
import { AppError, toAppError } from '../../contract/errors';
import type { Executor } from '../../engine/types';
import { registerSecret } from '../../log/redact/registered';
import type { AppTokens } from '../../ports/tokens';
import { withBackOff } from '../back-off';
import { refOf } from '../credential/seen-application';
import { slotInput } from '../credential/settle';
import { absent, applied, executorOf, inPlace, unlessGone, waiting, type SetupPorts } from '../executor';
import { isTokenLag } from '../proof/token';

const roleInput = z.strictObject({ servicePrincipalId: z.guid(), templateId: z.guid(), fresh: z.boolean() });

/** Gives a service principal a directory role for the whole tenant (facts 10.2); one that it holds is left as it is. */
export function giveDirectoryRole({ directory, clock }: Pick<SetupPorts, 'directory' | 'clock'>): Executor {
  return executorOf({
    input: roleInput,
    looksFirst: ({ fresh }) => !fresh,
    async look({ servicePrincipalId, templateId }, { signal }) {
      const held = await withBackOff(clock, signal, async () =>
        directory.directoryRolesOf(servicePrincipalId),
      );
      const found = held.find((one) => one.templateId === templateId && one.scope === '/');
      return found === undefined ? absent : inPlace();
    },
    async apply({ servicePrincipalId, templateId }) {
      await directory.giveDirectoryRole(servicePrincipalId, templateId);
      return applied({}, 'Entra and Exchange take some minutes to know it everywhere.');
    },
  });
}

const takeInput = z.strictObject({ servicePrincipalId: z.guid(), assignmentId: z.string().min(1) });

/** Takes a directory role away from a service principal. */
export function takeDirectoryRole({ directory }: Pick<SetupPorts, 'directory'>): Executor {
  return executorOf({
    input: takeInput,
    async look({ servicePrincipalId, assignmentId }) {
      const held = await directory.directoryRolesOf(servicePrincipalId);
      return held.some((one) => one.assignmentId === assignmentId) ? absent : inPlace();
    },
    async apply({ assignmentId }) {
      await unlessGone(directory.takeDirectoryRole(assignmentId));
      return applied();
    },
  });
}

const urisInput = z.strictObject({
  applicationId: z.guid(),
  clientId: z.guid(),
  previous: z.array(z.string()),
});

/** Takes the names away under which others ask for tokens to the application: it offers nothing. */
export function dropIdentifierUris({ directory }: Pick<SetupPorts, 'directory'>): Executor {
  return executorOf({
    input: urisInput,
    async look({ clientId }) {
      const found = await directory.applicationByAppId(clientId);
      return (found?.identifierUris ?? []).length === 0 ? inPlace() : absent;
    },
    async apply({ applicationId }) {
      await directory.changeApplication(applicationId, { identifierUris: [] });
      return applied();
    },
  });
}

const tokenInput = z.strictObject({ tenantId: z.guid(), clientId: z.guid(), slot: slotInput });

/** Minutes after which Entra is asked again, where it does not know the certificate yet. */
const askAgainAfter = 2;

/** Passes when Entra gave a token for the certificate that is kept here: only then may another one go (design rule 10). */
export function certificateWorks(
  { credentials, clock }: Pick<SetupPorts, 'credentials' | 'clock'>,
  appTokens: AppTokens,
): Executor {
  return executorOf({
    input: tokenInput,
    look: async () => absent,
    looksFirst: () => false,
    async apply(ids, { signal }) {
      const kept = await credentials.get(refOf(ids));
      if (kept?.kind !== 'certificate') throw nothingKept();
      registerSecret(kept.privateKey);
      try {
        await appTokens.obtain({ ...ids, credential: kept, retryLag: true, signal });
      } catch (error) {
        if (!isTokenLag(toAppError(error))) throw error;
        return waiting(clock, 'Entra to know the new certificate everywhere', askAgainAfter);
      }
      return applied({ at: clock.now().toISOString() }, 'Entra gave a token for it.');
    },
  });
}

function nothingKept(): AppError {
  return new AppError({
    code: 'not-found',
    message: 'The new certificate is not kept here any more.',
    who: 'you',
    next: 'Run the command again: it plans from what is there.',
  });
}
