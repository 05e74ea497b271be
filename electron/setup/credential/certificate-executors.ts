import { z } from 'zod';
import { leavesEffectOpen, toAppError } from '../../contract/errors';
import type { Executor, StepContext, Verification } from '../../engine/types';
import type { CredentialRef, StoredCredential } from '../../ports/credential-store';
import { absent, applied, executorOf, inPlace, unlessGone } from '../executor';
import type { SetupContext, SetupPorts } from '../executor';
import { refuseWithoutKeychain } from './bring-home';
import { endOfSecret } from './executors';
import { credentialName } from './marker';
import { refOf, seenApplication } from './seen-application';
import { sortSecrets } from './state';
import { heldKeyIdOf, isCertificate } from './thumbprint';

const certificateInput = z.strictObject({
  applicationId: z.guid(),
  clientId: z.guid(),
  tenantId: z.guid(),
  setupId: z.string().min(1),
  /** The application's name, for the subject. */
  name: z.string().min(1),
  months: z.number().int().min(1).max(24),
  bits: z.union([z.literal(2048), z.literal(3072)]),
  /** The application was made in this very run: it has no certificate yet. */
  fresh: z.boolean(),
});
type CertificateInput = z.infer<typeof certificateInput>;

/** Entra's clock may be behind ours; a certificate that begins later than now is no good. */
const headStartMs = 10 * 60_000;

/**
 * Makes a certificate here, puts its private key into the keychain, which reads it back, and only then adds its public
 * part to the application: no key works that nobody holds. A certificate of a lost run whose key is not held is removed.
 * Outputs: `keyId` and `endDateTime`.
 */
export function makeCertificate(ports: SetupPorts, setup: SetupContext): Executor {
  const { directory, credentials, clock } = ports;
  return executorOf({
    input: certificateInput,
    looksFirst: ({ fresh }) => !fresh,
    look: async (input, context) => settle(input, context),
    async apply(input, context) {
      await refuseWithoutKeychain(credentials);
      const now = clock.now();
      const made = await ports.certificates.make({
        name: input.name,
        bits: input.bits,
        notBefore: new Date(now.getTime() - headStartMs),
        notAfter: new Date(endOfSecret(now, input.months)),
      });
      context.signal.throwIfAborted();
      const { privateKey, certificate, view } = made;
      const keyId = ports.certificates.newKeyId();
      const ref = refOf(input);
      const before = await credentials.get(ref);
      const endDateTime = view.notAfter;
      await credentials.set(ref, { kind: 'certificate', keyId, privateKey, certificate, endDateTime });
      const displayName = credentialName(input.setupId, now, context.runId);
      const { notBefore, notAfter } = view;
      try {
        const key = { keyId, displayName, certificate, notBefore, notAfter };
        await directory.addCertificate(input.applicationId, key);
      } catch (error) {
        await putBack(ref, before, error);
        throw error;
      }
      return applied({ keyId, endDateTime });
    },
  });

  /** What was kept before comes back where Entra surely did not take the certificate. */
  async function putBack(ref: CredentialRef, before: StoredCredential | null, error: unknown): Promise<void> {
    if (leavesEffectOpen(toAppError(error).code)) return;
    if (before === null) await credentials.delete(ref);
    else await credentials.set(ref, before);
  }

  /** Removes what lost runs left, then says whether a valid certificate of this setup is there. */
  async function settle(input: CertificateInput, context: StepContext): Promise<Verification> {
    const [application, held] = await Promise.all([
      seenApplication(ports, input, context.signal),
      credentials.get(refOf(input)),
    ]);
    const state = sortSecrets(application.keyCredentials, {
      setupId: input.setupId,
      heldKeyId: heldKeyIdOf(held, application),
      intents: [...setup.journalIntents, { runId: context.runId, keyIds: [] }],
      now: clock.now(),
    });
    for (const orphan of state.orphans) {
      await unlessGone(directory.removeCertificate(input.applicationId, orphan.keyId));
      context.note(`Removed a certificate whose private key nobody has (${orphan.keyId}).`);
    }
    const found = state.held ?? state.elsewhere[0];
    return found === undefined ? absent : inPlace({ keyId: found.keyId, endDateTime: found.endDateTime });
  }
}

const givenInput = z.strictObject({
  applicationId: z.guid(),
  clientId: z.guid(),
  setupId: z.string().min(1),
  certificate: z.base64(),
  sha1: z.string(),
  notBefore: z.iso.datetime(),
  notAfter: z.iso.datetime(),
});

/** Adds the vendor's own public certificate. Its private key never comes here, so nothing is kept. */
export function addVendorCertificate(ports: SetupPorts): Executor {
  return executorOf({
    input: givenInput,
    async look(input, { signal }) {
      const application = await seenApplication(ports, input, signal);
      const found = application.keyCredentials.find((one) => isCertificate(one, input.sha1));
      return found === undefined ? absent : inPlace({ keyId: found.keyId, endDateTime: found.endDateTime });
    },
    async apply({ applicationId, setupId, certificate, notBefore, notAfter }) {
      const day = ports.clock.now().toISOString().slice(0, 10);
      const keyId = ports.certificates.newKeyId();
      const displayName = `sendwright ${setupId} vendor ${day}`;
      const key = { keyId, displayName, certificate, notBefore, notAfter };
      await ports.directory.addCertificate(applicationId, key);
      return applied({ keyId, endDateTime: notAfter });
    },
  });
}
