import { z } from 'zod';
import type { Executor } from '../../engine/types';
import { absent, applied, executorOf, inPlace } from '../executor';
import type { CredentialPorts, SetupContext } from '../executor';
import { keepThen, refuseWithoutKeychain } from './bring-home';
import { endOfSecret } from './executors';
import { certificates } from './kinds';
import { credentialName } from './marker';
import { refOf, seenApplication } from './seen-application';
import { settle, slotInput } from './settle';
import { isCertificate } from './thumbprint';

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
  slot: slotInput,
});

/** Entra's clock may be behind ours; a certificate that begins later than now is no good. */
const headStartMs = 10 * 60_000;

/**
 * Makes a certificate here, puts its private key into the keychain, which reads it back, and only then adds its public
 * part to the application: no key works that nobody holds. A certificate of a lost run whose key is not held is removed.
 * Outputs: `keyId` and `endDateTime`.
 */
export function makeCertificate(ports: CredentialPorts, setup: SetupContext): Executor {
  const { directory, credentials, clock } = ports;
  return executorOf({
    input: certificateInput,
    looksFirst: ({ fresh }) => !fresh,
    look: async (input, context) => settle(ports, setup, certificates(directory), input, context),
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
      const { notBefore, notAfter } = view;
      const displayName = credentialName(input.setupId, now, context.runId);
      const key = { keyId, displayName, certificate, notBefore, notAfter };
      const kept = { kind: 'certificate' as const, keyId, privateKey, certificate, endDateTime: notAfter };
      await keepThen(credentials, refOf(input), kept, async () =>
        directory.addCertificate(input.applicationId, key),
      );
      return applied({ keyId, endDateTime: notAfter });
    },
  });
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
export function addVendorCertificate(ports: CredentialPorts): Executor {
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
