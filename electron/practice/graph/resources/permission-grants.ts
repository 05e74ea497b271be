import type { OAuth2PermissionGrant, ServicePrincipal } from '../../world/directory-types';
import { audit } from '../audit';
import { keyAt, noContent, type Answer, type Call, type Route } from '../call';
import { badRequest, GraphError, resourceNotFound } from '../errors';
import { created, list, one } from '../odata/answers';
import { plainText } from '../odata/filter-check';
import type { Shape } from '../odata/shape';
import { anyMember, only } from '../rights/rules';
import { isVisible, requireServicePrincipal } from './find';

const path = '/oauth2PermissionGrants/{oAuth2PermissionGrant-id}';
const set = 'oauth2PermissionGrants';

/** Facts 2.8. */
const mayGrant = only(
  'applicationAdministrator',
  'cloudApplicationAdministrator',
  'applicationDeveloper',
  'directoryWriters',
  'userAdministrator',
  'privilegedRoleAdministrator',
);

function grantShape(): Shape<OAuth2PermissionGrant> {
  return {
    type: 'oAuth2PermissionGrant',
    directory: false,
    fields: {
      clientId: (grant) => grant.clientId,
      consentType: (grant) => (grant.principalId === null ? 'AllPrincipals' : 'Principal'),
      id: (grant) => grant.id,
      principalId: (grant) => grant.principalId,
      resourceId: (grant) => grant.resourceId,
      scope: (grant) => grant.scope,
    },
    filters: { clientId: plainText, consentType: plainText, principalId: plainText, resourceId: plainText },
  };
}

function requireGrant(call: Call): OAuth2PermissionGrant {
  const { value } = keyAt(call);
  const found = call.world.state.permissionGrants.find((grant) => grant.id === value);
  if (found === undefined) throw resourceNotFound(value);
  return found;
}

function principalOf(call: Call, name: 'clientId' | 'resourceId'): ServicePrincipal {
  const id = call.body[name];
  const found = call.world.state.servicePrincipals.find((row) => row.id === id);
  if (found === undefined || !isVisible(call.world, found)) {
    throw badRequest(`Property ${name} is invalid. Not a valid reference update.`);
  }
  return found;
}

/** Whether Graph checks the values is not known, so a scope that the resource does not have is refused. */
function scopesFor(resource: ServicePrincipal | undefined, text: unknown): string {
  const values = typeof text === 'string' ? text.split(/\s+/u).filter((value) => value !== '') : [];
  const strange = values.find(
    (value) => resource?.oauth2PermissionScopes.some((scope) => scope.value === value) !== true,
  );
  if (strange !== undefined) throw badRequest(`The scope '${strange}' does not exist on the resource.`);
  return [...new Set(values)].join(' ');
}

function principalIdOf(call: Call): string | null {
  const { consentType, principalId } = call.body;
  if (consentType === 'AllPrincipals') {
    if (principalId === undefined || principalId === null) return null;
    throw badRequest('Property principalId must be null for consentType AllPrincipals.');
  }
  const user = call.world.state.users.find((row) => row.id === principalId && row.deletedDateTime === null);
  if (consentType !== 'Principal' || user === undefined) {
    throw badRequest('Property consentType or principalId is invalid.');
  }
  return user.id;
}

function create(call: Call): Answer {
  const client = principalOf(call, 'clientId');
  const resource = principalOf(call, 'resourceId');
  const principalId = principalIdOf(call);
  const { world } = call;
  const exists = world.state.permissionGrants.some(
    (grant) =>
      grant.clientId === client.id && grant.resourceId === resource.id && grant.principalId === principalId,
  );
  // One grant a client, resource and principal; a second is refused (facts 2.8).
  if (exists) throw new GraphError(409, 'Request_BadRequest', 'Permission entry already exists.');
  const grant: OAuth2PermissionGrant = {
    id: world.newId().replaceAll('-', ''),
    clientId: client.id,
    resourceId: resource.id,
    principalId,
    scope: scopesFor(resource, call.body['scope']),
  };
  world.state.permissionGrants.push(grant);
  audit(call, 'Add delegated permission grant', client);
  return created(call, set, grantShape(), grant);
}

function auditClient(call: Call, activity: string, grant: OAuth2PermissionGrant): void {
  const client = call.world.state.servicePrincipals.find((row) => row.id === grant.clientId);
  audit(call, activity, client ?? { id: grant.clientId, displayName: '' });
}

function update(call: Call): Answer {
  const grant = requireGrant(call);
  const other = Object.keys(call.body).find((name) => name !== 'scope' && !name.startsWith('@'));
  if (other !== undefined) throw badRequest(`Property '${other}' is read-only and cannot be set.`);
  const resource = call.world.state.servicePrincipals.find((row) => row.id === grant.resourceId);
  grant.scope = scopesFor(resource, call.body['scope']);
  auditClient(call, 'Add delegated permission grant', grant);
  return noContent;
}

function remove(call: Call): Answer {
  const grant = requireGrant(call);
  const { state } = call.world;
  state.permissionGrants = state.permissionGrants.filter((one) => one !== grant);
  auditClient(call, 'Remove delegated permission grant', grant);
  return noContent;
}

/** Delegated grants (facts 2.8). */
export const permissionGrantRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/oauth2PermissionGrants',
    right: anyMember,
    handle: (call) => list(call, set, grantShape(), call.world.state.permissionGrants),
  },
  {
    method: 'GET',
    path: '/servicePrincipals/{servicePrincipal-id}/oauth2PermissionGrants',
    right: anyMember,
    handle: (call) => {
      const { id } = requireServicePrincipal(call);
      const rows = call.world.state.permissionGrants.filter((grant) => grant.clientId === id);
      return list(call, set, grantShape(), rows);
    },
  },
  {
    method: 'POST',
    path: '/oauth2PermissionGrants',
    right: mayGrant,
    body: 'oAuth2PermissionGrant',
    handle: create,
  },
  {
    method: 'GET',
    path,
    right: anyMember,
    handle: (call) => one(call, set, grantShape(), requireGrant(call)),
  },
  { method: 'PATCH', path, right: mayGrant, body: 'oAuth2PermissionGrant', handle: update },
  { method: 'DELETE', path, right: mayGrant, handle: remove },
];
