import { isNestedMember } from '../exchange/recipients/membership';
import type { AccessPolicy } from '../world/exchange-types';
import type { WorldState } from '../world/state';

/** What application access policies depend on. */
export type PolicyState = Pick<WorldState, 'accessPolicies' | 'groups'>;

/**
 * Facts 7: Deny beats Restrict; any matching Restrict grants; a Restrict for the application with no match denies; no
 * policy grants. Nested groups count. The policies say nothing about a right that comes from role assignments.
 */
export function accessPolicyVerdict(
  state: PolicyState,
  appId: string,
  mailboxId: string,
): 'granted' | 'denied' {
  const wanted = appId.toLowerCase();
  const policies = state.accessPolicies.filter(
    (policy) => policy.appId === '*' || policy.appId.toLowerCase() === wanted,
  );
  const matching = policies.filter((policy) => covers(state, policy, mailboxId));
  if (matching.some((policy) => policy.accessRight === 'DenyAccess')) return 'denied';
  if (matching.some((policy) => policy.accessRight === 'RestrictAccess')) return 'granted';
  return policies.some((policy) => policy.accessRight === 'RestrictAccess') ? 'denied' : 'granted';
}

function covers(state: PolicyState, policy: AccessPolicy, mailboxId: string): boolean {
  if (policy.scopeRecipientId === mailboxId) return true;
  const group = state.groups.find((one) => one.externalDirectoryObjectId === policy.scopeRecipientId);
  return group !== undefined && isNestedMember(state.groups, group, mailboxId);
}
