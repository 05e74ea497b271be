import type { World } from '../world/world';
import { EntraError } from './errors';

/** How the request names the tenant: itself, or a place where many tenants meet. */
export type TenantAddress = 'tenant' | 'common' | 'organizations' | 'consumers';

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/iu;
const domain = /^[\da-z](?:[\da-z-]*\.)+[\da-z-]+$/iu;

/** Resolves the first path segment. Throws AADSTS90002 for a stranger, 900023 for what is no name at all. */
export function tenantAddress(world: World, segment: string): TenantAddress {
  const name = segment.toLowerCase();
  if (name === 'common' || name === 'organizations' || name === 'consumers') return name;
  const { tenant } = world.state;
  const known = [tenant.id, ...tenant.domains.filter((one) => one.isVerified).map((one) => one.name)];
  if (known.some((one) => one.toLowerCase() === name)) return 'tenant';
  if (guid.test(name) || domain.test(name)) {
    throw new EntraError(
      90002,
      'invalid_request',
      `Tenant '${segment}' not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud. Check with your subscription administrator, this may happen if there are no active subscriptions for the tenant.`,
    );
  }
  throw new EntraError(
    900023,
    'invalid_request',
    `Specified tenant identifier '${segment}' is neither a valid DNS name, nor a valid external domain.`,
  );
}

/** True for every name of this tenant that a token endpoint may carry. */
export function isTenantName(world: World, segment: string): boolean {
  try {
    return tenantAddress(world, segment) === 'tenant';
  } catch {
    return false;
  }
}
