import type { FindingId } from '../../electron/contract/lint';
import type { RoleAssignment } from '../../electron/practice/world/exchange-types';
import { stableId } from '../../electron/practice/world/stable-id';
import type { WorldState } from '../../electron/practice/world/state';
import { graphAppId, roleTemplates } from '../../electron/practice/world/well-known';
import {
  addExisting,
  assignmentOf,
  grantOf,
  mailboxId,
  pointerOf,
  policyOf,
  scopeTo,
  type Existing,
} from '../support/existing-applications';

const day = 24 * 60 * 60 * 1000;
export const inDays = (days: number): string => new Date(Date.now() + days * day).toISOString();

/** A client secret with these days; made so long ago, ending so long from now. */
export const secret = (from: number, to: number, keyId = stableId(`secret ${from} ${to}`)) => ({
  ...{ keyId, displayName: 'by hand', hint: 'abc', secretText: 'never shown' },
  ...{ startDateTime: inDays(from), endDateTime: inDays(to) },
});
export const certificate = (from: number, to: number) => ({
  ...{ keyId: stableId(`certificate ${from} ${to}`), type: 'AsymmetricX509Cert', usage: 'Verify' },
  ...{ displayName: 'by hand', key: 'AAAA', customKeyIdentifier: 'AAAA' },
  ...{ startDateTime: inDays(from), endDateTime: inDays(to) },
});

export const trapped = 'Trapped';

/** An application as it should be: one scope by id, one certificate, an owner, nothing else. */
export function wellMade(state: WorldState, change: Parameters<typeof addExisting>[2] = {}): Existing {
  const existing = addExisting(state, trapped, { keyCredentials: [certificate(-10, 300)], ...change });
  scopeTo(state, existing, `ExternalDirectoryObjectId -eq '${mailboxId(state, 'payroll')}'`);
  return existing;
}

export function finance(state: WorldState): string {
  return state.groups.find(({ name }) => name === 'Finance Mailboxes')?.externalDirectoryObjectId ?? '';
}

/** The application limited by a policy instead of a scope. */
export function policied(state: WorldState, holder: string, name = 'Finance Mailboxes'): Existing {
  const existing = addExisting(state, trapped, { keyCredentials: [certificate(-10, 300)] });
  state.appRoleAssignments.push(grantOf(state, existing, 'Mail.Send'));
  declare(state, existing, 'Mail.Send');
  state.accessPolicies.push(policyOf(existing, holder, 'RestrictAccess', name));
  return existing;
}

export function declare(state: WorldState, { application }: Existing, value: string): void {
  const graph = state.servicePrincipals.find(({ appId }) => appId === graphAppId);
  const role = graph?.appRoles.find((one) => one.value === value);
  const scope = graph?.oauth2PermissionScopes.find((one) => one.value === value);
  const access =
    role === undefined
      ? { id: scope?.id ?? '', type: 'Scope' as const }
      : { id: role.id, type: 'Role' as const };
  application.requiredResourceAccess.push({ resourceAppId: graphAppId, resourceAccess: [access] });
}

interface Trap {
  /** What the world has, in words; a pain point by its number where it is one. */
  readonly name: string;
  readonly make: (state: WorldState) => void;
  /** The findings that this world must have, and no other. */
  readonly finds: readonly FindingId[];
  /** Part of the evidence of the first. */
  readonly says: RegExp;
}

