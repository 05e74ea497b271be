import type { Finding } from '../../contract/lint';
import type { Attempt } from '../../engine/attempt';
import { byGravity, finding } from './finding';
import type { LintSeen } from './observe';
import { withMending } from './repair';
import { applicationRules } from './rules-application';
import { exchangeRules } from './rules-exchange';
import { rightRules } from './rules-rights';
import type { LintContext } from './types';

/** Every trap that an application is in, gravest first; what could not be read is a finding, never silence. */
export function lint(context: LintContext): Finding[] {
  const rules = [...rightRules, ...exchangeRules, ...applicationRules];
  const found = [...rules.flatMap((rule) => rule(context)), ...notRead(context.seen)];
  return withMending(context, found).sort(byGravity);
}

function notRead(seen: LintSeen): readonly Finding[] {
  const reads: readonly (readonly [string, Attempt<unknown>])[] = [
    ['App registration', seen.application],
    ['Owners', seen.owners],
    ['Applications of the same name', seen.namesakes],
    ['Permissions of Graph', seen.resources],
    ['Grants in Entra', seen.appRoles],
    ['Delegated grants', seen.delegated],
    ['Directory roles', seen.directoryRoles],
    ['Role assignments in Exchange', seen.assignments],
    ['Access policies', seen.policies],
    ['Pointers in Exchange', seen.wrongPointers],
    ...seen.scopes.flatMap(({ assignment, scope, nested }) =>
      [scope, nested].map((one) => [`Scope of ${assignment.name}`, one] as const),
    ),
    ...seen.policyHolders.flatMap(({ policy, holder, nested }) =>
      [holder, nested].map((one) => [`Access policy for ${policy.scopeName}`, one] as const),
    ),
  ];
  const lines = reads.flatMap(([what, read]) => (read.ok ? [] : [`${what}: ${read.error.message}`]));
  const reach = seen.reach.unknown.map((why) => `Reach: ${why}`);
  const evidence = [...new Set([...lines, ...reach])];
  return evidence.length === 0 ? [] : [finding('not-read', evidence)];
}
