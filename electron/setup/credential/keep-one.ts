import { z } from 'zod';
import type { Executor } from '../../engine/types';
import type { CredentialStore } from '../../ports/credential-store';
import { absent, applied, executorOf, inPlace } from '../executor';
import type { CredentialPorts } from '../executor';
import { refOf } from './seen-application';

const keepInput = z.strictObject({
  tenantId: z.guid(),
  clientId: z.guid(),
  /** Which of the two stays; `none`: what stays in Entra has its secret part elsewhere. */
  stays: z.enum(['next', 'main', 'none']),
});
type Input = z.infer<typeof keepInput>;

/** The kind of step after which a rotation's two credentials are one again in the keychain. */
export const keepOneStepKind = 'credential.keep-one';

/**
 * Ends a rotation in the keychain: the credential that stays becomes the only one, and the other is forgotten. Runs when
 * the other is gone from Entra: before, its value is the only way back. Nothing in the tenant is touched.
 */
export function keepOne({ credentials }: Pick<CredentialPorts, 'credentials'>): Executor {
  return executorOf<Input>({
    input: keepInput,
    async look(input) {
      const { main, next } = await both(credentials, input);
      return next === null && (input.stays !== 'none' || main === null) ? inPlace() : absent;
    },
    async apply(input) {
      const { next } = await both(credentials, input);
      // The new value first: killed here it lies in both places, and the next run goes on.
      if (input.stays === 'next' && next !== null) await credentials.set(refOf(input), next);
      if (input.stays === 'none') await credentials.delete(refOf(input));
      await credentials.delete(refOf({ ...input, slot: 'next' }));
      return applied();
    },
  });
}

async function both(credentials: CredentialStore, input: Input) {
  const [main, next] = await Promise.all([
    credentials.get(refOf(input)),
    credentials.get(refOf({ ...input, slot: 'next' })),
  ]);
  return { main, next };
}
