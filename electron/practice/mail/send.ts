import type { AccessToken } from '../world/access-token';
import type { World } from '../world/world';

/** `POST /users/{mailbox}/sendMail` (or `/me/sendMail`) after the token was checked and the body parsed. */
export interface SendRequest {
  readonly token: AccessToken;
  /** Object id or user principal name from the URL; anything else is ErrorInvalidUser. */
  readonly mailbox: string;
  /** The `message` of the body, as it came. */
  readonly message: Record<string, unknown>;
  readonly saveToSentItems: boolean;
}

/** 202, or the status, code and message of Graph's error body. */
export type SendAnswer =
  { readonly status: 202 } | { readonly status: number; readonly code: string; readonly message: string };

/** Sends a message by the real rule of rights (facts 5.3, 6.6, 7, 8.1). 202 is not delivery. */
export function sendMail(_world: World, _request: SendRequest): SendAnswer {
  return { status: 503, code: 'serviceNotAvailable', message: 'Sending is not built yet.' };
}
