import { createHash, X509Certificate } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';
import type { JWTPayload, ProtectedHeaderParameters } from 'jose';
import type { KeyCredential } from '../world/directory-types';
import type { World } from '../world/world';
import type { Client } from './clients';
import { EntraError } from './errors';
import { parseUrl } from './parse-url';
import { isTenantName } from './tenant';

/** Five minutes: clients round their `nbf`, a strict check refuses half of them (machine facts 2). */
const clockToleranceSeconds = 300;

const malformed = (): EntraError =>
  new EntraError(50027, 'invalid_request', 'JWT token is invalid or malformed.');

function notVerified(reason: string, thumbprint: string, found?: KeyCredential): EntraError {
  const key =
    found === undefined ? '' : `, Found key 'Start=${found.startDateTime}, End=${found.endDateTime}'`;
  return new EntraError(
    700027,
    'invalid_client',
    `Client assertion failed signature validation. [Reason - ${reason}, Thumbprint of key used by client: '${thumbprint}'${key}]`,
  );
}

function decode(assertion: string): { header: ProtectedHeaderParameters; claims: JWTPayload } {
  try {
    return { header: decodeProtectedHeader(assertion), claims: decodeJwt(assertion) };
  } catch {
    throw malformed();
  }
}

/** `x5t` (SHA-1) with RS256, `x5t#S256` with PS256: the two forms of facts 9. */
function thumbprintOf(header: ProtectedHeaderParameters): { hash: 'sha1' | 'sha256'; value: string } {
  const sha256 = header['x5t#S256'];
  if (header.alg !== 'RS256' && header.alg !== 'PS256') throw malformed();
  if (typeof sha256 === 'string') return { hash: 'sha256', value: sha256 };
  if (typeof header.x5t === 'string') return { hash: 'sha1', value: header.x5t };
  throw malformed();
}

function matchingKey(world: World, client: Client, header: ProtectedHeaderParameters): KeyCredential {
  const { hash, value } = thumbprintOf(header);
  const shown = Buffer.from(value, 'base64url').toString('hex').toUpperCase();
  const key = client.application?.keyCredentials.find(
    (one) =>
      one.usage === 'Verify' &&
      createHash(hash).update(Buffer.from(one.key, 'base64')).digest('base64url') ===
        value.replace(/=+$/u, ''),
  );
  if (key === undefined) throw notVerified('The key was not found.', shown);
  if (world.clock.secondsSince(key.endDateTime) >= 0)
    throw notVerified('The key used is expired.', shown, key);
  return key;
}

function checkClaims(world: World, client: Client, claims: JWTPayload, origins: readonly string[]): void {
  if (claims.iss !== claims.sub) {
    throw new EntraError(
      50048,
      'invalid_client',
      'Subject mismatches Issuer claim in the client assertion. The subject and issuer must be the client id.',
    );
  }
  if (claims.iss?.toLowerCase() !== client.appId) {
    throw new EntraError(
      700021,
      'invalid_client',
      "Client assertion application identifier doesn't match 'client_id' parameter.",
    );
  }
  const audiences = [claims.aud ?? []].flat();
  const isTokenEndpoint = (audience: string): boolean => {
    const url = parseUrl(audience);
    const tenant = /^\/([^/]+)\/oauth2\/v2\.0\/token$/u.exec(url?.pathname ?? '')?.[1];
    return (
      url !== null && origins.includes(url.origin) && tenant !== undefined && isTenantName(world, tenant)
    );
  };
  if (!audiences.some(isTokenEndpoint)) {
    throw new EntraError(
      50012,
      'invalid_client',
      `Authentication failed. Client assertion audience claim '${audiences.join(' ')}' does not match the token endpoint.`,
    );
  }
}

/**
 * Checks a certificate assertion (facts 9). Throws AADSTS50027 malformed, 700027 key not found, expired or
 * signature wrong, 700024 outside its time, 50012 wrong audience, 50048 and 700021 wrong issuer or subject.
 * `origins` are those the token endpoint is served on.
 */
export async function checkAssertion(
  world: World,
  client: Client,
  assertion: string,
  origins: readonly string[],
): Promise<void> {
  const { header, claims } = decode(assertion);
  if (claims.exp === undefined) throw malformed();
  const key = matchingKey(world, client, header);
  const der = Buffer.from(key.key, 'base64');
  try {
    await jwtVerify(assertion, new X509Certificate(der).publicKey.export({ format: 'jwk' }), {
      algorithms: ['RS256', 'PS256'],
      clockTolerance: clockToleranceSeconds,
      currentDate: world.serviceDate(),
    });
  } catch (error) {
    if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed) {
      throw new EntraError(
        700024,
        'invalid_client',
        `Client assertion is not within its valid time range. Current time: ${world.serviceDate().toISOString()}, assertion valid from ${String(claims.nbf)}, expiry time of assertion ${String(claims.exp)}.`,
      );
    }
    const thumbprint = createHash('sha1').update(der).digest('hex').toUpperCase();
    throw notVerified(
      'The key was found, but use of the key to verify the signature failed.',
      thumbprint,
      key,
    );
  }
  checkClaims(world, client, claims, origins);
}
