// Trims the reference of Microsoft Graph to what the practice tenant checks requests with: who may call what, and
// which bodies are accepted. Run through build/trim-reference.mjs.
import { bodies, limits, readOnly } from './trim-graph-bodies.mjs';

const operationVerbs = ['get', 'post', 'patch', 'delete'];

/**
 * Where the published permissions are silent or plainly not usable; each with its reason. `any`: alternatives, each
 * a list of scopes needed together.
 */
export const corrections = [
  {
    operations: [
      'GET /directory/deletedItems',
      'GET /directory/deletedItems/graph.application',
      'GET /directory/deletedItems/graph.servicePrincipal',
      'GET /directory/deletedItems/{directoryObject-id}',
    ],
    any: [
      ['Application.Read.All'],
      ['Application.ReadWrite.All'],
      ['Directory.Read.All'],
      ['Directory.ReadWrite.All'],
    ],
    reason: 'Nothing is published; the rights to read applications (K).',
  },
  {
    operations: ['GET /directory/deletedItems/graph.user'],
    any: [['User.Read.All'], ['User.ReadWrite.All'], ['Directory.Read.All'], ['Directory.ReadWrite.All']],
    reason: 'Nothing is published; the rights to read users (K).',
  },
  {
    operations: [
      'DELETE /directory/deletedItems/{directoryObject-id}',
      'POST /directory/deletedItems/{directoryObject-id}/restore',
    ],
    any: [['Application.ReadWrite.All'], ['Application.ReadWrite.OwnedBy']],
    reason: 'Published for users and agents only, or not at all; the rights to delete an application (K).',
  },
  {
    operations: ['GET /servicePrincipals/{servicePrincipal-id}/appRoleAssignments/{appRoleAssignment-id}'],
    any: [
      ['Application.Read.All'],
      ['Application.ReadWrite.All'],
      ['Directory.Read.All'],
      ['Directory.ReadWrite.All'],
    ],
    reason: 'Nothing is published; as the collection.',
  },
  {
    operations: ['GET /organization/{organization-id}'],
    any: [['User.Read'], ['Organization.Read.All'], ['Directory.Read.All'], ['Directory.ReadWrite.All']],
    reason: 'The published list lacks what the collection takes; as the collection.',
  },
  {
    operations: ['PATCH /users/{user-id}'],
    any: [
      ['User.ReadWrite.All'],
      ['Directory.ReadWrite.All'],
      ['User.EnableDisableAccount.All', 'User.Read.All'],
    ],
    reason: 'The published list names scopes for single properties without saying which (facts 2.1).',
  },
];

