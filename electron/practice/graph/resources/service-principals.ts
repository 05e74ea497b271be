import type { Application, ServicePrincipal } from '../../world/directory-types';
import { audit } from '../audit';
import { noContent, type Answer, type Call, type Right, type Route } from '../call';
import { badRequest, GraphError } from '../errors';
import { created, list, one } from '../odata/answers';
import { isApplicationAdmin, managesApplication } from '../rights/application-rights';
import { anyMember, holdsRole, isApplication } from '../rights/rules';
import { holdsOnly } from '../rights/scopes';
import { deleteServicePrincipal } from './deletion';
import { isVisible, requireServicePrincipal, servicePrincipalAt, visible } from './find';
import { servicePrincipalShape } from './service-principal-shape';

const path = '/servicePrincipals/{servicePrincipal-id}';

function backingApplication(call: Call, appId: string): Application | undefined {
  const { applications, foreignApplications } = call.world.state;
  return [...applications, ...foreignApplications].find(
    (app) => app.appId.toLowerCase() === appId.toLowerCase() && app.deletedDateTime === null,
  );
}

/**
 * Application and Cloud Application Administrators; an Application Developer for an application of their own. The
 * facts are silent on plain members, so they are refused.
 */
const mayCreate: Right = (call) => {
  if (isApplicationAdmin(call)) return true;
  const application = backingApplication(call, String(call.body['appId']));
  const owner = application?.owners.includes(call.token.oid) === true;
  if (isApplication(call)) return owner || !holdsOnly(call.held, 'Application.ReadWrite.OwnedBy');
  return owner && holdsRole(call, 'applicationDeveloper');
};

const mayManage: Right = (call) => {
  const principal = servicePrincipalAt(call);
  if (principal === undefined || isApplicationAdmin(call)) return true;
  const application = backingApplication(call, principal.appId);
  if (application === undefined)
    return isApplication(call) && !holdsOnly(call.held, 'Application.ReadWrite.OwnedBy');
  return isApplication(call) && managesApplication(call, application);
};

/** Facts 2.4: an application that is not there, or not replicated yet, backs no service principal. */
function requireBacking(call: Call, appId: string): Application {
  const application = backingApplication(call, appId);
  if (application !== undefined && isVisible(call.world, application)) return application;
  const message = `The appId '${appId}' of the service principal does not reference a valid application object.`;
  throw badRequest(message, [{ code: 'NoBackingApplicationObject', message, target: 'appId' }]);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function withBody(principal: ServicePrincipal, body: Readonly<Record<string, unknown>>): ServicePrincipal {
  const changed = { ...principal };
  for (const [name, value] of Object.entries(body)) {
    if (name === 'appId' || name.startsWith('@')) continue;
    if (name === 'accountEnabled') changed.accountEnabled = value !== false;
    else if (name === 'appRoleAssignmentRequired') changed.appRoleAssignmentRequired = value === true;
    else if (name === 'tags') changed.tags = Array.isArray(value) ? value.filter(isText) : [];
    else if (name === 'displayName') changed.displayName = isText(value) ? value : changed.displayName;
    else changed.properties = { ...changed.properties, [name]: value };
  }
  return changed;
}

function create(call: Call): Answer {
  const { world, body } = call;
  if (!isText(body['appId'])) {
    throw badRequest("A value is required for property 'appId' of resource 'ServicePrincipal'.");
  }
  const application = requireBacking(call, body['appId']);
  if (
    world.state.servicePrincipals.some(
      (row) => row.appId === application.appId && row.deletedDateTime === null,
    )
  ) {
    throw new GraphError(
      409,
      'Request_MultipleObjectsWithSameKeyValue',
      `The service principal cannot be created, updated, or restored because the service principal name ${application.appId} is already in use.`,
    );
  }
  const blank: ServicePrincipal = {
    id: world.newId(),
    appId: application.appId,
    appOwnerOrganizationId:
      'ownerTenantId' in application ? String(application.ownerTenantId) : world.state.tenant.id,
    displayName: application.displayName,
    accountEnabled: true,
    appRoleAssignmentRequired: false,
    tags: [],
    appRoles: [],
    oauth2PermissionScopes: [],
    properties: {},
    createdDateTime: world.clock.iso(),
    deletedDateTime: null,
  };
  const principal = withBody(blank, body);
  world.state.servicePrincipals.push(principal);
  audit(call, 'Add service principal', principal);
  return created(call, 'servicePrincipals', servicePrincipalShape(call), principal);
}

function update(call: Call): Answer {
  const principal = requireServicePrincipal(call);
  const { appId } = call.body;
  if (appId !== undefined && appId !== principal.appId) {
    throw badRequest("Property 'appId' is read-only and cannot be set.");
  }
  Object.assign(principal, withBody(principal, call.body));
  audit(call, 'Update service principal', principal);
  return noContent;
}

/** Service principals (facts 2.4). */
export const servicePrincipalRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/servicePrincipals',
    right: anyMember,
    handle: (call) => {
      const rows = visible(call.world, call.world.state.servicePrincipals);
      return list(call, 'servicePrincipals', servicePrincipalShape(call), rows);
    },
  },
  { method: 'POST', path: '/servicePrincipals', right: mayCreate, body: 'servicePrincipal', handle: create },
  {
    method: 'GET',
    path,
    right: anyMember,
    handle: (call) =>
      one(call, 'servicePrincipals', servicePrincipalShape(call), requireServicePrincipal(call)),
  },
  { method: 'PATCH', path, right: mayManage, body: 'servicePrincipal', handle: update },
  {
    method: 'DELETE',
    path,
    right: mayManage,
    handle: (call) => {
      deleteServicePrincipal(call, requireServicePrincipal(call));
      return noContent;
    },
  },
];
