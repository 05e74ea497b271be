/** Whether a person means this tenant, by its name, its domain or its id in lower case. */
export function isTenant(
  { tenant, tenantName, domain }: { tenant: string; tenantName: string; domain?: string | undefined },
  name: string,
): boolean {
  return [tenant, tenantName, domain].some((one) => one?.toLowerCase() === name);
}
