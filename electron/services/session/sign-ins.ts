import type { SessionTokens } from '../../identity/token-provider';

/** A tenant that is nobody's yet: whoever signs in decides. */
export const anyTenant = 'organizations';

/** Finds who is signed in for a tenant (name or id); `open` begins a sign-in where nobody is. */
export type SignIns = (tenant: string, open: (tenant: string) => SessionTokens) => SessionTokens;

/**
 * Whoever signed in to a tenant for one operation is signed in for the next of this process, by the tenant's id as
 * well as by the name that was asked for first. Where any tenant may be signed in to, everybody is asked again.
 */
export function sharedSignIns(): SignIns {
  const known = new Map<string, SessionTokens>();
  return (tenant, open) => {
    const name = tenant.toLowerCase();
    const found = known.get(name) ?? [...known.values()].find((one) => one.tenantId === name);
    const session = found ?? open(tenant);
    if (name !== anyTenant) known.set(name, session);
    return session;
  };
}
