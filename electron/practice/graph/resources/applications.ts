import type { Application } from '../../world/directory-types';
import { audit } from '../audit';
import { noContent, type Answer, type Call, type Route, keyAt } from '../call';
import { badRequest, resourceNotFound } from '../errors';
import { created, list, one } from '../odata/answers';
import { mayManage, mayRegister, mayUpsert } from '../rights/application-rights';
import { anyMember } from '../rights/rules';
import { withBody } from './application-body';
import { applicationShape } from './application-shape';
import { deleteApplication } from './deletion';
import { applicationAt, isDeletedItem, isVisible, requireApplication, visible } from './find';

const path = '/applications/{application-id}';

/** Soft-deleted applications keep their unique name (T, msgraph-bicep-types#137). */
function requireFreeName(call: Call, uniqueName: string): void {
  const taken = call.world.state.applications.some(
    (app) =>
      app.uniqueName === uniqueName && (app.deletedDateTime === null || isDeletedItem(call.world, app)),
  );
  if (!taken) return;
  const message = 'Another object with the same value for property uniqueName already exists.';
  throw badRequest(message, [{ code: 'ObjectConflict', message, target: 'uniqueName' }]);
}

function register(call: Call, uniqueName: string | null): Application {
  const { world, body, token } = call;
  if (typeof body['displayName'] !== 'string') {
    throw badRequest("A value is required for property 'displayName' of resource 'Application'.");
  }
  if (uniqueName !== null) requireFreeName(call, uniqueName);
  const blank: Application = {
    id: world.newId(),
    appId: world.newId(),
    displayName: '',
    uniqueName,
    // The page's sample for a body without it (facts 2.3).
    signInAudience: 'AzureADandPersonalMicrosoftAccount',
    tags: [],
    requiredResourceAccess: [],
    passwordCredentials: [],
    keyCredentials: [],
    publicClientRedirectUris: [],
    isFallbackPublicClient: false,
    owners: [token.oid],
    properties: {},
    createdDateTime: world.clock.iso(),
    deletedDateTime: null,
  };
  const application = withBody(world, blank, body);
  world.state.applications.push(application);
  audit(call, 'Add application', application);
  return application;
}

function update(call: Call, application: Application): Answer {
  const { world, body } = call;
  if (body['uniqueName'] !== undefined && body['uniqueName'] !== application.uniqueName) {
    throw badRequest("Property 'uniqueName' is read-only and cannot be set.");
  }
  Object.assign(application, withBody(world, application, body));
  audit(
    call,
    'keyCredentials' in body
      ? 'Update application – Certificates and secrets management '
      : 'Update application',
    application,
  );
  return noContent;
}

function create(call: Call): Answer {
  const { uniqueName } = call.body;
  const application = register(call, typeof uniqueName === 'string' ? uniqueName : null);
  return created(call, 'applications', applicationShape(call), application);
}

/** Facts 2.3: by `uniqueName` with `Prefer: create-if-missing` 201 or 204; without it an update only. */
function updateOrCreate(call: Call): Answer {
  const key = keyAt(call);
  const found = applicationAt(call);
  if (found !== undefined) {
    if (!isVisible(call.world, found)) throw resourceNotFound(key.value);
    return update(call, found);
  }
  const preferences = (call.headers['prefer'] ?? '').split(',').map((text) => text.trim().toLowerCase());
  if (key.name !== 'uniqueName' || !preferences.includes('create-if-missing'))
    throw resourceNotFound(key.value);
  if (call.body['uniqueName'] !== undefined && call.body['uniqueName'] !== key.value) {
    throw badRequest("The value of property 'uniqueName' does not match the key of the request.");
  }
  return created(call, 'applications', applicationShape(call), register(call, key.value));
}

function read(call: Call): Answer {
  const withKeys = call.query.select?.includes('keyCredentials') === true;
  return one(call, 'applications', applicationShape(call, { withKeys }), requireApplication(call));
}

/** Application objects (facts 2.3). */
export const applicationRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/applications',
    right: anyMember,
    handle: (call) => {
      const rows = visible(call.world, call.world.state.applications);
      return list(call, 'applications', applicationShape(call), rows);
    },
  },
  { method: 'POST', path: '/applications', right: mayRegister, body: 'application', handle: create },
  { method: 'GET', path, right: anyMember, handle: read },
  { method: 'PATCH', path, right: mayUpsert, body: 'application', handle: updateOrCreate },
  {
    method: 'DELETE',
    path,
    right: mayManage,
    handle: (call) => {
      deleteApplication(call, requireApplication(call));
      return noContent;
    },
  },
];
