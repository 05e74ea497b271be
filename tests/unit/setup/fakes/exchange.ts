import { AppError } from '../../../../electron/contract/errors';
import type { Exchange, GroupView, RecipientView } from '../../../../electron/ports/exchange';
import type { Calls } from './faults';
import { guid, tenantId } from './ids';
import { wholeExchange } from './whole-tenant';
import { recipientOf, userOf } from './state';
import type { FakeGroup, FakeState } from './state';

/** Exchange Online of the fake tenant; its filters are really evaluated. */
export function fakeExchange(state: FakeState, calls: Calls): Exchange {
  const on = async <T>(method: string, effect: () => T): Promise<T> =>
    calls.run(method, () => {
      if (!state.exchangeAdmin && method !== 'mayAdminister' && method !== 'connectedTenant') {
        throw new AppError({ code: 'permission-denied', message: `${method} is hidden` });
      }
      return effect();
    });
  const byAddress = (address: string): RecipientView | undefined =>
    state.recipients.find(
      (one) =>
        one.addresses.some((own) => own.toLowerCase() === address.toLowerCase()) ||
        one.externalDirectoryObjectId === address,
    );
  const group = (name: string): FakeGroup => {
    const found = state.groups.find((one) => one.name === name);
    if (found === undefined) throw new AppError({ code: 'not-found', message: `no group ${name}` });
    return found;
  };
  const idOf = (member: string): string =>
    byAddress(member)?.externalDirectoryObjectId ?? fail(`no recipient ${member}`);
  const reads = {
    mailboxUse: () => on('mailboxUse', () => null),
    connectedTenant: () => on('connectedTenant', () => tenantId),
    mayAdminister: () => on('mayAdminister', () => state.exchangeAdmin),
    recipient: (identity: string) => on('recipient', () => byAddress(identity) ?? null),
    recipients: (addresses: readonly string[]) =>
      on('recipients', () => {
        const found = addresses.map((address) => [address.toLowerCase(), byAddress(address)] as const);
        return new Map(found.filter((entry): entry is [string, RecipientView] => entry[1] !== undefined));
      }),
    organization: () =>
      on('organization.exchange', () => ({
        isDehydrated: state.dehydrated,
        enforceExoAppRbacPermissions: false,
        auditDisabled: state.auditDisabled,
      })),
    unifiedAuditLog: () => on('unifiedAuditLog', () => true),
    mailboxAuditing: (ids: readonly string[]) =>
      on('mailboxAuditing', () => new Map(ids.map((id, index) => [id, index > 0]))),
    mailboxStates: () => on('mailboxStates', () => new Map()),
    roleExists: () => on('roleExists', () => state.roleExists),
    pointers: (appId: string, objectId?: string) =>
      on('pointers', () => {
        const ours = state.pointers.filter((one) => one.appId === appId || one.objectId === objectId);
        return state.pointers.filter((one) =>
          ours.some((own) => own.appId === one.appId || own.objectId === one.objectId),
        );
      }),
    scope: (name: string) => on('scope', () => state.scopes.find((one) => one.name === name) ?? null),
    scopeUsers: (name: string) =>
      on('scopeUsers', () =>
        state.roleAssignments
          .filter((one) => one.scopeName === name)
          .map((one) => ({ assignment: one.name, assignee: one.objectId })),
      ),
    recipientsMatching: (filter: string) => on('recipientsMatching', () => matching(state, filter)),
    applicationAssignments: () =>
      on('applicationAssignments', () =>
        state.roleAssignments.map((one) => ({ ...one, assignee: one.objectId })),
      ),
    roleAssignments: (objectId: string) =>
      on('roleAssignments', () => state.roleAssignments.filter((one) => one.objectId === objectId)),
    accessPolicies: (appId: string) =>
      on('accessPolicies', () => state.accessPolicies.filter((one) => one.appId === appId)),
    group: (name: string) => on('group', () => groupView(state.groups.find((one) => one.name === name))),
    groupMembers: (name: string) =>
      on('groupMembers', () =>
        state.recipients.filter((one) => group(name).members.includes(one.externalDirectoryObjectId)),
      ),
    groupUsers: (found: GroupView) => on('groupUsers', () => usersOf(state, found)),
    testAuthorization: (objectId: string, mailbox: string) =>
      on('testAuthorization', () => authorizations(state, objectId, mailbox)),
    testAccessPolicy: (appId: string, mailbox: string) =>
      on('testAccessPolicy', () => {
        if (state.policyLag > 0) {
          state.policyLag -= 1;
          return 'granted' as const;
        }
        const policies = state.accessPolicies.filter((one) => one.appId === appId);
        const inside = policies.some((one) => group(one.scopeName).members.includes(idOf(mailbox)));
        return policies.length === 0 || inside ? ('granted' as const) : ('denied' as const);
      }),
    messageTrace: () => on('messageTrace', () => []),
    traceReason: () => on('traceReason', () => null),
    sentItems: () => on('sentItems', () => 0),
  };
  return { ...reads, ...wholeExchange(state, on), ...writes(state, on, { byAddress, group, idOf }) };
}

