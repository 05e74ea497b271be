import fc from 'fast-check';
import type { RoleAssignment } from '../../electron/practice/world/exchange-types';
import type { WorldState } from '../../electron/practice/world/state';
import { stableId } from '../../electron/practice/world/stable-id';
import {
  addExisting,
  assignmentOf,
  grantOf,
  pointerOf,
  policyOf,
  type Existing,
} from './existing-applications';

const roles = [
  'Application Mail.Send',
  'Application Mail Full Access',
  'Application Exchange Full Access',
  'Application Mail.Read',
];

/** Numbers pick what there is in the world, so that everything is always there. */
const number = fc.nat(1000);

/** What a role assignment may reach. */
export const anyScope = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('ids' as const),
      of: fc.array(number, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('member-of' as const), of: number }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('any-address' as const), of: number }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('primary' as const), of: number }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'shared' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'not-shared-and-alias' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('group' as const), of: number }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'gone' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'unit' as const }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'organization' as const }) },
);

/** One application's rights in a random world. */
const application = fc.record({
  grants: fc.subarray(['Mail.Send', 'Mail.ReadWrite']),
  policies: fc.array(fc.record({ deny: fc.boolean(), everyone: fc.boolean(), target: number }), {
    maxLength: 3,
  }),
  assignments: fc.uniqueArray(fc.record({ role: fc.nat(roles.length - 1), scope: anyScope }), {
    maxLength: 3,
    selector: (one) => one.role,
  }),
});

/** Groups with members, other groups among them (cycles too), and applications with rights of every kind. */
export const anyWorld = fc.record({
  groups: fc.array(
    fc.record({
      security: fc.boolean(),
      mailboxes: fc.array(number, { maxLength: 3 }),
      groups: fc.array(number, { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  applications: fc.array(application, { minLength: 1, maxLength: 3 }),
});
type AnyScope = typeof anyScope extends fc.Arbitrary<infer T> ? T : never;
type AnyWorld = typeof anyWorld extends fc.Arbitrary<infer T> ? T : never;

/** Makes the world so; returns its applications. */
export function build(state: WorldState, { groups, applications }: AnyWorld): readonly Existing[] {
  addGroups(state, groups);
  return applications.map((rights, index) => {
    const existing = addExisting(state, `Random ${index}`);
    state.appRoleAssignments.push(...rights.grants.map((value) => grantOf(state, existing, value)));
    for (const policy of rights.policies) addPolicy(state, existing, policy);
    state.exchangeServicePrincipals.push(pointerOf(existing));
    rights.assignments.forEach((one, at) =>
      state.roleAssignments.push({
        ...assignmentOf(existing, scopeOf(state, one.scope, `scope ${index} ${at}`), roles[one.role]),
        name: `assignment ${index} ${at}`,
      }),
    );
    return existing;
  });
}

/** Any number picks one. */
export const pick = <T>(list: readonly T[], at: number): T => list[at % list.length] as T;

function addGroups(state: WorldState, groups: AnyWorld['groups']): void {
  const template = state.groups[0];
  if (template === undefined) throw new Error('the first world has groups');
  const made = groups.map((group, index) => {
    const name = `Random Group ${index}`;
    const id = stableId(name);
    const address = `random-group-${index}@contoso.example`;
    return {
      ...template,
      ...{ guid: stableId(`recipient ${name}`), externalDirectoryObjectId: id, name, displayName: name },
      ...{
        alias: `random-group-${index}`,
        distinguishedName: `CN=${name},OU=o'neill`,
        primarySmtpAddress: address,
      },
      emailAddresses: [`SMTP:${address}`],
      recipientTypeDetails: group.security
        ? ('MailUniversalSecurityGroup' as const)
        : ('MailUniversalDistributionGroup' as const),
      members: group.mailboxes.map((at) => pick(state.mailboxes, at).externalDirectoryObjectId),
    };
  });
  state.groups.push(...made);
  groups.forEach((group, index) => {
    const own = made[index];
    own?.members.push(...group.groups.map((at) => pick(made, at).externalDirectoryObjectId));
  });
}

function addPolicy(
  state: WorldState,
  existing: Existing,
  { deny, everyone, target }: AnyWorld['applications'][number]['policies'][number],
): void {
  // Shared mailboxes and plain groups are refused (facts 7).
  const kinds = ['UserMailbox', 'MailUniversalSecurityGroup'];
  const holders = [...state.mailboxes, ...state.groups].filter((one) =>
    kinds.includes(one.recipientTypeDetails),
  );
  const holder = pick(holders, target);
  const right = deny ? 'DenyAccess' : 'RestrictAccess';
  const policy = policyOf(existing, holder.externalDirectoryObjectId, right, holder.displayName);
  state.accessPolicies.push(everyone ? { ...policy, appId: '*' } : policy);
}

/** The scope of an assignment; adds the management scope it names to the world. */
export function scopeOf(state: WorldState, wanted: AnyScope, name: string): RoleAssignment['scope'] {
  const custom = (recipientFilter: string) => {
    state.managementScopes.push({ guid: stableId(name), name, recipientFilter, exclusive: false });
    return { kind: 'custom' as const, scopeName: name };
  };
  const memberOf = (at: number) => {
    const group = pick(state.groups, at);
    return { group, filter: `MemberOfGroup -eq '${group.distinguishedName.replaceAll("'", "''")}'` };
  };
  switch (wanted.kind) {
    case 'ids':
      return custom(
        wanted.of
          .map(
            (at) => `ExternalDirectoryObjectId -eq '${pick(state.mailboxes, at).externalDirectoryObjectId}'`,
          )
          .join(' -or '),
      );
    case 'member-of':
      return custom(memberOf(wanted.of).filter);
    case 'any-address':
      return custom(
        `EmailAddresses -eq '${pick(pick(state.mailboxes, wanted.of).emailAddresses, wanted.of)}'`,
      );
    case 'primary': {
      const { emailAddresses } = pick(state.mailboxes, wanted.of);
      return custom(`PrimarySmtpAddress -eq '${pick(emailAddresses, wanted.of).slice('smtp:'.length)}'`);
    }
    case 'shared':
      return custom("RecipientTypeDetails -eq 'SharedMailbox'");
    case 'not-shared-and-alias':
      return custom("-not (RecipientTypeDetails -eq 'SharedMailbox') -and Alias -like 'c*'");
    case 'group': {
      const { group, filter } = memberOf(wanted.of);
      const resourceScopeName = `${group.name}_${name}`;
      state.managementScopes.push({
        guid: stableId(name),
        name: resourceScopeName,
        recipientFilter: filter,
        exclusive: false,
      });
      return { kind: 'group' as const, groupId: group.externalDirectoryObjectId, resourceScopeName };
    }
    case 'gone':
      return { kind: 'custom' as const, scopeName: `${name} was removed` };
    case 'unit':
      return { kind: 'administrativeUnit' as const, unitId: 'unit' };
    case 'organization':
      return { kind: 'organization' as const };
  }
}
