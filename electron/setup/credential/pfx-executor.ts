import { z } from 'zod';
import { AppError } from '../../contract/errors';
import type { Executor } from '../../engine/types';
import { absentBut, applied, executorOf, inPlace } from '../executor';
import type { CredentialPorts, SetupContext } from '../executor';
import { keepThen, refuseWithoutKeychain } from './bring-home';
import { refOf, seenApplication } from './seen-application';
import { slotInput } from './settle';
import { isCertificate, sha1Of } from './thumbprint';

const pfxInput = z.strictObject({
  applicationId: z.guid(),
  clientId: z.guid(),
  tenantId: z.guid(),
  setupId: z.string().min(1),
  certificate: z.base64(),
  sha1: z.string(),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
  slot: slotInput,
});
type Input = z.infer<typeof pfxInput>;
/** The key on the application that has this certificate. */
type Seen = { readonly found: { readonly keyId: string } | null };

/**
 * Keeps the private key of a given PFX and adds its public part, in this order: no key works here that is not held. The
 * key comes from the opened file, never from the plan. Outputs: `keyId` and `endDateTime`.
 */
export function keepGivenKey(ports: CredentialPorts, { givenKey }: SetupContext): Executor {
  const { directory, credentials, clock } = ports;
  return executorOf<Input, Seen>({
    input: pfxInput,
    async look(input, { signal }) {
      const [application, held] = await Promise.all([
        seenApplication(ports, input, signal),
        credentials.get(refOf(input)),
      ]);
      const found = application.keyCredentials.find((one) => isCertificate(one, input.sha1)) ?? null;
      const isHeld = held?.kind === 'certificate' && sha1Of(held.certificate) === input.sha1;
      if (found === null || !isHeld) return absentBut({ found });
      return inPlace({ keyId: found.keyId, endDateTime: found.endDateTime });
    },
    async apply(input, { signal }, seen) {
      const { applicationId, setupId, certificate, notBefore, notAfter } = input;
      if (givenKey == null || givenKey.certificate !== certificate) throw otherKey();
      await refuseWithoutKeychain(credentials);
      signal.throwIfAborted();
      const found = seen?.found ?? null;
      const keyId = found?.keyId ?? ports.certificates.newKeyId();
      const kept = { kind: 'certificate' as const, keyId, ...givenKey, endDateTime: notAfter };
      await keepThen(credentials, refOf(input), kept, async () => {
        if (found !== null) return;
        const displayName = `sendwright ${setupId} given ${clock.now().toISOString().slice(0, 10)}`;
        await directory.addCertificate(applicationId, {
          keyId,
          displayName,
          certificate,
          notBefore,
          notAfter,
        });
      });
      return applied({ keyId, endDateTime: notAfter });
    },
  });
}

function otherKey(): AppError {
  return new AppError({
    code: 'plan-stale',
    message: 'The PFX is another one than the plan was made for. Nothing was written.',
    who: 'you',
    next: 'Plan again, have it reviewed, and apply that.',
  });
}
