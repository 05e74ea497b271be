import type { Step } from '../../../contract/plan';
import { isGroup } from '../../proof/membership';
import { exchangeNeeds, listed, step } from '../../planning';
import { filterOfIds, listedSendersMax } from '../../scope/filter';
import { removeOwnPolicyStep, wrongPointerSteps } from '../../scope/removal-steps';
import { removeAssignmentStep } from '../../scope/steps';
import type { InnerGroup, LintSeen, PolicySeen } from '../observe';
import { duplicateAssignments, ownPolicies } from '../rules-exchange';
import { applicationRoleVerdict } from '../../send-rights';
import { mendKinds } from './kinds';
import { limitedAssignments } from './right-steps';
import type { Mend, Mending } from './types';

/** Pointers with wrong ids, and the rights on them. */
export const removePointers: Mend = ({ seen }) => ({
  steps: seen.wrongPointers.ok ? wrongPointerSteps(seen.wrongPointers.value) : [],
});

function policyStep({ clientId }: LintSeen, { policy, holder }: PolicySeen, summary?: string): Step {
  const made = removeOwnPolicyStep(policy, clientId, []);
  const { accessRight, scopeName } = policy;
  const address = holder.ok ? (holder.value?.primarySmtpAddress ?? null) : null;
  return {
    ...made,
    ...(summary === undefined ? {} : { summary, reversible: false }),
    input: { ...made.input, accessRight, scopeName, address },
  };
}

/** Policies that cut nothing, since nothing is granted. */
export const removeIdlePolicies: Mend = ({ seen }) => ({
  steps: ownPolicies(seen).map((one) => policyStep(seen, one)),
});

const isRestrict = ({ policy }: PolicySeen): boolean => /restrict/iu.test(policy.accessRight);

/** Restrict policies without their group, where another one still restricts: without any, every mailbox is granted. */
export const removeGonePolicies: Mend = ({ seen }) => {
  const own = ownPolicies(seen);
  const isGone = ({ holder }: PolicySeen): boolean => holder.ok && holder.value === null;
  const holds = own.some((one) => isRestrict(one) && one.holder.ok && one.holder.value !== null);
  if (!holds) {
    return {
      steps: [],
      instead: 'Without it every mailbox would be granted: a policy for the right group comes first.',
    };
  }
  return {
    steps: own
      .filter((one) => isGone(one) && isRestrict(one))
      .map((one) =>
        policyStep(
          seen,
          one,
          `Remove the application access policy for ${one.policy.scopeName}, which is not there any more; another one still restricts.`,
        ),
      ),
  };
};

/** Assignments whose scope is gone, where a scope that is there still lets the application send. */
export const removeScopeless: Mend = ({ seen }) => {
  const principalId = seen.servicePrincipalId;
  if (principalId === null) return { steps: [] };
  const gone = seen.scopes
    .filter(({ assignment, scope }) => assignment.scope === 'custom' && scope.ok && scope.value === null)
    .map(({ assignment }) => assignment)
    .filter(({ via }) => via === undefined);
  const names = new Set(gone.map(({ name }) => name));
  const isLeft = limitedAssignments(seen).limited.some(({ name }) => !names.has(name));
  const removed = gone.filter(({ role }) => isLeft || applicationRoleVerdict(role) === 'harmless');
  const steps = removed.map((one) => ({
    ...removeAssignmentStep(
      principalId,
      one,
      `remove-assignment:${one.name}`,
      null,
      'names a scope that is gone',
    ),
    reversible: false,
  }));
  return steps.length === gone.length
    ? { steps }
    : {
        steps,
        instead: 'It is the only right to send: decide which mailboxes it needs, and make a scope first.',
      };
};

/** The same role within the same scope, twice. */
export const removeDuplicates: Mend = ({ seen }) => {
  const principalId = seen.servicePrincipalId;
  return {
    steps:
      principalId === null
        ? []
        : duplicateAssignments(seen).map((one) =>
            removeAssignmentStep(
              principalId,
              one,
              `remove-assignment:${one.name}`,
              null,
              'another one gives already',
            ),
          ),
  };
};