interface Lookups {
  byAddress(address: string): RecipientView | undefined;
  group(name: string): FakeGroup;
  idOf(member: string): string;
}

function writes(state: FakeState, on: <T>(method: string, effect: () => T) => Promise<T>, look: Lookups) {
  return {
    enableOrganizationCustomization: () =>
      on('enableOrganizationCustomization', () => {
        if (!state.dehydrated) fail('already enabled');
        state.dehydrated = false;
      }),
    createSharedMailbox: (address: string, displayName: string) =>
      on('createSharedMailbox', () => {
        if (look.byAddress(address) !== undefined) fail('the address is taken', 'conflict');
        const user = userOf(100 + state.nextId++, address, { displayName, servicePlans: [] });
        const mailbox = recipientOf(user, 'SharedMailbox');
        state.users = [...state.users, user];
        state.recipients = [...state.recipients, mailbox];
        return mailbox;
      }),
    disableMailboxAccount: (address: string) =>
      on('disableMailboxAccount', () => {
        const id = look.idOf(address);
        state.users = state.users.map((user) => (user.id === id ? { ...user, accountEnabled: false } : user));
      }),
    createPointer: (appId: string, objectId: string, displayName: string) =>
      on('createPointer', () => {
        if (!state.principals.some((one) => one.id === objectId && one.appId === appId))
          fail('no such principal', 'not-found');
        if (state.pointers.some((one) => one.appId === appId)) fail('there is a pointer already', 'conflict');
        state.pointers = [...state.pointers, { appId, objectId, displayName }];
      }),
    removePointer: (objectId: string) =>
      on('removePointer', () => {
        state.pointers = state.pointers.filter((one) => one.objectId !== objectId);
      }),
    ...scopeWrites(state, on),
    ...groupWrites(state, on, look),
  };
}

function scopeWrites(state: FakeState, on: <T>(method: string, effect: () => T) => Promise<T>) {
  return {
    createScope: (name: string, recipientFilter: string) =>
      on('createScope', () => {
        if (state.scopes.some((one) => one.name === name)) fail('there is a scope already', 'conflict');
        state.scopes = [...state.scopes, { name, recipientFilter: bracketed(recipientFilter) }];
      }),
    setScopeFilter: (name: string, recipientFilter: string) =>
      on('setScopeFilter', () => {
        state.scopes = state.scopes.map((one) =>
          one.name === name ? { name, recipientFilter: bracketed(recipientFilter) } : one,
        );
      }),
    removeScope: (name: string) =>
      on('removeScope', () => {
        state.scopes = state.scopes.filter((one) => one.name !== name);
      }),
    assignRole: (wanted: { name: string; role: string; objectId: string; scopeName: string }) =>
      on('assignRole', () => {
        if (state.dehydrated) fail('run Enable-OrganizationCustomization first');
        if (!state.pointers.some((one) => one.objectId === wanted.objectId)) fail('no such app', 'not-found');
        if (!state.scopes.some((one) => one.name === wanted.scopeName)) fail('no such scope', 'not-found');
        if (state.roleAssignments.some((one) => one.name === wanted.name)) fail('name taken', 'conflict');
        state.roleAssignments = [...state.roleAssignments, { ...wanted, scope: 'custom' }];
      }),
    removeRoleAssignment: (name: string) =>
      on('removeRoleAssignment', () => {
        state.roleAssignments = state.roleAssignments.filter((one) => one.name !== name);
      }),
  };
}