/** The trimmed data of a whole reference document; pure. */
export function trimGraph(reference) {
  const operations = {};
  for (const [path, item] of Object.entries(reference.paths)) {
    for (const verb of operationVerbs) {
      if (item[verb] !== undefined)
        operations[`${verb.toUpperCase()} ${path}`] = operation(path, verb, item[verb]);
    }
  }
  const definitions = {};
  const bodySchemas = Object.fromEntries(
    Object.entries(bodies).map(([name, body]) => [name, bodySchema(reference, name, body, definitions)]),
  );
  return {
    about: {
      title: reference.info.title,
      sources: [...reference.info.description.matchAll(/([\w.-]+\/[\w.-]+) (?:at |\()([0-9a-f]{8})/gu)].map(
        ([, repository, commit]) => ({ repository, commit }),
      ),
      corrections,
      limits,
      readOnly,
    },
    operations,
    types: trimTypes(reference),
    definitions: Object.fromEntries(
      Object.entries(definitions).sort(([one], [other]) => (one < other ? -1 : 1)),
    ),
    bodies: bodySchemas,
  };
}

function operation(path, verb, published) {
  const key = `${verb.toUpperCase()} ${path.replace("(appId='{appId}')", '/{id}')}`;
  const correction = corrections.find(({ operations }) =>
    operations.some(
      (one) => one === `${verb.toUpperCase()} ${path}` || one.replace(/\{[\w-]+\}/u, '{id}') === key,
    ),
  );
  const scopes = (kind) => correction?.any ?? alternatives(published['x-permissions']?.[kind], verb);
  const query = (published.parameters ?? [])
    .filter((parameter) => parameter.in === 'query')
    .map((parameter) => parameter.name.toLowerCase());
  return {
    delegated: scopes('DelegatedWork'),
    application: scopes('Application').filter((one) => !one.includes('User.Read')),
    ...(query.length > 0 ? { query } : {}),
  };
}

/** Alternatives of scopes; a read scope that is published for a write is only the companion of another. */
function alternatives(permissions, verb) {
  const found = [];
  for (const scope of permissions?.all ?? []) {
    const companions = permissions.alsoRequires?.[scope]?.split(',');
    if (companions !== undefined) found.push(...companions.map((companion) => [scope, companion].sort()));
    else if (verb === 'get' || !scope.includes('.Read.')) found.push([scope]);
  }
  return [...new Map(found.map((one) => [one.join(' '), one])).values()];
}

/** Entity types that answers are made of: every property and what it is where the practice tenant has no value. */
const entityTypes = [
  'application',
  'servicePrincipal',
  'user',
  'group',
  'organization',
  'domain',
  'directoryRole',
  'licenseDetails',
  'subscribedSku',
  'unifiedRoleAssignment',
  'unifiedRoleDefinition',
  'appRoleAssignment',
  'oAuth2PermissionGrant',
  'directoryAudit',
  'signIn',
  'exchangeMessageTrace',
  'tenantAppManagementPolicy',
  'appManagementPolicy',
  'directoryObject',
];

function trimTypes(reference) {
  return Object.fromEntries(
    entityTypes.map((name) => {
      const properties = Object.entries(flatten(reference, `microsoft.graph.${name}`)).filter(
        ([property, schema]) => !property.startsWith('@') && schema['x-ms-navigationProperty'] !== true,
      );
      const pick = (test) => properties.filter(([, schema]) => test(schema)).map(([property]) => property);
      const isArray = (schema) => schema.type === 'array';
      return [
        name,
        {
          nullable: pick((schema) => !isArray(schema) && isNullable(schema)),
          arrays: pick(isArray),
          other: pick((schema) => !isArray(schema) && !isNullable(schema)),
        },
      ];
    }),
  );
}

function isNullable(schema) {
  return schema.nullable === true || (schema.anyOf ?? []).some((one) => one.nullable === true);
}

/** All properties of a schema, its bases' included. */
function flatten(reference, name) {
  const schema = reference.components.schemas[name];
  const parts = schema.allOf ?? [schema];
  return Object.assign(
    {},
    ...parts.map((part) =>
      part.$ref === undefined ? (part.properties ?? {}) : flatten(reference, nameOf(part.$ref)),
    ),
  );
}

const nameOf = (ref) => ref.slice('#/components/schemas/'.length);
const shortName = (name) => name.replace(/^microsoft\.graph\./u, '');

function bodySchema(reference, name, body, definitions) {
  const own =
    body.type !== undefined
      ? flatten(reference, `microsoft.graph.${body.type}`)
      : reference.paths[body.path].post.requestBody.content['application/json'].schema.properties;
  const picked = body.only === undefined ? own : Object.fromEntries(body.only.map((key) => [key, own[key]]));
  return closed(reference, name, picked, body.required ?? [], definitions);
}

function closed(reference, name, properties, required, definitions) {
  const converted = {};
  for (const [key, schema] of Object.entries(properties)) {
    if (key.startsWith('@') || (schema['x-ms-navigationProperty'] === true && key !== 'attachments'))
      continue;
    converted[key] = { ...convert(reference, schema, definitions), ...limitsOf(name, key) };
  }
  return {
    type: 'object',
    ...(required.length > 0 ? { required } : {}),
    properties: converted,
    patternProperties: { '@odata\\.': {} },
    additionalProperties: false,
  };
}

function limitsOf(type, property) {
  const limit = limits.find((one) => one.type === type && one.property === property);
  const fixed = readOnly.some((one) => one.type === type && one.properties.includes(property));
  return { ...(limit?.schema ?? {}), ...(fixed ? { readOnly: true } : {}) };
}

function convert(reference, schema, definitions) {
  if (schema.$ref !== undefined) return refer(reference, nameOf(schema.$ref), definitions);
  if (schema.allOf !== undefined) return convert(reference, schema.allOf[0], definitions);
  if (schema.anyOf !== undefined) {
    return { anyOf: [convert(reference, schema.anyOf[0], definitions), { type: 'null' }] };
  }
  if (schema.type === 'array') {
    return { type: 'array', items: convert(reference, schema.items, definitions) };
  }
  const { type, format, nullable } = schema;
  return { type: nullable === true ? [type, 'null'] : type, ...(format === undefined ? {} : { format }) };
}

function refer(reference, fullName, definitions) {
  const name = shortName(fullName);
  if (definitions[name] === undefined) {
    const schema = reference.components.schemas[fullName];
    definitions[name] = {};
    definitions[name] =
      schema.enum === undefined
        ? closed(reference, name, propertiesOf(reference, fullName), [], definitions)
        : { type: 'string', anyCase: schema.enum.map((member) => member.toLowerCase()) };
  }
  return { $ref: `#/definitions/${name}` };
}

/** An attachment is polymorphic; a file is the only kind that a setup sends. */
function propertiesOf(reference, fullName) {
  return flatten(
    reference,
    fullName === 'microsoft.graph.attachment' ? 'microsoft.graph.fileAttachment' : fullName,
  );
}

/** JSON with one operation, type, definition or body a line, so that a change of the reference reads well. */
export function formatGraph(data) {
  const section = (name) => {
    const lines = Object.entries(data[name]).map(
      ([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`,
    );
    return `${JSON.stringify(name)}:{\n${lines.join(',\n')}\n}`;
  };
  const sections = ['operations', 'types', 'definitions', 'bodies'].map(section);
  return `{"about":${JSON.stringify(data.about, null, 1)},\n${sections.join(',\n')}}\n`;
}
