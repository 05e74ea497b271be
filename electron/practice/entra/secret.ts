import { createHash, timingSafeEqual } from 'node:crypto';
import type { World } from '../world/world';
import type { Client } from './clients';
import { EntraError } from './errors';

function equal(one: string, other: string): boolean {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/**
 * Checks a client secret. Throws AADSTS7000215 where it is wrong (the sentence names the usual mistake, the
 * secret's id sent for its value) or not replicated yet, 7000222 where it matches and is expired.
 */
export function checkSecret(world: World, client: Client, secret: string): void {
  const matching = (client.application?.passwordCredentials ?? []).filter(
    (one) => equal(one.secretText, secret) && world.isReplicated(one.startDateTime),
  );
  if (matching.length === 0) {
    throw new EntraError(
      7000215,
      'invalid_client',
      `Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app '${client.appId}'.`,
    );
  }
  if (matching.some((one) => world.clock.secondsSince(one.endDateTime) < 0)) return;
  throw new EntraError(
    7000222,
    'invalid_client',
    `The provided client secret keys for app '${client.appId}' are expired. Visit the Azure portal to create new keys for your app: https://aka.ms/NewClientSecret, or consider using certificate credentials for added security: https://aka.ms/certCreds.`,
  );
}
