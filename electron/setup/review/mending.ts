import type { Drift, DriftId, FoundDrift } from '../../contract/review';
import type { Step } from '../../contract/plan';
import { driftCatalogue } from './catalogue';

const assignment = ['exchange.role-assignment', 'exchange.test-authorization'];
const group = ['exchange.group', 'exchange.access-policy', 'exchange.scope', 'policy.wait'];
const anything = ['application.', 'servicePrincipal.', 'exchange.', 'grant.', 'policy.', 'credential.'];

/** The kinds of steps (or their beginnings) by which the setup file's plan mends a drift. */
const stepsOf: Partial<Readonly<Record<DriftId, readonly string[]>>> = {
  'union-hazard': ['grant.remove', 'grant.wait-tokens', 'exchange.remove-assignment', ...assignment],
  'tenant-wide': ['grant.remove', 'grant.wait-tokens', 'exchange.remove-assignment', ...group],
  'wrong-pointer': ['exchange.remove-pointer', 'exchange.pointer', ...assignment],
  'policy-idle': ['exchange.remove-access-policy'],
  'policy-gone': ['exchange.remove-access-policy', ...group],
  'policy-on-mailbox': ['exchange.remove-access-policy'],
  'filter-primary-address': ['exchange.scope'],
  'nested-group': ['exchange.group'],
  'declared-mail-send': ['application.ensure'],
  'undeclared-permission': ['application.ensure'],
  'multi-tenant': ['application.ensure'],
  'grant-removed': ['grant.add', 'policy.wait'],
  'assignment-added': ['exchange.remove-assignment'],
  'assignment-removed': assignment,
  'pointer-removed': ['exchange.pointer', ...assignment],
  'scope-removed': ['exchange.scope', ...assignment],
  'scope-changed': ['exchange.scope'],
  'policy-removed': ['exchange.access-policy', 'policy.wait'],
  'policy-added': ['exchange.remove-access-policy'],
  'policy-deny': ['exchange.remove-access-policy'],
  'group-removed': group,
  'group-member-added': group,
  'group-member-removed': group,
  'group-opened': group,
  'outsider-inside': ['exchange.scope', 'exchange.group', 'grant.remove', 'exchange.remove-assignment'],
  'sender-unlicensed': ['licence.assign'],
  'sender-account': ['mailboxes.block-sign-in'],
  'application-deleted': anything,
  'application-renamed': ['application.ensure'],
  'marker-removed': ['application.ensure'],
  'principal-removed': anything,
  'credential-removed': ['credential.'],
  'credential-expired': ['credential.'],
};

/** The steps of the plan that mend a drift. */
export function mendingSteps(id: DriftId, steps: readonly Step[]): readonly Step[] {
  const kinds = stepsOf[id] ?? [];
  return steps.filter(({ kind }) =>
    kinds.some((one) => (one.endsWith('.') ? kind.startsWith(one) : kind === one)),
  );
}

/** How a drift is mended: by the plan where it has steps for it. */
export function mendOf(id: DriftId, steps: readonly Step[]): Drift['mend'] {
  const { mend, way } = driftCatalogue[id];
  const own = id === 'plan-differs' ? steps : mendingSteps(id, steps);
  return {
    way: own.length > 0 ? 'apply' : way,
    text: mend,
    steps: own.map(({ id: step, summary }) => ({ id: step, summary })),
  };
}

/** What the plan would do though no drift that was found asks for it: nothing may be left unsaid. */
export function unclaimed(found: readonly FoundDrift[], steps: readonly Step[]): readonly Step[] {
  const claimed = new Set(found.flatMap(({ id }) => mendingSteps(id, steps)));
  return steps.filter((one) => !claimed.has(one));
}
