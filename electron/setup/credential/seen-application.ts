import { AppError } from '../../contract/errors';
import { uniqueNameOf } from '../../contract/setup-file';
import type { CredentialRef } from '../../ports/credential-store';
import type { ApplicationView } from '../../ports/directory';
import { withBackOff } from '../back-off';
import type { SetupPorts } from '../executor';

/** Our application, which is there: one that is not shown has just been made, and taken for empty it would get a second credential. */
export async function seenApplication(
  { directory, clock }: Pick<SetupPorts, 'directory' | 'clock'>,
  { setupId, clientId }: { readonly setupId: string; readonly clientId: string },
  signal: AbortSignal,
): Promise<ApplicationView> {
  return withBackOff(clock, signal, async () => {
    const found = await directory.applicationByUniqueName(uniqueNameOf(setupId));
    if (found !== null) return found;
    throw new AppError({
      code: 'not-found',
      message: `The application ${clientId} is not shown by Entra yet.`,
      who: 'you',
      next: 'Apply again in some minutes: a new object takes a while to be seen everywhere.',
    });
  });
}

/** Where an application's credential lies. */
export function refOf({ tenantId, clientId, slot }: Slotted): CredentialRef {
  const ids = { tenantId: tenantId.toLowerCase(), clientId: clientId.toLowerCase() };
  return slot === undefined ? ids : { ...ids, slot };
}

/** Ids and place as a step's input has them. */
export type Slotted = Pick<CredentialRef, 'tenantId' | 'clientId'> & {
  readonly slot?: CredentialRef['slot'] | undefined;
};
