import type { SessionTokens } from '../../identity/token-provider';

/** A tenant that is nobody's yet: whoever signs in decides. */
export const anyTenant = 'organizations';

/**
 * Whoever signed in to a tenant for one operation is signed in for the next of this process, by the tenant's id as
 * well as by the name that was asked for first. Where any tenant may be signed in to, everybody is asked again.
 */
export function sharedSignIns(open: (tenant: string) => SessionTokens): (tenant: string) => SessionTokens {
  const known = new Map<string, SessionTokens>();
  return (tenant) => {
    const name = tenant.toLowerCase();
    const found = known.get(name) ?? [...known.values()].find((one) => one.tenantId === name);
    const session = found ?? open(tenant);
    if (name !== anyTenant) known.set(name, session);
    return session;
  };
}
