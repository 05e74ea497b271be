import { join } from 'node:path';
import { AppError } from '../contract/errors';

const guid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/u;
const slug = /^[a-z\d]+(?:-[a-z\d]+)*$/u;
/** Names that Windows keeps for devices: no folder can be called so. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/u;

/** Where the folders of all tenants stand. */
export function tenantsFolder(data: string): string {
  return join(data, 'tenants');
}

/** The folder of one tenant, always within the data folder. Throws AppError `internal` for what is no GUID. */
export function tenantFolder(data: string, tenantId: string): string {
  const tenant = tenantId.toLowerCase();
  if (!guid.test(tenant)) throw badName('tenant id', tenantId);
  return join(tenantsFolder(data), tenant);
}

/**
 * The folder of one setup, always within the data folder.
 * Throws AppError `internal` for a tenant that is no GUID or a setup id that is no slug.
 */
export function setupFolder(data: string, tenantId: string, setupId: string): string {
  const tenant = tenantFolder(data, tenantId);
  if (!slug.test(setupId) || setupId.length > 64) throw badName('setup id', setupId);
  return join(tenant, reserved.test(setupId) ? `${setupId}_` : setupId);
}

/** The tenant or setup that a folder's name stands for; null where it is not one of ours. */
export function nameOfFolder(name: string, kind: 'tenant' | 'setup'): string | null {
  if (kind === 'tenant') return guid.test(name) ? name : null;
  const id = name.replace(/_$/u, '');
  return slug.test(id) && (name === id || reserved.test(id)) ? id : null;
}

function badName(what: string, value: string): AppError {
  return new AppError({ code: 'internal', message: `"${value}" is not a ${what}.` });
}
