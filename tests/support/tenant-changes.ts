import fc from 'fast-check';
import type { Group, Mailbox, RoleAssignment } from '../../electron/practice/world/exchange-types';
import type { WorldState } from '../../electron/practice/world/state';
import { anyScope, pick, scopeOf } from './any-world';
import { assignmentOf, grantOf, pointerOf, policyOf, type Existing } from './existing-applications';

/** What a change is made to, and the numbers that say how. */
interface Subject {
  readonly state: WorldState;
  readonly existing: Existing;
  readonly sender: string;
  readonly outsider: string;
  readonly at: number;
  readonly scope: typeof anyScope extends fc.Arbitrary<infer T> ? T : never;
  /** Names that the world does not have yet. */
  readonly fresh: string;
}

const own = <T extends { objectId: string }>(list: T[], { existing }: Subject): T[] =>
  list.filter(({ objectId }) => objectId === existing.principal.id);

/** The scopes of the application's assignments. */
function scopesOf(subject: Subject): WorldState['managementScopes'] {
  const names = own(subject.state.roleAssignments, subject).map(({ scope }) =>
    scope.kind === 'custom' ? scope.scopeName : '',
  );
  return subject.state.managementScopes.filter(({ name }) => names.includes(name));
}

/** The groups of the application's access policies, or of the world where it has none. */
function groupsOf({ state, existing }: Subject): readonly Group[] {
  const held = state.accessPolicies
    .filter(({ appId }) => appId === existing.application.appId)
    .map(({ scopeRecipientId }) => scopeRecipientId);
  const groups = state.groups.filter((one) => held.includes(one.externalDirectoryObjectId));
  return groups.length > 0 ? groups : state.groups;
}

function mailboxAt({ state }: Subject, address: string): Mailbox | undefined {
  return state.mailboxes.find(({ primarySmtpAddress }) => primarySmtpAddress === address);
}

function anyMailbox({ state, at }: Subject): Mailbox {
  return pick(state.mailboxes, at);
}

function widen(subject: Subject, change: Partial<RoleAssignment>): void {
  const { state, existing, fresh, scope } = subject;
  state.roleAssignments.push({
    ...assignmentOf(existing, scopeOf(state, scope, `scope ${fresh}`)),
    ...{ guid: fresh, name: `assignment ${fresh}` },
    ...change,
  });
}

const filterOf = ({ externalDirectoryObjectId: id }: Mailbox): string =>
  `ExternalDirectoryObjectId -eq '${id}'`;

/** Exchange: role assignments, scopes and pointers. */
const exchangeChanges = {
  'role assignment added': (subject: Subject) => widen(subject, {}),
  'role assignment of another role added': (subject: Subject) =>
    widen(subject, {
      role: pick(['Application Mail Full Access', 'Application Mail.Read'], subject.at),
    }),
  'role assignment widened': (subject: Subject) => {
    for (const one of own(subject.state.roleAssignments, subject)) {
      one.scope = scopeOf(subject.state, subject.scope, `scope ${subject.fresh}`);
    }
  },
  'role assignment disabled': (subject: Subject) => {
    for (const one of own(subject.state.roleAssignments, subject)) one.enabled = false;
  },
  'role assignment removed': (subject: Subject) => {
    const [first] = own(subject.state.roleAssignments, subject);
    subject.state.roleAssignments = subject.state.roleAssignments.filter((one) => one !== first);
  },
  'scope written in another way': (subject: Subject) => {
    for (const one of scopesOf(subject)) one.recipientFilter = `(${one.recipientFilter})`;
  },
  'scope takes in another mailbox': (subject: Subject) => {
    for (const one of scopesOf(subject)) one.recipientFilter += ` -or ${filterOf(anyMailbox(subject))}`;
  },
  'scope leaves a mailbox out': (subject: Subject) => {
    for (const one of scopesOf(subject)) {
      one.recipientFilter = `(${one.recipientFilter}) -and -not (${filterOf(anyMailbox(subject))})`;
    }
  },
  'scope removed': (subject: Subject) => {
    const [first] = scopesOf(subject);
    subject.state.managementScopes = subject.state.managementScopes.filter((one) => one !== first);
  },
  'pointer removed': (subject: Subject) => {
    const { state, existing } = subject;
    const others = ({ objectId }: { objectId: string }) => objectId !== existing.principal.id;
    state.exchangeServicePrincipals = state.exchangeServicePrincipals.filter(others);
    state.roleAssignments = state.roleAssignments.filter(others);
  },
  'pointer made again': ({ state, existing, fresh }: Subject) => {
    const others = state.exchangeServicePrincipals.filter(
      ({ objectId }) => objectId !== existing.principal.id,
    );
    state.exchangeServicePrincipals = [...others, { ...pointerOf(existing), guid: fresh }];
  },
} as const;

