import type { FoundDrift } from '../../contract/review';
import type { PermissionGrantView } from '../../ports/directory';
import { lint } from '../lint/run-lint';
import { isOwnAssignment } from '../scope/assignments';
import { delegatedMailSendScope } from '../send-rights';
import { drift, type DriftRule, type ReviewContext } from './types';

/** The traps of the field, as lint finds them in any application: in a setup of ours each is a drift. */
export const lintRule: DriftRule = ({ seen, agreed, now }) =>
  lint({ seen: seen.lint, agreed, now }).map(({ id, evidence, severity }) => ({ id, evidence, severity }));

const grantRemoved: DriftRule = ({ steps }) =>
  steps.some(({ kind }) => kind === 'grant.add')
    ? drift('grant-removed', ['Mail.Send of Microsoft Graph is not granted any more.'])
    : [];

/** Role assignments beside ours. What sends without a scope is the union hazard, which lint tells. */
const assignments: DriftRule = ({ record, seen, planning }) => {
  if (planning === null || !seen.lint.assignments.ok) return [];
  const isRbac = record.spec.scoping === 'rbac';
  const held = seen.lint.assignments.value;
  const isOwn = (one: (typeof held)[number]): boolean => isRbac && isOwnAssignment(one, planning.names.scope);
  const others = held.filter((one) => !isOwn(one) && one.scope !== 'organization');
  const added = others.map(
    ({ name, role, scope, scopeName, via }) =>
      `${role} by the assignment ${name}, within ${scopeName ?? scope}${via === undefined ? '' : `, by the role group ${via}`}.`,
  );
  const isGone = isRbac && !held.some(isOwn);
  return [
    ...drift('assignment-added', added),
    ...drift(
      'assignment-removed',
      isGone ? [`No role assignment holds Application Mail.Send within ${planning.names.scope}.`] : [],
    ),
  ];
};

/** Delegated permissions that were not consented to; those that send are lint's. */
const delegatedAdded: DriftRule = ({ seen, base }) => {
  const known = base?.delegated ?? null;
  if (known === null || !seen.lint.delegated.ok) return [];
  const added = delegatedOf(seen.lint.delegated.value)
    .filter((one) => !known.includes(one))
    .filter((one) => !delegatedMailSendScope.test(one.slice(one.indexOf(' ') + 1)));
  return drift(
    'delegated-added',
    added.map((one) => {
      const [who = '', scope = ''] = one.split(' ');
      return `${scope} is consented for ${who === everybody ? 'all users' : `the person ${who}`}.`;
    }),
  );
};

const everybody = 'everybody';

/** Delegated grants as the base keeps them. */
export function delegatedOf(grants: readonly PermissionGrantView[]): string[] {
  return grants.flatMap(({ principalId, scopes }) =>
    scopes.map((scope) => `${principalId ?? everybody} ${scope}`),
  );
}

/** Whom it reaches today beside the agreed ones, where no other drift says why. */
export function reachDrifts({ record, seen }: ReviewContext, isExplained: boolean): readonly FoundDrift[] {
  const { foreign, missing, more, kind, mailboxes } = seen.lint.reach;
  const outsider = record.spec.outsider.toLowerCase();
  const inside = [...foreign, ...mailboxes].some((address) => address.toLowerCase() === outsider);
  const others = more > 0 ? [`And ${more} more.`] : [];
  return [
    ...drift('outsider-inside', inside ? [`It can send as the outsider ${outsider}.`] : []),
    ...(isExplained || kind === 'tenant-wide'
      ? []
      : [
          ...drift(
            'reach-foreign',
            foreign.length === 0 ? [] : [...foreign.map((one) => `It reaches ${one}.`), ...others],
          ),
          ...drift(
            'reach-missing',
            missing.map((one) => `It does not reach ${one}.`),
          ),
        ]),
  ];
}

/** Rights in Entra and Exchange. */
export const rightRules: readonly DriftRule[] = [grantRemoved, assignments, delegatedAdded];
