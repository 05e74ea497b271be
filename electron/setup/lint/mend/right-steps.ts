import { grantRemovalStep } from '../../consent/grant-removal';
import type { EntraRight } from '../../proof/doors';
import type { Step } from '../../../contract/plan';
import { removeAssignmentStep } from '../../scope/steps';
import type { LintSeen } from '../observe';
import { rightsOf, sendingAssignments, unneededRights } from '../rules-rights';
import type { Mend } from './types';

/** The removal of a grant, with what is needed to give it back. */
function grantStep({ appRoles, servicePrincipalId }: LintSeen, right: EntraRight): readonly Step[] {
  const found = appRoles.ok ? appRoles.value.find(({ id }) => id === right.assignmentId) : undefined;
  if (found === undefined || servicePrincipalId === null) return [];
  const made = grantRemovalStep(servicePrincipalId, right, null);
  const { resourceId, appRoleId } = found;
  return [{ ...made, input: { ...made.input, resourceId, appRoleId } }];
}

/** Role assignments of its own that send and hang on no wrong pointer; without a limited one nothing would be left. */
export function limitedAssignments(seen: LintSeen) {
  const wrong = seen.wrongPointers.ok ? seen.wrongPointers.value : [];
  const onWrong = new Set(wrong.flatMap(({ assignments }) => assignments.map(({ name }) => name)));
  const own = sendingAssignments(seen).filter(({ name, via }) => !onWrong.has(name) && via === undefined);
  return { own, limited: own.filter(({ scope }) => scope !== 'organization') };
}

/** What voids a scope that is there: grants in Entra, assignments without a scope. */
export const takeHazard: Mend = ({ seen }) => {
  const { own, limited } = limitedAssignments(seen);
  const principalId = seen.servicePrincipalId;
  if (principalId === null) return { steps: [] };
  if (limited.length === 0) {
    return { steps: [], instead: 'No scope would be left to send by: make one first.' };
  }
  const grants = rightsOf(seen).filter(({ verdict }) => verdict === 'sends');
  const wide = own.filter(({ scope }) => scope === 'organization');
  return {
    steps: [
      ...grants.flatMap((right) => grantStep(seen, right)),
      ...wide.map((one) =>
        removeAssignmentStep(
          principalId,
          one,
          `remove-assignment:${one.name}`,
          null,
          'voids the scope beside it',
        ),
      ),
    ],
  };
};

/** Grants that sending does not need. */
export const takeUnneeded: Mend = ({ seen }) => ({
  steps: unneededRights(seen).flatMap((right) => grantStep(seen, right)),
});

/** Grants with which it could give itself others. */
export const takeEscalating: Mend = ({ seen }) => ({
  steps: rightsOf(seen)
    .filter(({ verdict }) => verdict === 'escalates')
    .flatMap((right) => grantStep(seen, right)),
  instead: 'A directory role of an application is taken away in the Entra portal, by who gave it.',
});