/** Access policies and their groups. */
const policyChanges = {
  'group member added': (subject: Subject) =>
    void pick(groupsOf(subject), subject.at).members.push(anyMailbox(subject).externalDirectoryObjectId),
  'group within the group': (subject: Subject) =>
    void pick(groupsOf(subject), subject.at).members.push(
      pick(subject.state.groups, subject.at).externalDirectoryObjectId,
    ),
  'group member removed': (subject: Subject) =>
    void pick(groupsOf(subject), subject.at).members.splice(subject.at % 2, 1),
  'outsider becomes a member': (subject: Subject) =>
    void pick(groupsOf(subject), subject.at).members.push(
      mailboxAt(subject, subject.outsider)?.externalDirectoryObjectId ?? '',
    ),
  'access policy removed': ({ state, at }: Subject) =>
    void state.accessPolicies.splice(at % Math.max(1, state.accessPolicies.length), 1),
  'access policy added': ({ state, existing, at }: Subject) => {
    const holder = pick([...state.groups, ...state.mailboxes], at).externalDirectoryObjectId;
    state.accessPolicies.push(policyOf(existing, holder));
  },
  'access policy that denies': ({ state, existing, at }: Subject) => {
    const holder = pick([...state.groups, ...state.mailboxes], at).externalDirectoryObjectId;
    state.accessPolicies.push(policyOf(existing, holder, 'DenyAccess'));
  },
  'access policy for every application': ({ state, existing, at }: Subject) => {
    const holder = pick([...state.mailboxes, ...state.groups], at).externalDirectoryObjectId;
    state.accessPolicies.push({ ...policyOf(existing, holder), appId: '*' });
  },
} as const;

/** Mailboxes: gone, moved, full, without licence, with addresses changed. */
const mailboxChanges = {
  'sender mailbox removed': ({ state, sender }: Subject) => {
    state.mailboxes = state.mailboxes.filter((one) => one.primarySmtpAddress !== sender);
  },
  'mailbox removed with its user': (subject: Subject) => {
    const id = anyMailbox(subject).externalDirectoryObjectId;
    const user = subject.state.users.find((one) => one.id === id);
    if (user !== undefined && !user.userPrincipalName.startsWith('admin@')) {
      user.deletedDateTime = '2026-11-01T00:00:00.000Z';
    }
  },
  'sender goes on premises': (subject: Subject) => {
    const mailbox = mailboxAt(subject, subject.sender);
    if (mailbox !== undefined) Object.assign(mailbox, { recipientTypeDetails: 'MailUser', onPremises: true });
  },
  'mailbox full': (subject: Subject) => void (anyMailbox(subject).full = true),
  'mailbox becomes shared': (subject: Subject) =>
    void (anyMailbox(subject).recipientTypeDetails = 'SharedMailbox'),
  'licence taken away': (subject: Subject) => {
    const id = anyMailbox(subject).externalDirectoryObjectId;
    for (const user of subject.state.users.filter((one) => one.id === id)) user.assignedLicenses = [];
  },
  'address given to another mailbox': (subject: Subject) => {
    const [from, to] = [mailboxAt(subject, subject.sender), anyMailbox(subject)];
    if (from === undefined || from === to) return;
    const moved = from.primarySmtpAddress;
    from.primarySmtpAddress = `old-${subject.at}@contoso.example`;
    from.emailAddresses = [`SMTP:${from.primarySmtpAddress}`];
    to.emailAddresses = [`SMTP:${moved}`, `smtp:${to.primarySmtpAddress}`];
    to.primarySmtpAddress = moved;
  },
  'attribute set': (subject: Subject) =>
    void (anyMailbox(subject).customAttributes['CustomAttribute1'] = 'finance'),
} as const;

/** Entra: grants, credentials, the principal. */
const entraChanges = {
  'grant added': ({ state, existing, at }: Subject) =>
    void state.appRoleAssignments.push(
      grantOf(state, existing, pick(['Mail.Send', 'Mail.ReadWrite', 'Mail.Read'], at)),
    ),
  'grant to send by SMTP added': ({ state, existing }: Subject) =>
    void state.appRoleAssignments.push(grantOf(state, existing, 'SMTP.SendAsApp', 'exchange')),
  'grants removed': ({ state, existing }: Subject) => {
    state.appRoleAssignments = state.appRoleAssignments.filter(
      ({ principalId }) => principalId !== existing.principal.id,
    );
  },
  'credential removed': ({ existing }: Subject) => void (existing.application.passwordCredentials = []),
  'principal disabled': ({ existing }: Subject) => void (existing.principal.accountEnabled = false),
} as const;

const changes: Readonly<Record<string, (subject: Subject) => void>> = {
  ...exchangeChanges,
  ...policyChanges,
  ...mailboxChanges,
  ...entraChanges,
};

/** One thing that somebody does to a tenant after the setup; the numbers say to what. */
export const tenantChange = fc.record({
  what: fc.constantFrom(...Object.keys(changes)),
  at: fc.nat(1000),
  scope: anyScope,
});
type TenantChange = typeof tenantChange extends fc.Arbitrary<infer T> ? T : never;

/** Makes the change, straight in the world. */
export function changeTenant(
  subject: Pick<Subject, 'state' | 'existing' | 'sender' | 'outsider' | 'fresh'>,
  { what, at, scope }: TenantChange,
): void {
  changes[what]?.({ ...subject, at, scope });
}
