import { AppError } from '../contract/errors';

/**
 * Throws AppError `invalid-input` for a tenant that only a practice tenant can be: names that end in .example are reserved
 * for examples (RFC 2606), so nobody need sign in to learn that Microsoft has none.
 */
export function refuseReservedName(tenant: string, practiceTenantId: string | null): void {
  if (practiceTenantId !== null || !/(?:^|\.)example$/iu.test(tenant)) return;
  throw new AppError({
    code: 'invalid-input',
    message: `${tenant} is a practice tenant's domain: Microsoft 365 has no tenant whose name ends in .example.`,
    who: 'you',
    next: 'Add --practice INFO, the file that "sendwright practice --info INFO" wrote, or name a real tenant.',
  });
}
