import { z } from 'zod';
import { AppError } from '../../contract/errors';
import type { Directory } from '../../ports/directory';
import { absent, applied, executorOf, inPlace } from '../executor';
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

const principalInput = z.strictObject({ clientId: z.guid(), fresh: z.boolean() });

/** Adds the service principal; where the application was made in this very run there can be none to look for. */
export function ensureServicePrincipal(directory: Directory) {
  const look = async (clientId: string) => {
    const found = await directory.servicePrincipalByAppId(clientId);
    return found === null ? absent : inPlace({ servicePrincipalId: found.id });
  };
  return executorOf({
    input: principalInput,
    looksFirst: ({ fresh }) => !fresh,
    look: async ({ clientId }) => look(clientId),
    async apply({ clientId }) {
      try {
        const made = await directory.createServicePrincipal(clientId);
        return applied({ servicePrincipalId: made.id });
      } catch (error) {
        if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
        const seen = await look(clientId);
        if (seen.state !== 'in-place') throw error;
        return { kind: 'already-in-place', outputs: seen.outputs };
      }
    },
  });
}
