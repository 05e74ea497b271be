import type { Application, ServicePrincipal } from '../world/directory-types';
import { exchangePowerShellAppId, graphCommandLineToolsAppId } from '../world/well-known';
import type { World } from '../world/world';
import { EntraError } from './errors';
import type { TenantAddress } from './tenant';

/** A client of the tenant: an application here, a service principal of someone else's, or one of Microsoft's. */
export interface Client {
  readonly appId: string;
  readonly displayName: string;
  readonly application: Application | null;
  readonly servicePrincipal: ServicePrincipal | null;
  readonly isMicrosofts: boolean;
}

/** Microsoft's public clients that a tenant need not know (facts 1.3). */
const microsoftClients: ReadonlyMap<string, string> = new Map([
  [exchangePowerShellAppId, 'Microsoft Exchange REST API Based Powershell'],
  [graphCommandLineToolsAppId, 'Microsoft Graph Command Line Tools'],
]);

function notFound(world: World, clientId: string): EntraError {
  return new EntraError(
    700016,
    'unauthorized_client',
    `Application with identifier '${clientId}' was not found in the directory '${world.state.tenant.displayName}'. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant. You may have sent your authentication request to the wrong tenant.`,
  );
}

/** Another tenant's application can be used here where it is made for several tenants. */
function foreignApplication(world: World, fits: (one: Application) => boolean): Application | null {
  const found = world.state.foreignApplications.find(fits);
  return found === undefined || found.signInAudience === 'AzureADMyOrg' ? null : found;
}

/**
 * The client by its application (client) id. Throws AADSTS700016 where the tenant does not know it, also for the
 * replication time after its creation (facts 5.1), and 7000112 where it is disabled.
 */
export function findClient(world: World, clientId: string): Client {
  const id = clientId.toLowerCase();
  const alive = (one: { appId: string; deletedDateTime: string | null }): boolean =>
    one.appId.toLowerCase() === id && one.deletedDateTime === null;
  const servicePrincipal = world.state.servicePrincipals.find(alive) ?? null;
  const application = world.state.applications.find(alive) ?? foreignApplication(world, alive);
  const microsofts = microsoftClients.get(id);
  const displayName = application?.displayName ?? servicePrincipal?.displayName ?? microsofts;
  if (displayName === undefined) throw notFound(world, clientId);
  if (application !== null && !world.isReplicated(application.createdDateTime))
    throw notFound(world, clientId);
  if (application?.properties['isDisabled'] === true || servicePrincipal?.accountEnabled === false) {
    throw new EntraError(7000112, 'unauthorized_client', `Application '${id}'(${displayName}) is disabled.`);
  }
  return { appId: id, displayName, application, servicePrincipal, isMicrosofts: microsofts !== undefined };
}

/**
 * The client's service principal, which client credentials need. Throws AADSTS7000229 where there is none (T),
 * 700016 where the application is another tenant's, and while it is not replicated yet.
 */
export function requireServicePrincipal(world: World, client: Client): ServicePrincipal {
  if (client.servicePrincipal === null) {
    const { applications } = world.state;
    if (!applications.some((one) => one.id === client.application?.id)) throw notFound(world, client.appId);
    throw new EntraError(
      7000229,
      'unauthorized_client',
      `The client application ${client.appId} is missing service principal in the tenant ${world.state.tenant.id}. See instructions here: https://go.microsoft.com/fwlink/?linkid=2225119`,
    );
  }
  if (!world.isReplicated(client.servicePrincipal.createdDateTime)) throw notFound(world, client.appId);
  return client.servicePrincipal;
}

/** Throws where the client may not be used at this address: AADSTS50194, 9002331. */
export function checkAddress(client: Client, address: TenantAddress): void {
  const named = `'${client.appId}'(${client.displayName})`;
  if (address === 'consumers') {
    throw new EntraError(
      9002331,
      'invalid_request',
      `Application ${named} is configured for use by Azure Active Directory users only. Please do not use the /consumers endpoint to serve this request.`,
    );
  }
  if (address !== 'tenant' && client.application?.signInAudience === 'AzureADMyOrg') {
    throw new EntraError(
      50194,
      'invalid_request',
      `Application ${named} is not configured as a multi-tenant application. Usage of the /common endpoint is not supported for such apps created after '10/15/2018'. Use a tenant-specific endpoint or configure the application to be multi-tenant.`,
    );
  }
}

/** May this client use flows without a credential (facts: isFallbackPublicClient; Microsoft's tools always)? */
export function isPublicClient(client: Client): boolean {
  return client.isMicrosofts || client.application?.isFallbackPublicClient === true;
}
