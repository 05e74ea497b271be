import type { Way } from '../../contract/survey';
import type { DirectoryRoleView, PermissionGrantView } from '../../ports/directory';
import type { AccessPolicyView, RoleAssignmentView } from '../../ports/exchange';
import { directoryRoleVerdict } from '../directory-role-rights';
import type { EntraRight } from '../proof/doors';
import { applicationRoleVerdict, delegatedMailSendScope } from '../send-rights';

/** Rights over mail that do not send: shown, since they are why somebody asks. */
const mailRight = /^(?:Mail|Mailbox\w*|IMAP|POP|SMTP|EWS|full_access_as_app|Exchange)\b/u;

/** What an application holds that has to do with mail, or with giving itself rights. */
export interface Held {
  readonly rights: readonly EntraRight[];
  readonly assignments: readonly RoleAssignmentView[];
  readonly delegated: readonly PermissionGrantView[];
  readonly roles: readonly DirectoryRoleView[];
  readonly policies: readonly AccessPolicyView[];
}

/** Its rights one by one, with what limits each; empty: it has nothing to do with mail. */
export function waysOf(held: Held): readonly Way[] {
  return [
    ...held.rights.flatMap((right) => entraWay(right, held.policies)),
    ...held.assignments.map(assignmentWay),
    ...held.delegated.flatMap(delegatedWay),
    ...held.roles.flatMap(roleWay),
  ];
}

function entraWay({ name, verdict, cut }: EntraRight, policies: readonly AccessPolicyView[]): readonly Way[] {
  if (verdict === 'harmless' && !mailRight.test(name)) return [];
  const names = [...new Set(policies.map((policy) => policy.scopeName))];
  const limit = cut && names.length > 0 ? `application access policy for ${names.join(', ')}` : null;
  return [{ name, from: 'entra', means: verdict, limit: verdict === 'sends' ? limit : null }];
}

function assignmentWay({ role, scope, scopeName }: RoleAssignmentView): Way {
  const limit = scope === 'organization' ? null : `${scopeWords[scope]} ${scopeName ?? '(not named)'}`;
  return { name: `${role} (Exchange)`, from: 'exchange', means: applicationRoleVerdict(role), limit };
}

const scopeWords = {
  custom: 'management scope',
  group: 'group scope',
  administrativeUnit: 'administrative unit',
  unknown: 'a scope of a kind that is not known here,',
} as const;

function delegatedWay({ principalId, scopes }: PermissionGrantView): readonly Way[] {
  const sending = scopes.filter((scope) => delegatedMailSendScope.test(scope));
  const limit =
    principalId === null
      ? 'as whoever is signed in to it, any person of the tenant'
      : 'as one person who consented';
  return sending.map((name) => ({ name: `${name} (delegated)`, from: 'delegated', means: 'sends', limit }));
}

function roleWay(role: DirectoryRoleView): readonly Way[] {
  const means = directoryRoleVerdict(role);
  return means === 'harmless'
    ? []
    : [{ name: `${role.name} (directory role)`, from: 'directory-role', means, limit: null }];
}