/** Filters by address become filters by the object ids of whom they match today; the reach stays what it is. */
export const rewriteFilters: Mend = ({ seen }) => {
  const made = new Map<string, Mending>();
  for (const { scope, byAddress } of seen.scopes) {
    if (!scope.ok || scope.value === null || byAddress?.ok !== true) continue;
    made.set(scope.value.name, filterMending(seen, scope.value, byAddress.value));
  }
  const all = [...made.values()];
  const instead = all.flatMap((one) => one.instead ?? []);
  return {
    steps: all.flatMap(({ steps }) => steps),
    ...(instead.length === 0 ? {} : { instead: instead.join(' ') }),
  };
};

type ByAddress = Extract<LintSeen['scopes'][number]['byAddress'], { ok: true }>['value'];

function filterMending(
  { servicePrincipalId }: LintSeen,
  { name, recipientFilter: previous }: { readonly name: string; readonly recipientFilter: string },
  { users, matching }: ByAddress,
): Mending {
  const foreign = users.filter(
    ({ assignee }) => assignee.toLowerCase() !== servicePrincipalId?.toLowerCase(),
  );
  const ids = matching.map(({ externalDirectoryObjectId }) => externalDirectoryObjectId);
  if (foreign.length > 0) {
    return {
      steps: [],
      instead: `${name} also limits ${listed(foreign.map(({ assignment }) => assignment))}: its filter is not this application's alone.`,
    };
  }
  if (ids.length === 0 || ids.includes('') || ids.length > listedSendersMax) {
    return {
      steps: [],
      instead: `${name} matches ${ids.length} recipients: a filter by id is for 1 to ${listedSendersMax} mailboxes; make a group for more.`,
    };
  }
  const addresses = matching.map(({ primarySmtpAddress }) => primarySmtpAddress);
  const filter = filterOfIds(ids);
  const made = step({
    id: `filter:${name}`,
    kind: mendKinds.filter,
    group: 'exchange',
    summary: `Let the scope ${name} name by object id whom it matches today: ${listed(addresses)}.`,
    before: previous,
    after: filter,
    warning: 'A mailbox that gets one of the addresses later is not in reach any more; that is the purpose.',
    input: { name, filter, previous },
    needs: exchangeNeeds,
    reversible: true,
  });
  return { steps: [made] };
}

/** Inner groups of an access policy's group, whose members count already, made flat: the reach stays what it is. */
export const flatten: Mend = ({ seen }) => {
  const inner = ownPolicies(seen).flatMap(({ policy, nested }) =>
    (nested.ok ? nested.value : []).map((one) => ({ group: policy.scopeIdentity, one })),
  );
  const flat = inner.filter(({ one }) => !one.members.some(isGroup));
  const isInScope = seen.scopes.some(({ nested }) => nested.ok && nested.value.length > 0);
  const why = [
    ...(isInScope
      ? [
          'Members of a group within the group of a scope are out of reach: to make them direct would widen it, and to take the group out may cut its mail.',
        ]
      : []),
    ...(flat.length < inner.length
      ? ['Where groups lie in one another several times, somebody who knows them must say what is meant.']
      : []),
  ];
  return {
    steps: flat.flatMap(({ group, one }) => flattenSteps(group, one)),
    ...(why.length === 0 ? {} : { instead: why.join(' ') }),
  };
};

function flattenSteps(group: string, { group: inner, members }: InnerGroup): readonly Step[] {
  const member = (id: string, name: string, present: boolean, after: readonly string[]): Step =>
    step({
      id: `${present ? 'add' : 'remove'}-member:${group}:${id.toLowerCase()}`,
      kind: mendKinds.member,
      group: 'exchange',
      summary: present
        ? `Make ${name} a direct member of ${group}; through ${inner.displayName} it counts already.`
        : `Take the group ${name} out of ${group}; its members are direct members by then.`,
      before: present ? `member through ${inner.displayName}` : 'member',
      after: present ? 'direct member' : 'no member',
      warning: present
        ? null
        : `Whoever joins ${name} later is not in reach any more, and gets no mail to ${group}.`,
      input: { group, member: id.toLowerCase(), name, present },
      needs: exchangeNeeds,
      dependsOn: [...after],
      reversible: true,
    });
  const added = members.map((one) =>
    member(one.externalDirectoryObjectId, one.primarySmtpAddress || one.displayName, true, []),
  );
  const removal = member(
    inner.externalDirectoryObjectId,
    inner.displayName,
    false,
    added.map(({ id }) => id),
  );
  return [...added, removal];
}
