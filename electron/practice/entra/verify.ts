import { errors, jwtVerify } from 'jose';
import { z } from 'zod';
import type { AccessToken, TokenVerifier } from '../world/access-token';
import { exchangeAudience, graphAudience } from '../world/well-known';
import type { World } from '../world/world';
import type { EntraKeys } from './keys';
import { accessTokenIssuer } from './tokens';

const claimsSchema = z.object({
  aud: z.string(),
  tid: z.string(),
  appid: z.string(),
  oid: z.string(),
  idtyp: z.enum(['user', 'app']),
  scp: z.string().default(''),
  roles: z.array(z.string()).default([]),
  upn: z.string().nullable().default(null),
  wids: z.array(z.string()).default([]),
});

/** A verifier of this tenant's own access tokens: signature, issuer and expiry on the practice clock. */
export function tokenVerifier(world: World, keys: EntraKeys): TokenVerifier {
  return async (authorization) => {
    const [scheme, jwt, more] = (authorization ?? '').trim().split(/\s+/u);
    if (scheme === undefined || scheme === '' || jwt === undefined) return { ok: false, reason: 'missing' };
    if (scheme.toLowerCase() !== 'bearer' || more !== undefined) return { ok: false, reason: 'malformed' };
    try {
      const { payload } = await jwtVerify(jwt, keys.publicKey, {
        algorithms: ['RS256'],
        issuer: accessTokenIssuer(world.state.tenant.id),
        audience: [graphAudience, exchangeAudience],
        currentDate: world.clock.now(),
        clockTolerance: 5,
      });
      const claims = claimsSchema.parse(payload);
      const token: AccessToken = { ...claims, scp: claims.scp.split(' ').filter((one) => one !== '') };
      return { ok: true, token };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { ok: false, reason: 'expired' };
      const signature = error instanceof errors.JWSSignatureVerificationFailed;
      return { ok: false, reason: signature ? 'signature' : 'malformed' };
    }
  };
}
