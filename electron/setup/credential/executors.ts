import { z } from 'zod';
import type { Executor } from '../../engine/types';
import { applied, executorOf } from '../executor';
import type { CredentialPorts, SetupContext } from '../executor';
import { bringHome, refuseWithoutKeychain } from './bring-home';
import { clientSecrets } from './kinds';
import { credentialName } from './marker';
import { daysPerMonth } from './secrets';
import { refOf } from './seen-application';
import { settle, slotInput } from './settle';

const secretInput = z.strictObject({
  applicationId: z.guid(),
  clientId: z.guid(),
  tenantId: z.guid(),
  setupId: z.string().min(1),
  months: z.number().int().min(1).max(24),
  /** The application was made in this very run: it has no secret yet. */
  fresh: z.boolean(),
  slot: slotInput,
});

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The end of a secret made now: `months` of 30 days, cut to midnight UTC. A clock that is fast by less than an hour
 * cannot push it over a tenant's limit of as many days.
 */
export function endOfSecret(now: Date, months: number): string {
  const latest = now.getTime() + months * daysPerMonth * dayMs - dayMs / 24;
  return new Date(latest - (latest % dayMs)).toISOString();
}

/**
 * Makes a client secret and brings its value home: addPassword, then the keychain, which reads it back; only then
 * is it applied. Where the keychain fails nothing is left behind. A secret of a run whose answer was lost is removed,
 * because nobody has its value. Outputs: `keyId` and `endDateTime`, never the value.
 */
export function makeSecret(ports: CredentialPorts, setup: SetupContext): Executor {
  const { directory, credentials, clock } = ports;
  return executorOf({
    input: secretInput,
    looksFirst: ({ fresh }) => !fresh,
    look: async (input, context) => settle(ports, setup, clientSecrets(directory), input, context),
    async apply(input, context) {
      await refuseWithoutKeychain(credentials);
      context.signal.throwIfAborted();
      const { applicationId, setupId, months } = input;
      const now = clock.now();
      const name = credentialName(setupId, now, context.runId);
      const made = await directory.addPassword(applicationId, name, endOfSecret(now, months));
      await bringHome(ports, applicationId, refOf(input), made);
      return applied({ keyId: made.keyId, endDateTime: made.endDateTime });
    },
  });
}
