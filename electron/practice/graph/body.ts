import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { PracticeRequest } from '../server/handler';
import { bodySchemas, type BodyName } from './contract';
import { badRequest, GraphError, malformedRequest } from './errors';

type JsonObject = Readonly<Record<string, unknown>>;

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;
const dateTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/u;

const ajv = new Ajv({ strict: false, allowUnionTypes: true });
ajv.addFormat('uuid', guid);
ajv.addFormat('date-time', (value) => dateTime.test(value) && !Number.isNaN(Date.parse(value)));
ajv.addFormat('base64url', /^[\w+/=-]*$/u);
ajv.addFormat('duration', /^P(?=.)/u);
ajv.addFormat('time', /^\d{2}:\d{2}/u);
for (const format of ['int32', 'int64', 'double', 'float'])
  ajv.addFormat(format, { type: 'number', validate: () => true });

// Enumeration members are read without regard to case: the facts' own sample says `Text` for `text` (facts 8.1).
ajv.addKeyword({
  keyword: 'anyCase',
  type: 'string',
  schemaType: 'array',
  validate: (members: readonly string[], value: string) => members.includes(value.toLowerCase()),
});
ajv.removeKeyword('readOnly');
ajv.addKeyword({ keyword: 'readOnly', schemaType: 'boolean', validate: (fixed: boolean) => !fixed });

const validators = new Map<BodyName, ValidateFunction>();

function validatorOf(name: BodyName): ValidateFunction {
  const known = validators.get(name);
  if (known !== undefined) return known;
  const made = ajv.compile({ ...bodySchemas.bodies[name], definitions: bodySchemas.definitions });
  validators.set(name, made);
  return made;
}

/** Reads a JSON object. Throws 400 where there is none, 415 for another content type. */
export function readJson(request: Pick<PracticeRequest, 'headers' | 'body'>): JsonObject {
  if (request.body.trim() === '') throw malformedRequest('Empty Payload. JSON content expected.');
  const type = request.headers['content-type'] ?? '';
  if (!/^application\/json\b/iu.test(type)) {
    throw new GraphError(415, 'RequestUnsupportedMediaType', `The content type '${type}' is not supported.`);
  }
  let read: unknown;
  try {
    read = JSON.parse(request.body);
  } catch {
    throw unreadable();
  }
  if (!isObject(read)) throw unreadable();
  return read;
}

function unreadable(): GraphError {
  return malformedRequest(
    'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
  );
}

/** A JSON object, not null and no array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refusal(name: BodyName, error: ErrorObject | undefined): GraphError {
  const params: Readonly<Record<string, unknown>> = error?.params ?? {};
  const path = (error?.instancePath ?? '').slice(1).replaceAll('/', '.');
  if (error?.keyword === 'additionalProperties') {
    return badRequest(`Invalid property '${String(params['additionalProperty'])}'.`);
  }
  if (error?.keyword === 'required') {
    return badRequest(
      `A value is required for property '${String(params['missingProperty'])}' of resource '${name}'.`,
    );
  }
  if (error?.keyword === 'readOnly') return badRequest(`Property '${path}' is read-only and cannot be set.`);
  return badRequest(`Invalid value specified for property '${path}' of resource '${name}'.`);
}

/** The error that names the cause: a wrong part of a union comes before "matches none of the union". */
function cause(errors: readonly ErrorObject[] | null | undefined): ErrorObject | undefined {
  const telling = (errors ?? []).filter(({ keyword, params }) => {
    const nullBranch = keyword === 'type' && (params as { type?: unknown }).type === 'null';
    return keyword !== 'anyOf' && !nullBranch;
  });
  return telling[0] ?? errors?.[0];
}

/** Checks a body as Graph would: unknown properties, wrong types, lengths, read-only properties. Throws 400. */
export function checkBody(name: BodyName, body: JsonObject): JsonObject {
  const validate = validatorOf(name);
  if (!validate(body)) throw refusal(name, cause(validate.errors));
  return body;
}
