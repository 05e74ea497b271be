import { AppError } from '../contract/errors';
import type { SetupRecord, SetupRecords } from '../ports/records';

/**
 * The record a person means by `ostendo-continuum` or `contoso.example/ostendo-continuum` (tenant name, domain or id
 * in front where one name stands in several tenants). Throws AppError `not-found` or `invalid-input`.
 */
export async function resolveSetup(
  records: SetupRecords,
  name: string,
  tenantId: string | null,
): Promise<SetupRecord> {
  const slash = name.lastIndexOf('/');
  const tenant = slash === -1 ? null : name.slice(0, slash).toLowerCase();
  const id = name.slice(slash + 1);
  const all = await records.list();
  const found = all.filter(
    (record) =>
      record.id === id &&
      (tenantId === null || record.tenantId === tenantId) &&
      (tenant === null || isTenant(record, tenant)),
  );
  const [only, another] = found;
  if (only === undefined) throw notFound(name, all);
  if (another === undefined) return only;
  throw new AppError({
    code: 'invalid-input',
    message: `${id} is the name of a setup in ${found.length} tenants.`,
    who: 'you',
    next: `Put the tenant in front: ${found.map((record) => `${record.spec.tenant}/${id}`).join(' or ')}.`,
  });
}

function isTenant(record: SetupRecord, tenant: string): boolean {
  return [record.tenantId, record.tenantName, record.spec.tenant].some(
    (name) => name.toLowerCase() === tenant,
  );
}

function notFound(name: string, all: readonly SetupRecord[]): AppError {
  const known = all.map((record) => record.id);
  return new AppError({
    code: 'invalid-input',
    message: `This computer knows no setup "${name}".`,
    who: 'you',
    next:
      known.length === 0
        ? 'It knows none yet: apply a setup file first. On another computer, apply the same setup file there.'
        : `It knows: ${known.join(', ')}. On another computer, apply the same setup file first.`,
  });
}
