import type { AccessToken } from '../world/access-token';
import type { ServicePrincipal, User } from '../world/directory-types';
import type { SendAnswer, SendRequest } from '../mail/send';
import type { World } from '../world/world';
import type { BodyName } from './contract';
import type { Query } from './odata/query';
import type { PathKey } from './path';

/** Who calls. A user's roles are read from here at each call, not from the token. */
export type Caller =
  | { readonly kind: 'user'; readonly user: User }
  | { readonly kind: 'app'; readonly servicePrincipal: ServicePrincipal | undefined };

/** How a message is sent; injected, because the rule of rights lives with the mail. */
export type SendMail = (world: World, request: SendRequest) => SendAnswer;

/** Everything a handler knows about one request. */
export interface Call {
  readonly world: World;
  /** The HTTP request that this call came with; the same for all parts of a batch. */
  readonly request: object;
  readonly token: AccessToken;
  readonly caller: Caller;
  /** The alternatives of scopes that the token holds, of those that the operation accepts. */
  readonly held: readonly (readonly string[])[];
  /** The keys of the path in order. */
  readonly keys: readonly PathKey[];
  /** Path as the client wrote it, for `@odata.nextLink`. */
  readonly path: string;
  readonly query: Query;
  readonly headers: Readonly<Record<string, string>>;
  /** The body, already checked against the route's schema; `{}` where the route takes none. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly origin: string;
  readonly sendMail: SendMail;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Handler = (call: Call) => Answer;

/** May this caller do it, apart from scopes? */
export type Right = (call: Call) => boolean;

/** One operation. `path` is spelt as in the contract, which lists its scopes and query options. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly right: Right;
  readonly handle: Handler;
  /** Schema of the body; `raw`: any JSON object, the handler checks it; undefined: the body is not looked at. */
  readonly body?: BodyName | 'raw';
  /** `any`: a token without any of the scopes is let through, the handler decides (sendMail). */
  readonly scopes?: 'any';
}

/** The nth key of the path; a route without it is a programming error. */
export function keyAt(call: Call, index = 0): PathKey {
  const key = call.keys[index];
  if (key === undefined) throw new RangeError(`The path has no key ${index}.`);
  return key;
}

export const noContent: Answer = { status: 204 };
