import { z } from 'zod';
import { AppError, toAppError } from '../../contract/errors';
import type { StepContext } from '../../engine/types';
import type { Directory } from '../../ports/directory';
import { withBackOff } from '../back-off';
import { absent, applied, executorOf, inPlace } from '../executor';
import type { SetupPorts } from '../executor';
import { differences } from './body';

const applicationInput = z.strictObject({
  uniqueName: z.string().startsWith('sendwright-'),
  body: z.strictObject({
    displayName: z.string(),
    signInAudience: z.enum(['AzureADMyOrg', 'AzureADMultipleOrgs']),
    tags: z.array(z.string()),
    notes: z.string(),
    redirectUris: z.array(z.string()),
    declared: z.array(
      z.strictObject({ resourceAppId: z.string(), id: z.string(), type: z.enum(['Role', 'Scope']) }),
    ),
  }),
});

/** Registers or corrects the application: one upsert by uniqueName, so repeating it is harmless (facts 2.3). */
export function ensureApplication(directory: Directory) {
  return executorOf({
    input: applicationInput,
    looksFirst: () => false,
    async look({ uniqueName, body }) {
      const found = await directory.applicationByUniqueName(uniqueName);
      if (found === null || differences(found, body).length > 0) return absent;
      return inPlace({ applicationId: found.id, clientId: found.appId, created: false });
    },
    async apply({ uniqueName, body }) {
      const { application, created } = await directory.upsertApplication(uniqueName, body);
      return applied({ applicationId: application.id, clientId: application.appId, created });
    },
  });
}

const restoreInput = z.strictObject({
  uniqueName: z.string().startsWith('sendwright-'),
  applicationId: z.guid(),
});

/** Brings a deleted application back (facts 2.3). */
export function restoreApplication(directory: Directory) {
  return executorOf({
    input: restoreInput,
    async look({ uniqueName, applicationId }) {
      const found = await directory.applicationByUniqueName(uniqueName);
      return found?.id === applicationId ? inPlace() : absent;
    },
    async apply({ applicationId }) {
      await directory.restoreApplication(applicationId);
      return applied();
    },
  });
}

const restorePrincipalInput = z.strictObject({ clientId: z.guid(), servicePrincipalId: z.guid() });

/** Brings a deleted service principal back, with its object id (facts 2.4). */
export function restoreServicePrincipal(directory: Directory) {
  return executorOf({
    input: restorePrincipalInput,
    async look({ clientId, servicePrincipalId }) {
      const found = await directory.servicePrincipalByAppId(clientId);
      return found?.id === servicePrincipalId ? inPlace({ servicePrincipalId }) : absent;
    },
    async apply({ servicePrincipalId }) {
      await directory.restoreServicePrincipal(servicePrincipalId);
      return applied({ servicePrincipalId });
    },
  });
}

const principalInput = z.strictObject({ clientId: z.guid(), fresh: z.boolean() });

/** Adds the service principal; where the application was made in this very run there can be none to look for. */
export function ensureServicePrincipal({ directory, clock }: SetupPorts) {
  const look = async (clientId: string) => {
    const found = await directory.servicePrincipalByAppId(clientId);
    return found === null ? absent : inPlace({ servicePrincipalId: found.id });
  };
  return executorOf({
    input: principalInput,
    looksFirst: ({ fresh }) => !fresh,
    look: async ({ clientId }) => look(clientId),
    async apply({ clientId }, context) {
      try {
        const made = await directory.createServicePrincipal(clientId);
        return applied({ servicePrincipalId: made.id });
      } catch (error) {
        if (toAppError(error).code !== 'conflict') throw error;
        return {
          kind: 'already-in-place',
          outputs: { servicePrincipalId: await theOther(clientId, context) },
        };
      }
    },
  });

  /** Somebody made it, perhaps a moment ago: then not every replica knows it yet (facts 2.4). */
  async function theOther(clientId: string, { signal }: StepContext): Promise<string> {
    return withBackOff(clock, signal, async () => {
      const found = await directory.servicePrincipalByAppId(clientId);
      if (found !== null) return found.id;
      throw new AppError({
        code: 'not-found',
        message: `Entra says that ${clientId} has a service principal, and does not show it.`,
        who: 'you',
        next: 'Apply again in some minutes: a new object takes a while to be seen everywhere.',
      });
    });
  }
}
