import type { RoleAssignmentView } from '../../ports/exchange';
import { finding } from './finding';
import { isByAddress, type LintSeen, type PolicySeen } from './observe';
import { rightsOf } from './rules-rights';
import type { Rule } from './types';

const wrongPointer: Rule = ({ seen }) => {
  if (!seen.wrongPointers.ok || seen.servicePrincipalId === null) return [];
  const application = seen.application.ok ? seen.application.value : null;
  const evidence = seen.wrongPointers.value.map(({ pointer: { displayName, objectId, appId } }) => {
    const isRegistration = application?.id.toLowerCase() === objectId;
    const what = isRegistration ? 'the object id of the app registration' : 'which do not belong together';
    return `The pointer "${displayName}" of ${appId} carries ${objectId}, ${what}; ${seen.clientId} goes with ${seen.servicePrincipalId ?? ''}.`;
  });
  return evidence.length === 0 ? [] : [finding('wrong-pointer', evidence)];
};

const scopeGone: Rule = ({ seen }) => {
  const evidence = seen.scopes
    .filter(({ assignment, scope }) => assignment.scope === 'custom' && scope.ok && scope.value === null)
    .map(
      ({ assignment }) =>
        `${assignment.name} names ${assignment.scopeName ?? 'a scope'}, which is not there.`,
    );
  return evidence.length === 0 ? [] : [finding('scope-gone', evidence)];
};

const primaryAddress: Rule = ({ seen }) => {
  const evidence = seen.scopes.flatMap(({ scope }) =>
    scope.ok && scope.value !== null && isByAddress(scope.value.recipientFilter)
      ? [`${scope.value.name}: ${scope.value.recipientFilter}`]
      : [],
  );
  return evidence.length === 0 ? [] : [finding('filter-primary-address', evidence)];
};

const nestedGroup: Rule = ({ seen }) => {
  const inScopes = seen.scopes.flatMap(({ assignment, nested }) =>
    (nested.ok ? nested.value : []).map(
      (group) => `${group} is a member of the group of ${assignment.name}: its members are out of scope.`,
    ),
  );
  const inPolicies = seen.policyHolders.flatMap(({ policy, nested }) =>
    (nested.ok ? nested.value : []).map(
      ({ group }) =>
        `${group.displayName} is a member of ${policy.scopeName}: whoever manages it widens the access policy.`,
    ),
  );
  const evidence = [...inScopes, ...inPolicies];
  if (evidence.length === 0) return [];
  return [finding('nested-group', evidence, inScopes.length === 0 ? { severity: 'low' } : {})];
};

/** The policies of this application alone; those for all applications are not this one's to mend. */
export function ownPolicies({ policyHolders }: LintSeen): readonly PolicySeen[] {
  return policyHolders.filter(({ policy }) => policy.appId !== '*');
}

const securityPrincipals = ['UserMailbox', 'MailUser', 'MailUniversalSecurityGroup'];

const policyHolder: Rule = ({ seen }) => {
  const own = ownPolicies(seen);
  const wrong = own.flatMap(({ policy, holder }) =>
    holder.ok && holder.value !== null && !securityPrincipals.includes(holder.value.kind)
      ? [`The policy for ${policy.scopeName} hangs on a ${holder.value.kind}.`]
      : [],
  );
  const gone = own.flatMap(({ policy, holder }) =>
    holder.ok && holder.value === null
      ? [`${policy.scopeName} (${policy.accessRight}) is not there any more.`]
      : [],
  );
  return [
    ...(wrong.length === 0 ? [] : [finding('policy-on-mailbox', wrong)]),
    ...(gone.length === 0 ? [] : [finding('policy-gone', gone)]),
  ];
};

const policyKind: Rule = ({ seen, agreed }) => {
  const own = ownPolicies(seen).map(({ policy }) => `${policy.accessRight} ${policy.scopeName}`);
  if (own.length === 0 || !seen.appRoles.ok) return [];
  // What a policy can cut at all: any grant of Graph or Exchange Online over mailboxes (facts 7).
  if (rightsOf(seen).length === 0) {
    return [finding('policy-idle', own)];
  }
  return agreed?.accessPolicy === true ? [] : [finding('policy-legacy', own)];
};

/** Assignments that give what an earlier one gives already: the same role within the same scope. */
export function duplicateAssignments(seen: LintSeen): readonly RoleAssignmentView[] {
  const known = new Set<string>();
  return (seen.assignments.ok ? seen.assignments.value : []).filter(({ role, scope, scopeName, via }) => {
    if (scope !== 'custom' || scopeName === null || via !== undefined) return false;
    const key = `${role}|${scopeName}`.toLowerCase();
    const isKnown = known.has(key);
    known.add(key);
    return isKnown;
  });
}

const duplicates: Rule = ({ seen }) => {
  const evidence = duplicateAssignments(seen).map(
    ({ name, role, scopeName }) =>
      `${name} gives ${role} for ${scopeName ?? 'a scope'}, as another one does already.`,
  );
  return evidence.length === 0 ? [] : [finding('duplicate-assignment', evidence)];
};

/** What stands in Exchange. */
export const exchangeRules: readonly Rule[] = [
  wrongPointer,
  policyHolder,
  scopeGone,
  duplicates,
  primaryAddress,
  nestedGroup,
  policyKind,
];
