import { directoryRoleVerdict } from '../directory-role-rights';
import { entraRights, type EntraRight } from '../proof/doors';
import {
  applicationRoleVerdict,
  delegatedMailSendId,
  delegatedMailSendScope,
  mailSendRole,
  resourceAppIds,
} from '../send-rights';
import { asReader, isReaderRight, type ReaderSeen } from '../unattended/reads-only';
import { finding } from './finding';
import type { LintSeen } from './observe';
import type { Rule } from './types';

/** What it holds in Entra, by name; none where that could not be read, which `not-read` tells. */
export function rightsOf(seen: LintSeen): readonly EntraRight[] {
  const { appRoles, resources } = seen;
  if (!appRoles.ok || !resources.ok) return [];
  const rights = entraRights(appRoles.value, resources.value.graph, resources.value.exchangeOnline);
  return asReader(rights, readerSeen(seen));
}

const readerSeen = ({ application, directoryRoles, assignments }: LintSeen): ReaderSeen => ({
  ...{ directoryRoles, assignments },
  application: application.ok ? application.value : null,
});

/** Role assignments in Exchange that send, within a scope or without. */
export function sendingAssignments({ assignments }: LintSeen) {
  const all = assignments.ok ? assignments.value : [];
  return all.filter(({ role }) => applicationRoleVerdict(role) === 'sends');
}

const isWide: (one: { readonly scope: string }) => boolean = ({ scope }) => scope === 'organization';

/** A right without a limit beside one with a limit: the classic of a runbook that grants and scopes (facts 11). */
const unionHazard: Rule = ({ seen }) => {
  const assignments = sendingAssignments(seen);
  const scoped = assignments.filter((one) => !isWide(one));
  if (scoped.length === 0) return [];
  const granted = rightsOf(seen).filter(({ verdict }) => verdict === 'sends');
  const wide = assignments.filter(isWide);
  if (granted.length + wide.length === 0) return [];
  const severity = seen.reach.kind === 'tenant-wide' ? 'high' : 'medium';
  return [
    finding(
      'union-hazard',
      [
        ...granted.map(({ name }) => `${name} is granted in Entra.`),
        ...wide.map(({ name, role }) => `${role} is assigned without a scope (${name}).`),
        ...scoped.map(
          ({ role, scopeName }) =>
            `${role} is limited by ${scopeName ?? 'a scope'}, which has no effect beside that.`,
        ),
      ],
      { severity },
    ),
  ];
};

const tenantWide: Rule = ({ seen }) => {
  const isLimited = sendingAssignments(seen).some((one) => !isWide(one));
  if (seen.reach.kind !== 'tenant-wide' || isLimited) return [];
  const { count, of } = seen.reach;
  return [
    finding('tenant-wide', [
      `It can send as ${count ?? 'an unknown number'} of ${of ?? 'an unknown number of'} mailboxes.`,
      ...rightsOf(seen)
        .filter(({ verdict }) => verdict === 'sends')
        .map(({ name }) => `${name} is granted in Entra.`),
      ...sendingAssignments(seen).map(({ name, role }) => `${role} is assigned without a scope (${name}).`),
    ]),
  ];
};

const couldWiden: Rule = ({ seen }) => {
  const roles = seen.directoryRoles.ok ? seen.directoryRoles.value : [];
  const evidence = [
    ...rightsOf(seen)
      .filter(({ verdict }) => verdict === 'escalates')
      .map(({ name }) => `${name} is granted.`),
    ...roles
      .filter((role) => ['escalates', 'sends'].includes(directoryRoleVerdict(role)))
      .map(({ name }) => `It holds the directory role ${name}.`),
  ];
  return evidence.length === 0 ? [] : [finding('could-widen', evidence)];
};

/** Grants that sending does not need, nor our own reading application. */
export function unneededRights(seen: LintSeen): readonly EntraRight[] {
  return rightsOf(seen)
    .filter(({ verdict }) => verdict === 'harmless' || verdict === 'unknown')
    .filter((right) => !isReaderRight(right, readerSeen(seen)));
}

const unneeded: Rule = ({ seen }) => {
  const evidence = unneededRights(seen).map(({ name }) => `${name} is granted.`);
  return evidence.length === 0 ? [] : [finding('unneeded-permission', evidence)];
};

/** What the app registration declares of Graph's application permissions, by role id. */
function declaredRoles(seen: LintSeen): ReadonlySet<string> | null {
  if (!seen.application.ok || seen.application.value === null) return null;
  const roles = seen.application.value.declared.filter(({ type }) => type === 'Role');
  return new Set(roles.map(({ id }) => id.toLowerCase()));
}

/** Grants that the app registration does not declare. */
export function undeclaredRights(seen: LintSeen): readonly EntraRight[] {
  const declared = declaredRoles(seen);
  if (declared === null || !seen.appRoles.ok) return [];
  const strays = new Set(
    seen.appRoles.value.filter(({ appRoleId }) => !declared.has(appRoleId.toLowerCase())).map(({ id }) => id),
  );
  return rightsOf(seen).filter(({ assignmentId }) => strays.has(assignmentId));
}

const undeclared: Rule = ({ seen }) => {
  const evidence = undeclaredRights(seen).map(({ name }) => `${name} is granted and not declared.`);
  return evidence.length === 0 ? [] : [finding('undeclared-permission', evidence)];
};

const declaredMailSend: Rule = ({ seen }) => {
  const graph = seen.resources.ok ? seen.resources.value.graph : null;
  const roleId = graph?.appRoles.find(({ value }) => value === mailSendRole)?.id.toLowerCase() ?? '';
  const isDeclared = declaredRoles(seen)?.has(roleId) === true;
  const isGranted = rightsOf(seen).some(({ verdict }) => verdict === 'sends');
  if (!isDeclared || isGranted || sendingAssignments(seen).length === 0) return [];
  return [finding('declared-mail-send', ['Mail.Send of Microsoft Graph is declared and not granted.'])];
};

const delegatedLeftover: Rule = ({ seen, agreed }) => {
  if (agreed?.delegatedMailSend === true) return [];
  const grants = seen.delegated.ok ? seen.delegated.value : [];
  const consented = grants.flatMap(({ principalId, scopes }) =>
    scopes
      .filter((scope) => delegatedMailSendScope.test(scope))
      .map((scope) => `${scope} is consented for ${principalId === null ? 'all users' : 'one person'}.`),
  );
  const application = seen.application.ok ? seen.application.value : null;
  const isDeclared = application?.declared.some(
    ({ resourceAppId, id, type }) =>
      type === 'Scope' && resourceAppId === resourceAppIds.graph && id.toLowerCase() === delegatedMailSendId,
  );
  const declared = isDeclared === true ? ['Delegated Mail.Send is declared in the app registration.'] : [];
  const evidence = [...consented, ...declared];
  return evidence.length === 0 ? [] : [finding('delegated-leftover', evidence)];
};

/** Rights in Entra and Exchange. */
export const rightRules: readonly Rule[] = [
  unionHazard,
  tenantWide,
  couldWiden,
  declaredMailSend,
  unneeded,
  undeclared,
  delegatedLeftover,
];
