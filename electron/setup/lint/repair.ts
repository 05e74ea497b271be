import type { Finding } from '../../contract/lint';
import type { Step } from '../../contract/plan';
import { grantRemovalStep } from '../consent/grant-removal';
import { removeAssignmentStep } from '../scope/steps';
import { removeOwnPolicyStep, wrongPointerSteps } from '../scope/removal-steps';
import { ownPolicies } from './rules-exchange';
import { rightsOf, sendingAssignments } from './rules-rights';
import type { LintContext } from './types';

const voids = 'voids the scope beside it';

/**
 * The steps that mend the repairable findings: what voids a scope that is there, pointers with wrong ids, policies that do
 * nothing. Each is written to the journal before it runs, with what it takes away.
 */
export function repairSteps({ seen }: LintContext, findings: readonly Finding[]): readonly Step[] {
  const { servicePrincipalId: principalId, clientId } = seen;
  if (principalId === null) return [];
  const found = (id: Finding['id']): boolean => findings.some((one) => one.id === id && one.repairable);
  const wrong = seen.wrongPointers.ok ? seen.wrongPointers.value : [];
  const onWrong = new Set(wrong.flatMap(({ assignments }) => assignments.map(({ name }) => name)));
  const own = sendingAssignments(seen).filter(({ name, via }) => !onWrong.has(name) && via === undefined);
  // Without a scope of its own that counts, nothing would be left to send by.
  const isLimited = own.some(({ scope }) => scope !== 'organization');
  const hazard =
    found('union-hazard') && isLimited
      ? [
          ...rightsOf(seen)
            .filter(({ verdict }) => verdict === 'sends')
            .map((right) => grantRemovalStep(principalId, right, null)),
          ...own
            .filter(({ scope }) => scope === 'organization')
            .map((one) =>
              removeAssignmentStep(principalId, one, `remove-assignment:${one.name}`, null, voids),
            ),
        ]
      : [];
  const pointers = found('wrong-pointer') ? wrongPointerSteps(wrong) : [];
  const policies = found('policy-idle')
    ? ownPolicies(seen).map(({ policy }) => removeOwnPolicyStep(policy, clientId, []))
    : [];
  return [...hazard, ...pointers, ...policies].map((step) => ({ ...step, once: true }));
}
