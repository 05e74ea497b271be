/** A detail of an error body, e.g. `NoBackingApplicationObject` (facts 2.4). */
interface ErrorDetail {
  readonly code: string;
  readonly message: string;
  readonly target?: string;
}

/** What Graph answers instead of doing what was asked (facts 5.2). */
export class GraphError extends Error {
  override readonly name = 'GraphError';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: readonly ErrorDetail[] = [],
  ) {
    super(message);
  }
}

/** A scope or a directory role is missing: Graph does not say which (facts 5.2). */
export function denied(): GraphError {
  return new GraphError(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  );
}

/** The object is not there, or not replicated yet (facts 2.4). */
export function resourceNotFound(name: string): GraphError {
  return new GraphError(
    404,
    'Request_ResourceNotFound',
    `Resource '${name}' does not exist or one of its queried reference-property objects are not present.`,
  );
}

/** The directory refuses the body or the parameters. */
export function badRequest(message: string, details: readonly ErrorDetail[] = []): GraphError {
  return new GraphError(400, 'Request_BadRequest', message, details);
}

/** Graph's front does not understand the request. */
export function malformedRequest(message: string): GraphError {
  return new GraphError(400, 'BadRequest', message);
}

/** A query that the directory does not support, or not without `ConsistencyLevel: eventual`. */
export function unsupportedQuery(message: string): GraphError {
  return new GraphError(400, 'Request_UnsupportedQuery', message);
}

/** No such path. Graph answers 400 here, not 404 (T). */
export function segmentNotFound(segment: string): GraphError {
  return malformedRequest(`Resource not found for the segment '${segment}'.`);
}

/** An application has no `me` (T). */
export function noMe(): GraphError {
  return malformedRequest('/me request is only valid with delegated authentication flow.');
}

/** Graph would take this, the practice tenant does not: said aloud instead of imitated badly. */
export function notOffered(what: string): GraphError {
  return new GraphError(501, 'NotImplemented', `The practice tenant does not offer ${what}.`);
}
