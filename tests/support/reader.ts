import { expect } from 'vitest';
import type { World } from '../../electron/practice/world/world';
import { roleIds } from '../../electron/setup/roles';
import { yes } from './removal';
import type { TestTenant } from './tenant';

/** The service principal of the reading application. */
export function readerOf({ state }: Pick<World, 'state'>) {
  const found = state.servicePrincipals.find(
    ({ displayName, deletedDateTime }) => displayName === 'Sendwright Review' && deletedDateTime === null,
  );
  if (found === undefined) throw new Error('There is no reading application.');
  return found;
}

/** The reading application of a tenant: set up, given too much, put right and renewed, taken back. */
export async function readerLife(tenant: TestTenant): Promise<void> {
  const services = await tenant.services();
  const setUp = async (how = {}) => services.setUpUnattended('contoso.example', how, yes);
  expect((await setUp()).result).toBe('done');
  (readerOf(tenant.world).roles ??= []).push(roleIds.exchangeAdministrator);
  const put = await setUp({ renew: true });
  expect(put).toMatchObject({ result: 'done', plan: { excess: [{ what: 'directory-role' }] } });
  const removed = await services.removeUnattended('contoso.example', yes);
  expect(removed.proof?.verdict).toBe('removed');
}
