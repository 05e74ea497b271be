import type { InputValue, Step } from '../../contract/plan';
import { step } from '../planning';
import type { Planned, Planning } from '../planning';
import type { Observation } from '../observation';
import type { Registration } from '../registration/plan';
import { applicationRoles, roleIds } from '../roles';
import { isProofSecret, secretStepKind } from './marker';
import { planCertificate } from './plan-certificate';
import { standNote } from './rotation-stand';
import { daysPerMonth, secretNotes, secretsOf } from './secrets';

const needs = { scopes: ['Application.ReadWrite.All'], anyRole: [...applicationRoles], exchange: false };

/** Whoever registers the application owns it, and may give it a credential. */
function credentialNeeds({ application }: Observation): Step['needs'] {
  const anyRole = application === null ? [...applicationRoles, roleIds.applicationDeveloper] : needs.anyRole;
  return { ...needs, anyRole };
}

/** The credential, and the removal of what cut-off runs and proofs left; `after` must be in place before it is made. */
export function planCredential(
  planning: Planning,
  registration: Registration,
  after: readonly (string | null)[],
): Planned {
  const { steps, notes } = planOwn(planning, registration, after);
  return { steps: [...leftByProofs(planning, registration), ...steps], notes };
}

/** Client secrets of proofs that were cut off. */
function leftByProofs({ observation, setupId }: Planning, { applicationId }: Registration): readonly Step[] {
  if (applicationId === null) return [];
  return (observation.application?.passwordCredentials ?? [])
    .filter(({ displayName }) => isProofSecret(displayName, setupId))
    .map((left) => removalStep(left, applicationId.value, 'a proof'));
}

function planOwn(planning: Planning, registration: Registration, after: readonly (string | null)[]): Planned {
  const { spec, observation, setupId } = planning;
  const { applicationId } = registration;
  if (applicationId === null) return { steps: [], notes: [] };
  const { rotation } = observation.credential;
  if (rotation !== undefined) return { steps: [], notes: [standNote(rotation, setupId)] };
  if (spec.credential.kind === 'certificate') {
    return planCertificate(planning, { ...registration, applicationId }, after, credentialNeeds(observation));
  }
  const state = secretsOf(planning);
  const removals = state.orphans.map((orphan) => removalStep(orphan, applicationId.value));
  if (state.held !== null) return { steps: removals, notes: secretNotes(planning, state) };
  const [elsewhere] = state.elsewhere;
  if (elsewhere !== undefined) {
    const note =
      `The client secret "${elsewhere.displayName ?? elsewhere.keyId}" is held on another computer; ` +
      `no second one is made. Prove and hand over from there.`;
    return { steps: removals, notes: [note, ...secretNotes(planning, state)] };
  }
  // Out of reach is not gone: a locked keychain may hold it.
  if (state.lost.length > 0 && !observation.credential.usable.ok) return { steps: removals, notes: [] };
  const { months } = spec.credential;
  const secret = step({
    id: 'credential',
    kind: secretStepKind,
    group: 'credential',
    summary: `Make a client secret valid ${months} month${months === 1 ? '' : 's'} (${months * daysPerMonth} days); its value goes to the place named in the checks and nowhere else.`,
    // Not in the summary: another computer may keep it elsewhere, and the plan is the same.
    after: `secret marked sendwright ${setupId}, kept in ${observation.credential.store}`,
    input: {
      applicationId: applicationId.value,
      clientId: registration.clientId.value,
      tenantId: observation.organization.id,
      setupId,
      months,
      fresh: registration.fresh,
    },
    needs: credentialNeeds(observation),
    dependsOn: [applicationId.by, ...after, ...removals.map((removal) => removal.id)],
    reversible: true,
    once: true,
  });
  return { steps: [...removals, secret], notes: [] };
}

function removalStep(
  orphan: { keyId: string; displayName: string | null },
  applicationId: InputValue,
  leftBy = 'a run',
): Step {
  return step({
    id: `remove-secret:${orphan.keyId}`,
    kind: 'credential.remove-orphan',
    group: 'cleanup',
    summary: `Remove the client secret "${orphan.displayName ?? orphan.keyId}", left by ${leftBy} that was cut off; nobody has its value.`,
    before: 'secret without a holder',
    input: { applicationId, keyId: orphan.keyId },
    needs,
    reversible: false,
  });
}