function groupWrites(
  state: FakeState,
  on: <T>(method: string, effect: () => T) => Promise<T>,
  look: Lookups,
) {
  return {
    createSecurityGroup: (name: string, address: string, members: readonly string[]) =>
      on('createSecurityGroup', () => {
        if (state.groups.some((one) => one.name === name)) fail('there is a group already', 'conflict');
        const made = {
          name,
          address,
          id: guid(12, state.nextId++),
          members: members.map((member) => look.idOf(member)),
          settled: false,
        };
        state.groups = [...state.groups, made];
        return groupView(made) ?? fail('unreachable');
      }),
    settleSecurityGroup: (name: string) =>
      on('settleSecurityGroup', () => {
        look.group(name).settled = true;
      }),
    removeMailbox: () => on('removeMailbox', () => undefined),
    removeGroup: (name: string) =>
      on('removeGroup', () => {
        state.groups = state.groups.filter((one) => one !== look.group(name));
      }),
    addGroupMember: (name: string, member: string) =>
      on('addGroupMember', () => void look.group(name).members.push(look.idOf(member))),
    removeGroupMember: (name: string, member: string) =>
      on('removeGroupMember', () => {
        const found = look.group(name);
        found.members = found.members.filter((id) => id !== look.idOf(member));
      }),
    createAccessPolicy: (appId: string, groupAddress: string) =>
      on('createAccessPolicy', () => {
        const found =
          state.groups.find((one) => one.address === groupAddress) ?? fail('no such group', 'not-found');
        const identity = `${tenantId}\\${appId}:${found.id};${state.nextId++}`;
        state.accessPolicies = [
          ...state.accessPolicies,
          { identity, appId, scopeName: found.name, scopeIdentity: found.id, accessRight: 'RestrictAccess' },
        ];
      }),
    removeAccessPolicy: (identity: string) =>
      on('removeAccessPolicy', () => {
        state.accessPolicies = state.accessPolicies.filter((one) => one.identity !== identity);
      }),
  };
}

function groupView(found: FakeGroup | undefined) {
  if (found === undefined) return null;
  return {
    ...{
      name: found.name,
      externalDirectoryObjectId: found.id,
      distinguishedName: `CN=${found.name},OU='Contoso'`,
    },
    ...{ primarySmtpAddress: found.address, kind: 'MailUniversalSecurityGroup', settled: found.settled },
  };
}

function usersOf(state: FakeState, group: GroupView) {
  const policies = state.accessPolicies.filter((one) => one.scopeName === group.name);
  const scopes = state.scopes.filter((one) => one.recipientFilter.includes(group.distinguishedName));
  return [
    ...policies.map((one) => ({ kind: 'policy' as const, name: one.identity })),
    ...scopes.map((one) => ({ kind: 'scope' as const, name: one.name })),
  ];
}

function authorizations(state: FakeState, objectId: string, mailbox: string) {
  return state.roleAssignments
    .filter((one) => one.objectId === objectId)
    .map((one) => {
      const filter = state.scopes.find((scope) => scope.name === one.scopeName)?.recipientFilter ?? '';
      const inside = matching(state, filter).some((found) => found.distinguishedName === mailbox);
      return {
        ...{ role: one.role, scopeType: one.scope, allowedScope: one.scopeName },
        inScope: one.scope === 'organization' || inside,
      };
    });
}

/** Exchange gives filters back with brackets of its own. */
function bracketed(filter: string): string {
  return `(${filter
    .split(' -or ')
    .map((part) => `(${part})`)
    .join(' -or ')})`;
}

function matching(state: FakeState, filter: string): readonly RecipientView[] {
  const ids = [...filter.matchAll(/ExternalDirectoryObjectId -eq '([^']*)'/gu)].map((match) => match[1]);
  const groups = [...filter.matchAll(/MemberOfGroup -eq 'CN=([^,]*),/gu)].map((match) => match[1]);
  const members = state.groups.filter((one) => groups.includes(one.name)).flatMap((one) => one.members);
  return state.recipients.filter((one) => [...ids, ...members].includes(one.externalDirectoryObjectId));
}

function fail(message: string, code: 'conflict' | 'not-found' | 'refused' = 'refused'): never {
  throw new AppError({ code, message });
}
