import type { AccessPolicyView, GroupView, ScopeUserView } from '../../ports/exchange';
import type { Planning } from '../planning';
import { securityGroupKind } from './steps';

/** Whether a policy is the one that accessPolicy mode makes: Restrict, for our group. */
export function isOwnPolicy(
  { names }: Planning,
  policy: Pick<AccessPolicyView, 'appId' | 'scopeName' | 'accessRight'>,
): boolean {
  return policy.scopeName === names.group && policy.appId !== '*' && /restrict/iu.test(policy.accessRight);
}

/** Our own policies of this application, none where Exchange cannot be seen. */
export function ownPolicies(planning: Planning): readonly AccessPolicyView[] {
  return (planning.observation.exchange?.accessPolicies ?? []).filter((policy) =>
    isOwnPolicy(planning, policy),
  );
}

/** The group of our name, where nothing speaks against its being ours (design rule 5). */
export function ownGroup({ observation, names }: Planning): GroupView | null {
  const group = observation.exchange?.group ?? null;
  const isOurs =
    group?.kind === securityGroupKind && group.primarySmtpAddress.toLowerCase() === names.groupAddress;
  return isOurs ? group : null;
}

/** Whoever else's rights the scope of our name limits: everyone but this application, under whichever of its pointers. */
export function foreignScopeUsers({ observation }: Planning): readonly ScopeUserView[] {
  const { exchange, servicePrincipal } = observation;
  if (exchange === null) return [];
  const own = new Set(
    [servicePrincipal?.id ?? '', ...exchange.wrongPointers.map(({ pointer }) => pointer.objectId)].map((id) =>
      id.toLowerCase(),
    ),
  );
  return exchange.scopeUsers.filter((user) => !own.has(user.assignee.toLowerCase()));
}

/** Whether the scope of our name limits nobody's rights but this application's. */
export function isOwnScope(planning: Planning): boolean {
  return planning.observation.exchange?.scope != null && foreignScopeUsers(planning).length === 0;
}