/** One world for each trap. */
export const traps: readonly Trap[] = [
  {
    name: 'pain point 5: Mail.Send is granted in Entra beside the scope',
    make: (state) => {
      const existing = wellMade(state);
      state.appRoleAssignments.push(grantOf(state, existing, 'Mail.Send'));
      declare(state, existing, 'Mail.Send');
    },
    finds: ['union-hazard'],
    says: /Mail\.Send of Microsoft Graph is granted/u,
  },
  {
    name: 'an assignment without a scope beside one with a scope',
    make: (state) => {
      const existing = wellMade(state);
      const wide = assignmentOf(existing, { kind: 'organization' });
      state.roleAssignments.push({ ...wide, guid: stableId('wide'), name: 'wide open' });
    },
    finds: ['union-hazard'],
    says: /without a scope \(wide open\)/u,
  },
  {
    name: 'consent as an old guide says, and nothing that limits it',
    make: (state) => {
      const existing = addExisting(state, trapped, { keyCredentials: [certificate(-10, 300)] });
      state.appRoleAssignments.push(grantOf(state, existing, 'Mail.Send'));
      declare(state, existing, 'Mail.Send');
    },
    finds: ['tenant-wide'],
    says: /It can send as \d+ of \d+ mailboxes/u,
  },
  {
    name: 'it can grant itself any right',
    make: (state) => {
      const existing = wellMade(state);
      state.appRoleAssignments.push(grantOf(state, existing, 'AppRoleAssignment.ReadWrite.All'));
      declare(state, existing, 'AppRoleAssignment.ReadWrite.All');
    },
    finds: ['could-widen'],
    says: /AppRoleAssignment\.ReadWrite\.All/u,
  },
  {
    name: 'it holds a directory role',
    make: (state) => void (wellMade(state).principal.roles = [roleTemplates.exchangeAdministrator]),
    finds: ['could-widen'],
    says: /directory role Exchange Administrator/u,
  },
  {
    name: 'pain point 8: the pointer carries the object id of the app registration',
    make: (state) => {
      const existing = wellMade(state);
      const { id } = existing.application;
      state.exchangeServicePrincipals.push({ ...pointerOf(existing), guid: stableId('wrong'), objectId: id });
      // Exchange forgets pointers to what Entra does not know; this id stands for one of its kind.
      state.servicePrincipals.push({
        ...existing.principal,
        id,
        appId: stableId('somebody'),
        displayName: 'Somebody',
      });
    },
    finds: ['wrong-pointer'],
    says: /the object id of the app registration/u,
  },
  {
    name: 'pain point 12: an access policy on a shared mailbox',
    make: (state) => void policied(state, mailboxId(state, 'payroll')),
    finds: ['policy-on-mailbox', 'policy-legacy'],
    says: /SharedMailbox/u,
  },
  {
    name: 'pain point 6: an access policy, which is legacy',
    make: (state) => void policied(state, finance(state)),
    finds: ['policy-legacy'],
    says: /RestrictAccess Finance Mailboxes/u,
  },
  {
    name: 'an access policy beside a scope, with no grant to cut',
    make: (state) => {
      const existing = wellMade(state);
      state.accessPolicies.push(policyOf(existing, finance(state)));
    },
    finds: ['policy-idle'],
    says: /Finance Mailboxes/u,
  },
  {
    name: 'the group of the policy was removed',
    make: (state) => void policied(state, stableId('a group that was removed'), 'Removed Group'),
    finds: ['policy-gone', 'policy-legacy', 'not-read'],
    says: /not there any more/u,
  },
  {
    name: 'the scope was removed under the assignment',
    make: (state) => {
      const existing = addExisting(state, trapped, { keyCredentials: [certificate(-10, 300)] });
      state.exchangeServicePrincipals.push(pointerOf(existing));
      state.roleAssignments.push(assignmentOf(existing, { kind: 'custom', scopeName: 'was removed' }));
    },
    finds: ['scope-gone', 'not-read'],
    says: /was removed/u,
  },
  {
    name: 'the same role within the same scope, twice',
    make: (state) => {
      wellMade(state);
      const [first] = state.roleAssignments;
      state.roleAssignments.push({ ...(first as RoleAssignment), guid: stableId('twin'), name: 'twin' });
    },
    finds: ['duplicate-assignment'],
    says: /twin gives Application Mail\.Send/u,
  },
  {
    name: 'the scope filters on PrimarySmtpAddress',
    make: (state) => {
      const existing = addExisting(state, trapped, { keyCredentials: [certificate(-10, 300)] });
      scopeTo(state, existing, "PrimarySmtpAddress -eq 'payroll@contoso.example'");
    },
    finds: ['filter-primary-address'],
    says: /PrimarySmtpAddress -eq/u,
  },
  {
    name: 'a group within the group of the scope',
    make: (state) => {
      const existing = addExisting(state, trapped, { keyCredentials: [certificate(-10, 300)] });
      const outer = state.groups.find(({ name }) => name === 'Finance Mailboxes');
      const inner = state.groups.find(({ name }) => name === 'All Staff');
      outer?.members.push(inner?.externalDirectoryObjectId ?? '');
      scopeTo(state, existing, `MemberOfGroup -eq '${outer?.distinguishedName ?? ''}'`);
    },
    finds: ['nested-group'],
    says: /All Staff is a member of the group/u,
  },
  {
    name: 'Mail.Send is declared and waits for somebody to click consent',
    make: (state) => declare(state, wellMade(state), 'Mail.Send'),
    finds: ['declared-mail-send'],
    says: /declared and not granted/u,
  },
  {
    name: 'pain point 13: it may read mail as well',
    make: (state) => {
      const existing = wellMade(state);
      state.appRoleAssignments.push(grantOf(state, existing, 'Mail.Read'));
      declare(state, existing, 'Mail.Read');
    },
    finds: ['unneeded-permission'],
    says: /Mail\.Read of Microsoft Graph/u,
  },
  {
    name: 'a grant that is not declared',
    make: (state) => void state.appRoleAssignments.push(grantOf(state, wellMade(state), 'Mail.Read')),
    finds: ['unneeded-permission', 'undeclared-permission'],
    says: /Mail\.Read/u,
  },
  {
    name: 'delegated Mail.Send was consented, and is still declared',
    make: (state) => {
      const existing = wellMade(state);
      const graph = state.servicePrincipals.find(({ appId }) => appId === graphAppId);
      state.permissionGrants.push({
        ...{ id: 'leftover', clientId: existing.principal.id, resourceId: graph?.id ?? '' },
        ...{ principalId: null, scope: 'Mail.Send openid' },
      });
      const access = { id: 'e383f46e-2787-4529-855e-0e479a3ffac0', type: 'Scope' as const };
      existing.application.requiredResourceAccess.push({
        resourceAppId: graphAppId,
        resourceAccess: [access],
      });
    },
    finds: ['delegated-leftover'],
    says: /Mail\.Send is consented for all users/u,
  },
  {
    name: 'pain point 4: the last secret has expired, and mail has stopped',
    make: (state) => void wellMade(state, { keyCredentials: [], passwordCredentials: [secret(-200, -20.5)] }),
    finds: ['credential-expired'],
    says: /ended 21 days ago/u,
  },
  {
    name: 'pain point 4: the certificate ends soon',
    make: (state) => void wellMade(state, { keyCredentials: [certificate(-300, 20.5)] }),
    finds: ['credential-expiring'],
    says: /ends in 20 days/u,
  },
  {
    name: 'a certificate of ten years',
    make: (state) => void wellMade(state, { keyCredentials: [certificate(-10, 3650)] }),
    finds: ['credential-long-lived'],
    says: /lives 36\d\d days/u,
  },
  {
    name: 'a secret of two years',
    make: (state) => void wellMade(state, { keyCredentials: [], passwordCredentials: [secret(-10, 700)] }),
    finds: ['credential-long-lived', 'secret-not-certificate'],
    says: /lives 7\d\d days/u,
  },
  {
    name: 'pain point 14: several secrets',
    make: (state) => {
      const passwordCredentials = [secret(-10, 170), secret(-5, 175)];
      wellMade(state, { keyCredentials: [], passwordCredentials });
    },
    finds: ['several-secrets', 'secret-not-certificate'],
    says: /valid until/u,
  },
  {
    name: 'nobody is the owner',
    make: (state) => void wellMade(state, { owners: [] }),
    finds: ['no-owner'],
    says: /empty/u,
  },
  {
    name: 'open to every organisation',
    make: (state) => void wellMade(state, { signInAudience: 'AzureADMultipleOrgs' }),
    finds: ['multi-tenant'],
    says: /AzureADMultipleOrgs/u,
  },
  {
    name: 'pain point 14: another application of the same name',
    make: (state) => {
      wellMade(state);
      addExisting(state, 'its twin', { displayName: trapped });
    },
    finds: ['duplicate-name'],
    says: /client id/u,
  },
];
