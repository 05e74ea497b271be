import { createEntraKeys } from '../../../../electron/practice/entra/keys';
import { Sessions } from '../../../../electron/practice/entra/sessions';
import type { EntraContext } from '../../../../electron/practice/entra/context';
import { entraService } from '../../../../electron/practice/entra/service';
import { lagFrom } from '../../../../electron/practice/server/lag';
import type { PracticeResponse } from '../../../../electron/practice/server/handler';
import { contosoWorld } from '../../../../electron/practice/world/contoso';
import type { Application } from '../../../../electron/practice/world/directory-types';
import type { LagSettings } from '../../../../electron/practice/world/state';
import { World } from '../../../../electron/practice/world/world';

export const origin = 'https://localhost:8443';
const keys = createEntraKeys();

/** Entra without a server. */
export async function entra(lag: LagSettings = lagFrom(0)): Promise<EntraContext> {
  return {
    world: new World(contosoWorld(), lag),
    keys: await keys,
    sessions: new Sessions(),
    pagesOrigin: 'http://localhost:8080',
    graphOrigins: [origin],
  };
}

/** Registers an application with a service principal; `more` changes either. */
export function register(
  { world }: EntraContext,
  more: Partial<Application> = {},
  withPrincipal = true,
): Application {
  const application: Application = {
    id: world.newId(),
    appId: world.newId(),
    displayName: 'Mailer',
    uniqueName: null,
    signInAudience: 'AzureADMyOrg',
    tags: [],
    requiredResourceAccess: [],
    passwordCredentials: [],
    keyCredentials: [],
    publicClientRedirectUris: [],
    isFallbackPublicClient: false,
    owners: [],
    properties: {},
    createdDateTime: world.clock.iso(),
    deletedDateTime: null,
    ...more,
  };
  world.state.applications.push(application);
  if (withPrincipal) {
    world.state.servicePrincipals.push({
      id: world.newId(),
      appId: application.appId,
      appOwnerOrganizationId: world.state.tenant.id,
      displayName: application.displayName,
      accountEnabled: true,
      appRoleAssignmentRequired: false,
      tags: [],
      appRoles: [],
      oauth2PermissionScopes: [],
      properties: {},
      createdDateTime: world.clock.iso(),
      deletedDateTime: null,
    });
  }
  return application;
}

/** Gives the application a secret that is good for an hour. */
export function addSecret(
  { world }: EntraContext,
  application: Application,
  secretText = 'the-secret',
): void {
  application.passwordCredentials.push({
    keyId: world.newId(),
    displayName: null,
    hint: secretText.slice(0, 3),
    secretText,
    startDateTime: world.clock.iso(),
    endDateTime: new Date(world.clock.now().getTime() + 3_600_000).toISOString(),
  });
}

/** Posts a form to one of Entra's endpoints. */
export async function post(
  context: EntraContext,
  fields: Record<string, string>,
  path = `/${context.world.state.tenant.id}/oauth2/v2.0/token`,
  headers: Record<string, string> = {},
): Promise<PracticeResponse & { body: Record<string, unknown> }> {
  const answer = await entraService(context)({
    method: 'POST',
    path,
    query: new URLSearchParams(),
    headers,
    body: new URLSearchParams(fields).toString(),
    origin,
  });
  return answer as PracticeResponse & { body: Record<string, unknown> };
}

/** The AADSTS codes of an error answer. */
export function codes(answer: { readonly body: Record<string, unknown> }): unknown {
  return answer.body['error_codes'];
}
