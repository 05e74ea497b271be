import { z } from 'zod';
import type { DirectoryReads, DirectoryWrites, ServicePrincipalView } from '../ports/directory';
import { AppError, toAppError } from '../contract/errors';
import { parseAnswer } from './answer';
import { credentialSchema, credentialView } from './application-view';
import { hasGraphCode } from './errors';
import { isReplicationLag, throughLag } from './lag';
import { byKey, largestPage, select } from './odata';
import { graphPermissions } from './permissions';
import type { GraphSession } from './session';

const servicePrincipalSchema = z.looseObject({
  id: z.string(),
  appId: z.string(),
  displayName: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
  accountEnabled: z.boolean().nullish(),
  appRoleAssignmentRequired: z.boolean().nullish(),
  appOwnerOrganizationId: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  passwordCredentials: z.array(credentialSchema).nullish(),
  keyCredentials: z.array(credentialSchema).nullish(),
});

const resourceSchema = z.looseObject({
  id: z.string(),
  appId: z.string(),
  displayName: z
    .string()
    .nullish()
    .transform((value) => value ?? ''),
  appRoles: z.array(z.looseObject({ id: z.string(), value: z.string().nullish() })).nullish(),
});

const properties = [
  'id',
  'appId',
  'displayName',
  'accountEnabled',
  'appRoleAssignmentRequired',
  'appOwnerOrganizationId',
];

/** Credentials of its own are only told where they are asked for by name; a list of all of them would be throttled. */
const propertiesOfOne = [...properties, 'passwordCredentials', 'keyCredentials'];

function servicePrincipalView(body: unknown): ServicePrincipalView {
  const found = parseAnswer(servicePrincipalSchema, body, 'a service principal');
  const { id, appId, displayName, appOwnerOrganizationId, passwordCredentials, keyCredentials } = found;
  return {
    ...{ id, appId, displayName, appOwnerOrganizationId },
    accountEnabled: found.accountEnabled !== false,
    assignmentRequired: found.appRoleAssignmentRequired === true,
    ...(passwordCredentials == null ? {} : { passwordCredentials: passwordCredentials.map(credentialView) }),
    ...(keyCredentials == null ? {} : { keyCredentials: keyCredentials.map(credentialView) }),
  };
}

/** Not lag any more: no application of this client id can be used in this tenant (facts 2.4). */
function unknownApplication(appId: string, cause: unknown): AppError {
  return new AppError(
    {
      ...toAppError(cause).facts,
      code: 'not-found',
      message: `Entra knows no application with the client id ${appId} that this tenant could use.`,
      who: 'you, or the vendor where the application is the vendor’s',
      next: 'Check the client id, that the application is multi-tenant, and that it is in the same Microsoft cloud; then apply again.',
    },
    { cause },
  );
}

/** Service principals by client id: our own, and the resources whose roles are granted (facts 2.2, 2.4). */
export function servicePrincipals(
  session: GraphSession,
): Pick<DirectoryReads, 'servicePrincipalByAppId' | 'servicePrincipals' | 'resource'> &
  Pick<DirectoryWrites, 'createServicePrincipal'> {
  const { reader, http, signal } = session;
  return {
    async servicePrincipalByAppId(appId) {
      const path = `${byKey('servicePrincipals', 'appId', appId)}?${select(propertiesOfOne)}`;
      const body = await reader.find({ path, scopes: graphPermissions.servicePrincipalByAppId.scopes });
      return body === null ? null : servicePrincipalView(body);
    },
    async servicePrincipals() {
      const path = `/servicePrincipals?${select(properties)}&${largestPage}`;
      const found = await reader.list({ path, scopes: graphPermissions.servicePrincipals.scopes });
      return found.map(servicePrincipalView);
    },
    async resource(appId) {
      const path = `${byKey('servicePrincipals', 'appId', appId)}?${select(['id', 'appId', 'displayName', 'appRoles'])}`;
      const body = await reader.find({ path, scopes: graphPermissions.resource.scopes });
      if (body === null) return null;
      const found = parseAnswer(resourceSchema, body, 'a resource');
      return {
        id: found.id,
        appId: found.appId,
        displayName: found.displayName,
        appRoles: (found.appRoles ?? []).map((role) => ({ id: role.id, value: role.value ?? '' })),
      };
    },
    async createServicePrincipal(appId) {
      try {
        const answer = await throughLag(http.clock, signal, isReplicationLag, () =>
          session.write({
            operation: 'createServicePrincipal',
            path: '/servicePrincipals',
            body: { appId },
          }),
        );
        return servicePrincipalView(answer.body);
      } catch (error) {
        throw hasGraphCode(error, 'NoBackingApplicationObject') ? unknownApplication(appId, error) : error;
      }
    },
  };
}
