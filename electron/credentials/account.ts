import { AppError } from '../contract/errors';
import type { CredentialRef } from '../ports/credential-store';

const guid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u;

/**
 * The account name of a credential, `v1/<tenantId>/<clientId>` in lower case, of a rotation's new one with `/next` behind
 * it: Windows' names ignore case.
 */
export function accountOf({ tenantId, clientId, slot }: CredentialRef): string {
  const account = `v1/${guidOf(tenantId, 'tenant id')}/${guidOf(clientId, 'client id')}`;
  return slot === undefined ? account : `${account}/${slot}`;
}

function guidOf(value: string, what: string): string {
  const lower = value.toLowerCase();
  if (guid.test(lower)) return lower;
  throw new AppError({
    code: 'invalid-input',
    message: `The ${what} "${value}" is not a GUID.`,
    who: 'you',
    next: `Give the ${what} as it stands on the application's Overview page in Entra.`,
  });
}
