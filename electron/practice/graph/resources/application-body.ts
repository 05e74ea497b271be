import type { Application } from '../../world/directory-types';
import type { World } from '../../world/world';
import { isObject } from '../body';
import { badRequest } from '../errors';
import { complexDefaults } from './application-shape';
import { replacedKeys } from './key-credentials';

type Body = Readonly<Record<string, unknown>>;

/** All permissions of all APIs together (facts 3). */
const maxPermissions = 400;
const maxPersonalName = 90;

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function redirectUris(value: unknown): string[] {
  return isObject(value) ? list(value['redirectUris']).filter(isText) : [];
}

function requiredResourceAccess(value: unknown): Application['requiredResourceAccess'] {
  const declared = list(value)
    .filter(isObject)
    .map((resource) => ({
      resourceAppId: isText(resource['resourceAppId']) ? resource['resourceAppId'] : '',
      resourceAccess: list(resource['resourceAccess'])
        .filter(isObject)
        .map((access) => ({
          id: isText(access['id']) ? access['id'] : '',
          type: access['type'] === 'Role' ? ('Role' as const) : ('Scope' as const),
        })),
    }));
  const incomplete = declared.some(
    ({ resourceAppId, resourceAccess }) => resourceAppId === '' || resourceAccess.some(({ id }) => id === ''),
  );
  const resources = declared.map(({ resourceAppId }) => resourceAppId.toLowerCase());
  if (incomplete || new Set(resources).size < resources.length) {
    throw badRequest(
      "Invalid value specified for property 'requiredResourceAccess' of resource 'Application'.",
    );
  }
  if (declared.flatMap(({ resourceAccess }) => resourceAccess).length > maxPermissions) {
    throw badRequest(
      "The number of values for property 'requiredResourceAccess' exceeds the maximum allowed.",
    );
  }
  return declared;
}

/** A complex property is merged with what was there, as PATCH does. */
function merged(name: string, old: unknown, value: unknown): unknown {
  const fallback = complexDefaults[name];
  if (fallback === undefined) return value;
  return { ...fallback, ...(isObject(old) ? old : {}), ...(isObject(value) ? value : {}) };
}

function checkRedirects(body: Body): void {
  const uris = [
    ...redirectUris(body['web']),
    ...redirectUris(body['spa']),
    ...redirectUris(body['publicClient']),
  ];
  const wrong = uris.find((uri) => !URL.canParse(uri) || uri.includes('#') || uri.includes('*'));
  if (wrong !== undefined) {
    throw badRequest(
      `Invalid value specified for property 'redirectUris' of resource 'Application': '${wrong}'.`,
    );
  }
}

/** Audiences with personal accounts take shorter names (facts 3). */
function checkName({ displayName, signInAudience }: Application): void {
  if (signInAudience.includes('Personal') && displayName.length > maxPersonalName) {
    throw badRequest("Invalid value specified for property 'displayName' of resource 'Application'.");
  }
}

function setOne(world: World, app: Application, name: string, value: unknown): void {
  switch (name) {
    case 'displayName':
    case 'signInAudience':
      if (!isText(value))
        throw badRequest(`Invalid value specified for property '${name}' of resource 'Application'.`);
      app[name] = value;
      return;
    case 'tags':
      app.tags = list(value).filter(isText);
      return;
    case 'requiredResourceAccess':
      app.requiredResourceAccess = requiredResourceAccess(value);
      return;
    case 'keyCredentials':
      app.keyCredentials = replacedKeys(world, app.keyCredentials, list(value));
      return;
    case 'publicClient':
      app.publicClientRedirectUris = redirectUris(value);
      return;
    case 'isFallbackPublicClient':
      app.isFallbackPublicClient = value === true;
      return;
    default:
      app.properties = { ...app.properties, [name]: merged(name, app.properties[name], value) };
  }
}

/**
 * The application with a checked body applied; a copy, so that a body that is refused half way changes nothing.
 * Throws 400 for what the schema cannot say.
 */
export function withBody(world: World, application: Application, body: Body): Application {
  checkRedirects(body);
  const changed: Application = { ...application };
  for (const [name, value] of Object.entries(body)) {
    if (name !== 'uniqueName' && !name.startsWith('@')) setOne(world, changed, name, value);
  }
  checkName(changed);
  return changed;
}
