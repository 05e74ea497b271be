import type { WorldState } from '../../world/state';

/** The tenant's `.onmicrosoft.com` domain, or the default one where a world has no initial domain. */
export function initialDomain(state: WorldState): string {
  const { domains } = state.tenant;
  return (domains.find((domain) => domain.isInitial) ?? domains[0])?.name ?? 'practice.onmicrosoft.com';
}

/** The domain of addresses that Exchange makes up itself. */
export function defaultDomain(state: WorldState): string {
  return state.tenant.domains.find((domain) => domain.isDefault)?.name ?? initialDomain(state);
}

/** Where Exchange Online puts an object of this name. */
export function distinguishedName(state: WorldState, name: string): string {
  const escaped = name.replaceAll(/[\\,+"<>;=]/gu, (sign) => `\\${sign}`);
  return `CN=${escaped},OU=${initialDomain(state)},OU=Microsoft Exchange Hosted Organizations,DC=DEUP281A001,DC=PROD,DC=OUTLOOK,DC=COM`;
}

/** Whether the address lies in a domain that this organisation receives mail for. */
export function isAcceptedDomain(state: WorldState, address: string): boolean {
  const domain = address.slice(address.lastIndexOf('@') + 1).toLowerCase();
  return state.organization.acceptedDomains.some((accepted) => accepted.toLowerCase() === domain);
}
