import type { Step } from '../../contract/plan';
import { step } from '../planning';
import type { Planning } from '../planning';
import type { Registered } from './registered';
import { isCertificate } from './thumbprint';

/** The kind of step that keeps a given key and adds its public part. */
export const pfxStepKind = 'credential.pfx';

/** The certificate of a given PFX: its private key into the keychain, its public part to the application; none where both are. */
export function pfxStep(
  { observation, setupId }: Planning,
  { applicationId, clientId }: Registered,
  dependsOn: readonly (string | null)[],
  needs: Step['needs'],
): readonly Step[] {
  const { given, heldKeyId, usable, store } = observation.credential;
  if (given === undefined) return [];
  const { certificate, sha1, notBefore, notAfter, subject } = given;
  const there = observation.application?.keyCredentials.find((one) => isCertificate(one, sha1));
  // Out of reach is not gone: a locked keychain may hold it.
  if (there !== undefined && (there.keyId === heldKeyId || !usable.ok)) return [];
  const which = `the given certificate (${subject}, SHA-1 ${sha1}, valid until ${notAfter.slice(0, 10)})`;
  const then =
    there === undefined
      ? 'then its public part is added to the application'
      : 'the application has its public part already';
  return [
    step({
      id: 'credential',
      kind: pfxStepKind,
      group: 'credential',
      summary: `Keep the private key of ${which} in the place named in the checks and nowhere else; ${then}.`,
      after: `its private key kept in ${store}`,
      input: {
        ...{ applicationId: applicationId.value, clientId: clientId.value },
        ...{ tenantId: observation.organization.id, setupId },
        ...{ certificate, sha1, notBefore, notAfter },
      },
      // Where only the keychain lacks it, nothing is done in the tenant.
      needs: there === undefined ? needs : {},
      dependsOn,
      reversible: true,
    }),
  ];
}
