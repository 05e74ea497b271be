import type { EffectiveReach } from '../../contract/proof';
import type { ApplicationView, OwnerView } from '../../ports/directory';
import type {
  AccessPolicyView,
  RecipientView,
  RoleAssignmentView,
  ScopeUserView,
  ScopeView,
} from '../../ports/exchange';
import { attempt, type Attempt } from '../../engine/attempt';
import { identityOf, isGroup } from '../proof/membership';
import { observeForProof, type ProofObservation, type ProofObserved } from '../proof/observe';
import { readReach } from '../proof/reach-part';
import type { WrongPointer } from '../observation';
import { readWrongPointers } from '../observe-exchange';
import type { LintDeps } from './deps';

/** The limit of one role assignment, as far as it is a management scope. */
interface ScopeSeen {
  readonly assignment: RoleAssignmentView;
  /** Null: it is not there any more. */
  readonly scope: Attempt<ScopeView | null>;
  /** Groups inside the group that the scope names: their members are out of scope (facts 6.4). */
  readonly nested: Attempt<readonly string[]>;
  /** Whoever else's rights it limits, and whom it matches today; of a scope by PrimarySmtpAddress alone. */
  readonly byAddress: Attempt<ByAddress> | null;
}

interface ByAddress {
  readonly users: readonly ScopeUserView[];
  readonly matching: readonly RecipientView[];
}

/** A group inside the group of a policy, with who is in it. */
export interface InnerGroup {
  readonly group: RecipientView;
  readonly members: readonly RecipientView[];
}

/** The holder of an access policy: a mailbox or a group. */
export interface PolicySeen {
  readonly policy: AccessPolicyView;
  /** Null: it is not there any more. */
  readonly holder: Attempt<RecipientView | null>;
  readonly nested: Attempt<readonly InnerGroup[]>;
}

/** What the rules look at. */
export interface LintSeen extends ProofObservation {
  readonly clientId: string;
  /** Null: of another organisation, which keeps it in its own tenant. */
  readonly application: Attempt<ApplicationView | null>;
  readonly owners: Attempt<readonly OwnerView[]>;
  /** Other applications of the same name. */
  readonly namesakes: Attempt<readonly ApplicationView[]>;
  /** Pointers with one of its ids and a wrong other one, with what is assigned to them (facts 6.1). */
  readonly wrongPointers: Attempt<readonly WrongPointer[]>;
  readonly scopes: readonly ScopeSeen[];
  readonly policyHolders: readonly PolicySeen[];
  readonly reach: EffectiveReach;
}

/** Reads an application and all that hangs on it. Throws AppError as `observeForProof` does. */
export async function observeForLint(
  deps: LintDeps,
  about: Pick<ProofObserved, 'tenantId' | 'clientId'>,
  /** Of a setup: its reach is compared with what was agreed, and the tenant's mailboxes are not counted. */
  setup: Pick<ProofObserved, 'setupId' | 'senders' | 'outsider'> = {
    setupId: null,
    senders: [],
    outsider: null,
  },
): Promise<LintSeen> {
  const { clientId } = about;
  const input = { ...about, ...setup, adminMailbox: null };
  const [seen, application, pointers] = await Promise.all([
    observeForProof(deps, input, null),
    attempt(deps.directory.applicationByAppId(clientId)),
    attempt(deps.exchange.pointers(clientId)),
  ]);
  const { servicePrincipalId } = seen;
  const [around, wrongPointers, reach, scopes, policyHolders] = await Promise.all([
    readAround(deps, application),
    pointers.ok
      ? attempt(readWrongPointers(deps.exchange, pointers.value, { clientId, servicePrincipalId }))
      : pointers,
    readReach(deps, setup, seen),
    Promise.all((seen.assignments.ok ? seen.assignments.value : []).map(async (one) => readScope(deps, one))),
    Promise.all((seen.policies.ok ? seen.policies.value : []).map(async (one) => readHolder(deps, one))),
  ]);
  return { ...seen, clientId, application, wrongPointers, ...around, reach, scopes, policyHolders };
}

async function readAround(
  { directory }: LintDeps,
  application: Attempt<ApplicationView | null>,
): Promise<Pick<LintSeen, 'owners' | 'namesakes'>> {
  if (!application.ok) return { owners: application, namesakes: application };
  const { value: found } = application;
  if (found === null) return { owners: { ok: true, value: [] }, namesakes: { ok: true, value: [] } };
  const [owners, named] = await Promise.all([
    attempt(directory.ownersOf(found.id)),
    attempt(directory.applicationsByDisplayName(found.displayName)),
  ]);
  const namesakes = named.ok
    ? { ok: true as const, value: named.value.filter(({ id }) => id !== found.id) }
    : named;
  return { owners, namesakes };
}

async function readScope(deps: LintDeps, assignment: RoleAssignmentView): Promise<ScopeSeen> {
  const { scopeName } = assignment;
  if (assignment.scope !== 'custom' && assignment.scope !== 'group') {
    const nothing = { ok: true, value: null } as const;
    return { assignment, scope: nothing, nested: { ok: true, value: [] }, byAddress: null };
  }
  const scope = await attempt(deps.exchange.scope(scopeName ?? ''));
  const filter = scope.ok ? (scope.value?.recipientFilter ?? '') : '';
  const groups = [...filter.matchAll(/MemberOfGroup\s+-eq\s+'(?<dn>(?:[^']|'')*)'/giu)].map(
    (found) => found.groups?.['dn']?.replaceAll("''", "'") ?? '',
  );
  const byAddress = isByAddress(filter) ? await attempt(readByAddress(deps, scopeName ?? '', filter)) : null;
  const inner = await groupsWithin(deps, groups);
  const nested = inner.ok ? { ok: true as const, value: inner.value.map(nameOf) } : inner;
  return { assignment, scope, nested, byAddress };
}

const nameOf = ({ displayName }: RecipientView): string => displayName;

/** Whether a filter goes by a property that matches every address of a mailbox (facts 6.4). */
export function isByAddress(filter: string): boolean {
  return /\bPrimarySmtpAddress\b/iu.test(filter);
}

async function readByAddress({ exchange }: LintDeps, name: string, filter: string): Promise<ByAddress> {
  const [users, matching] = await Promise.all([
    exchange.scopeUsers(name),
    exchange.recipientsMatching(filter),
  ]);
  return { users, matching };
}

async function readHolder(deps: LintDeps, policy: AccessPolicyView): Promise<PolicySeen> {
  const holder = await attempt(deps.exchange.recipient(policy.scopeIdentity));
  const group = holder.ok && holder.value !== null && isGroup(holder.value) ? [policy.scopeIdentity] : [];
  const inner = await groupsWithin(deps, group);
  if (!inner.ok) return { policy, holder, nested: inner };
  const nested = await attempt(
    Promise.all(
      inner.value.map(async (one) => ({
        group: one,
        members: await deps.exchange.groupMembers(identityOf(one)),
      })),
    ),
  );
  return { policy, holder, nested };
}

/** The groups that are members of these groups. */
async function groupsWithin(
  { exchange }: LintDeps,
  groups: readonly string[],
): Promise<Attempt<readonly RecipientView[]>> {
  const members = await attempt(Promise.all(groups.map(async (group) => exchange.groupMembers(group))));
  return members.ok ? { ok: true, value: members.value.flat().filter(isGroup) } : members;
}
