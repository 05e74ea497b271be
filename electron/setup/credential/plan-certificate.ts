import type { InputValue, Step } from '../../contract/plan';
import { pfxOf } from '../../contract/key-file';
import { step } from '../planning';
import type { Planned, Planning } from '../planning';
import { certificateStepKind, vendorStepKind } from './marker';
import { pfxStep } from './plan-pfx';
import type { Registered } from './registered';
import { certificatesOf, daysPerMonth, monthsOf, named, removedBy, secretsOf } from './secrets';
import type { SecretState } from './state';
import { isCertificate } from './thumbprint';

/** The certificate, made here or given by the vendor, and the removal of one whose private key was lost. */
export function planCertificate(
  planning: Planning,
  registration: Registered,
  after: readonly (string | null)[],
  needs: Step['needs'],
): Planned {
  const { credential } = planning.spec;
  if (credential.kind !== 'certificate') return { steps: [], notes: [] };
  const { applicationId } = registration;
  const state = certificatesOf(planning);
  const removals = state.orphans.map((orphan) => removalStep(orphan, applicationId.value, needs));
  const notes = oldNotes(planning, state);
  const dependsOn = [applicationId.by, ...after, ...removals.map(({ id }) => id)];
  if (credential.file !== undefined) {
    const planGiven = pfxOf(planning.spec) === null ? givenStep : pfxStep;
    return { steps: [...removals, ...planGiven(planning, registration, dependsOn, needs)], notes };
  }
  if (state.held !== null)
    return { steps: removals, notes: [...notes, ...heldNotes(state.held, credential)] };
  const [elsewhere] = state.elsewhere;
  if (elsewhere !== undefined) {
    const note = `The private key of the certificate ${named(elsewhere)} is held on another computer; no second one is made.`;
    return { steps: removals, notes: [note, ...notes] };
  }
  // Out of reach is not gone: a locked keychain may hold it.
  if (state.lost.length > 0 && !planning.observation.credential.usable.ok) {
    return { steps: removals, notes };
  }
  return {
    steps: [...removals, madeStep(planning, registration, credential, dependsOn, needs)],
    notes,
  };
}

function madeStep(
  { spec, observation, setupId }: Planning,
  { applicationId, clientId, fresh }: Registered,
  { months, keySize: bits = 2048 }: { readonly months: number; readonly keySize?: 2048 | 3072 | undefined },
  dependsOn: readonly (string | null)[],
  needs: Step['needs'],
): Step {
  return step({
    id: 'credential',
    kind: certificateStepKind,
    group: 'credential',
    summary: `Make a certificate valid ${months} month${months === 1 ? '' : 's'} (${months * daysPerMonth} days, RSA ${bits}); its private key goes to the place named in the checks and nowhere else, then its public part is added to the application.`,
    after: `certificate marked sendwright ${setupId}, its private key kept in ${observation.credential.store}`,
    input: {
      ...{
        applicationId: applicationId.value,
        clientId: clientId.value,
        tenantId: observation.organization.id,
      },
      ...{ setupId, name: spec.application, months, bits, fresh },
    },
    needs,
    dependsOn,
    reversible: true,
    once: true,
  });
}

function givenStep(
  { observation, setupId }: Planning,
  { applicationId, clientId }: Registered,
  dependsOn: readonly (string | null)[],
  needs: Step['needs'],
): readonly Step[] {
  const { given } = observation.credential;
  if (given === undefined) return [];
  const keys = observation.application?.keyCredentials ?? [];
  if (keys.some((one) => isCertificate(one, given.sha1))) return [];
  const { certificate, sha1, notBefore, notAfter } = given;
  return [
    step({
      id: 'credential',
      kind: vendorStepKind,
      group: 'credential',
      summary: `Add the vendor's own certificate (${given.subject}, SHA-1 ${sha1}, valid until ${notAfter.slice(0, 10)}) to the application.`,
      after: 'whoever holds its private key can sign in as the application',
      warning:
        'Its private key stays with the vendor: from now on the vendor can sign in, and nothing live can be tested here.',
      input: {
        ...{ applicationId: applicationId.value, clientId: clientId.value, setupId },
        ...{ certificate, sha1, notBefore, notAfter },
      },
      needs,
      dependsOn,
      reversible: true,
    }),
  ];
}

/** Credentials of ours that the certificate takes the place of: they stay until the vendor works with it. */
function oldNotes(planning: Planning, certificates: SecretState): readonly string[] {
  const secrets = secretsOf(planning);
  const { application, credential } = planning.observation;
  const { held } = certificates;
  const given = application?.keyCredentials.find((one) => isCertificate(one, credential.given?.sha1 ?? ''));
  const isReplaced = credential.given !== undefined && held !== null && held.keyId !== given?.keyId;
  const older = [
    ...[secrets.held, ...secrets.elsewhere, ...secrets.lost]
      .filter((one) => one !== null)
      .map((one) => ({ one, what: 'client secret' })),
    ...[...(isReplaced ? [held] : []), ...certificates.lost].map((one) => ({ one, what: 'certificate' })),
  ];
  return older.map(
    ({ one, what }) =>
      `The older ${what} ${named(one)} is valid until ${one.endDateTime.slice(0, 10)}. ${removedBy('the new certificate', planning.setupId)}`,
  );
}

function heldNotes(
  held: NonNullable<SecretState['held']>,
  { months }: { readonly months: number },
): readonly string[] {
  if (monthsOf(held) === months) return [];
  return [
    `The certificate in use stays valid until ${held.endDateTime.slice(0, 10)}; ${months} month${months === 1 ? '' : 's'} count for the next one.`,
  ];
}

function removalStep(
  orphan: { readonly keyId: string; readonly displayName: string | null },
  applicationId: InputValue,
  needs: Step['needs'],
): Step {
  return step({
    id: `remove-certificate:${orphan.keyId}`,
    kind: 'credential.remove-orphan-certificate',
    group: 'cleanup',
    summary: `Remove the certificate "${orphan.displayName ?? orphan.keyId}", left by a run that was cut off; nobody has its private key.`,
    before: 'certificate without a holder',
    input: { applicationId, keyId: orphan.keyId },
    needs,
    reversible: false,
  });
}
