import { createHash } from 'node:crypto';
import { AppError } from '../../../../electron/contract/errors';
import type { ApplicationView, Directory, UserView } from '../../../../electron/ports/directory';
import { resourceAppIds } from '../../../../electron/setup/send-rights';
import type { Calls } from './faults';
import {
  ewsFullAccessId,
  exchangeResourceId,
  graphResourceId,
  guid,
  mailSendId,
  strangeExchangeRoleId,
  tenantId,
} from './ids';
import type { FakeState } from './state';
import { wholeDirectory } from './whole-tenant';

/** Entra of the fake tenant. Times come from `now`. */
export function fakeDirectory(state: FakeState, calls: Calls, now: () => Date): Directory {
  const on = async <T>(method: string, effect: () => T): Promise<T> => calls.directory(method, effect);
  const app = (id: string): ApplicationView => {
    const found = state.applications.find((one) => one.id === id);
    if (found === undefined) throw new AppError({ code: 'not-found', message: `no application ${id}` });
    return found;
  };
  const change = (id: string, over: Partial<ApplicationView>): void => {
    state.applications = state.applications.map((one) => (one.id === id ? { ...one, ...over } : one));
  };
  const changeUser = (id: string, over: (user: UserView) => Partial<UserView>): void => {
    state.users = state.users.map((user) => (user.id === id ? { ...user, ...over(user) } : user));
  };
  const next = (kind: number): string => guid(kind, state.nextId++);
  return {
    ...wholeDirectory(state, on),
    me: () =>
      on('me', () => ({
        id: guid(9, 1),
        userPrincipalName: 'admin@contoso.example',
        displayName: 'Admin',
        mail: null,
      })),
    organization: () =>
      on('organization', () => ({
        ...{ id: tenantId, displayName: 'Contoso', domains: state.domains },
        ...{ initialDomain: 'contoso.onmicrosoft.example', countryLetterCode: 'DE' },
      })),
    myRoles: () => on('myRoles', () => readable(state.roles)),
    appManagementPolicy: () => on('appManagementPolicy', () => readable(state.policy)),
    applicationByUniqueName: (name) =>
      on('applicationByUniqueName', () => state.applications.find((one) => one.uniqueName === name) ?? null),
    applicationByAppId: (id) =>
      on('applicationByAppId', () => state.applications.find((one) => one.appId === id) ?? null),
    applicationsByDisplayName: (name) =>
      on('applicationsByDisplayName', () => state.applications.filter((one) => one.displayName === name)),
    deletedApplication: () => on('deletedApplication', () => null),
    deletedServicePrincipal: () => on('deletedServicePrincipal', () => null),
    restoreServicePrincipal: () => on('restoreServicePrincipal', () => undefined),
    deleteApplication: (id) =>
      on('deleteApplication', () => {
        state.applications = state.applications.filter((one) => one.id !== id);
      }),
    deleteServicePrincipal: (id) =>
      on('deleteServicePrincipal', () => {
        state.principals = state.principals.filter((one) => one.id !== id);
      }),
    removeLicense: () => on('removeLicense', () => undefined),
    restoreApplication: () => on('restoreApplication', () => undefined),
    servicePrincipalByAppId: (id) =>
      on('servicePrincipalByAppId', () => state.principals.find((one) => one.appId === id) ?? null),
    resource: (appId) => on('resource', () => resource(appId)),
    appRoleAssignments: (id) =>
      on('appRoleAssignments', () => state.assignments.filter((one) => one.principalId === id)),
    appRoleHolders: (appId) =>
      on('appRoleHolders', () =>
        state.assignments
          .filter((one) => one.resourceId === resource(appId).id)
          .map((one) => ({
            ...{ ...one, principalType: 'ServicePrincipal' },
            displayName:
              state.principals.find(({ id }) => id === one.principalId)?.displayName ?? one.principalId,
          })),
      ),
    deletedUser: () => on('deletedUser', () => null),
    permissionGrants: (id) =>
      on('permissionGrants', () => state.grants.filter((one) => one.servicePrincipalId === id)),
    directoryRolesOf: () => on('directoryRolesOf', () => state.directoryRoles),
    user: (id) =>
      on('user', () => state.users.find((user) => user.id === id || user.userPrincipalName === id) ?? null),
    userByAddress: (address) =>
      on(
        'userByAddress',
        () =>
          state.users.find((user) => user.proxyAddresses.some((proxy) => proxy.slice(5) === address)) ?? null,
      ),
    usersMatching: () => on('usersMatching', () => ({ users: state.users, more: false })),
    skus: () => on('skus', () => state.skus),
    consentsOf: () => on('consentsOf', () => []),
    upsertApplication: (uniqueName, body) =>
      on('upsertApplication', () => {
        const found = state.applications.find((one) => one.uniqueName === uniqueName);
        const { displayName, signInAudience, tags, redirectUris, declared } = body;
        const rest = { displayName, signInAudience, tags, redirectUris, declared };
        if (found !== undefined) {
          change(found.id, rest);
          return { application: app(found.id), created: false };
        }
        const application: ApplicationView = {
          ...{ ...rest, id: next(5), appId: next(6), uniqueName, createdDateTime: now().toISOString() },
          ...{ passwordCredentials: [], keyCredentials: [] },
        };
        state.applications = [...state.applications, application];
        return { application, created: true };
      }),
    createServicePrincipal: (appId) =>
      on('createServicePrincipal', () => {
        if (state.principals.some((one) => one.appId === appId)) {
          throw new AppError({ code: 'conflict', message: 'there is one already' });
        }
        const displayName =
          state.applications.find((one) => one.appId === appId)?.displayName ?? 'vendor app';
        const principal = {
          id: next(7),
          appId,
          displayName,
          accountEnabled: true,
          appOwnerOrganizationId: tenantId,
        };
        state.principals = [...state.principals, principal];
        return principal;
      }),
    addPassword: (id, displayName, endDateTime) =>
      on('addPassword', () => {
        const keyId = next(8);
        const secret = { keyId, displayName, startDateTime: now().toISOString(), endDateTime };
        change(id, { passwordCredentials: [...app(id).passwordCredentials, secret] });
        return { keyId, secretText: `value-of-${keyId}`, hint: 'val', endDateTime };
      }),
    removePassword: (id, keyId) =>
      on('removePassword', () => {
        const left = app(id).passwordCredentials.filter((secret) => secret.keyId !== keyId);
        if (left.length === app(id).passwordCredentials.length) {
          throw new AppError({ code: 'not-found', message: 'no such key' });
        }
        change(id, { passwordCredentials: left });
      }),
    addCertificate: (id, { keyId, displayName, certificate, notBefore, notAfter }) =>
      on('addCertificate', () => {
        const customKeyIdentifier = createHash('sha1')
          .update(Buffer.from(certificate, 'base64'))
          .digest('base64');
        const key = {
          keyId,
          displayName,
          startDateTime: notBefore,
          endDateTime: notAfter,
          customKeyIdentifier,
        };
        change(id, { keyCredentials: [...app(id).keyCredentials, key] });
      }),
    removeCertificate: (id, keyId) =>
      on('removeCertificate', () => {
        const left = app(id).keyCredentials.filter((key) => key.keyId !== keyId);
        if (left.length === app(id).keyCredentials.length) {
          throw new AppError({ code: 'not-found', message: 'no such key' });
        }
        change(id, { keyCredentials: left });
      }),
    grantAppRole: (principalId, resourceId, appRoleId) =>
      on('grantAppRole', () => {
        const made = {
          id: next(11),
          principalId,
          resourceId,
          appRoleId,
          resourceDisplayName: 'Microsoft Graph',
          createdDateTime: null,
        };
        state.assignments = [...state.assignments, made];
        return made;
      }),
    revokeAppRole: (_principalId, id) =>
      on('revokeAppRole', () => {
        state.assignments = state.assignments.filter((one) => one.id !== id);
      }),
    giveDirectoryRole: (_principalId, templateId) =>
      on('giveDirectoryRole', () => {
        const role = { assignmentId: `role-${templateId}`, templateId, name: templateId, scope: '/' };
        state.directoryRoles = [...state.directoryRoles, role];
        return role;
      }),
    takeDirectoryRole: (assignmentId) =>
      on('takeDirectoryRole', () => {
        state.directoryRoles = state.directoryRoles.filter((one) => one.assignmentId !== assignmentId);
      }),
    setUsageLocation: (id, usageLocation) =>
      on('setUsageLocation', () => changeUser(id, () => ({ usageLocation }))),
    assignLicense: (id, skuId) =>
      on('assignLicense', () => {
        const plans = state.skus.find((sku) => sku.skuId === skuId)?.servicePlans ?? [];
        changeUser(id, (user) => ({ servicePlans: [...user.servicePlans, ...plans] }));
        const user = state.users.find((one) => one.id === id);
        if (user === undefined || state.recipients.some((one) => one.externalDirectoryObjectId === id))
          return;
        const primary = user.mail ?? user.userPrincipalName;
        state.recipients = [
          ...state.recipients,
          {
            ...{ externalDirectoryObjectId: id, kind: 'UserMailbox', displayName: user.displayName },
            ...{ distinguishedName: `CN=${id}`, primarySmtpAddress: primary, addresses: [primary] },
          },
        ];
      }),
    setAccountEnabled: (id, accountEnabled) =>
      on('setAccountEnabled', () => changeUser(id, () => ({ accountEnabled }))),
    removePermissionGrant: (id) =>
      on('removePermissionGrant', () => {
        state.grants = state.grants.filter((grant) => grant.id !== id);
      }),
  };
}

function readable<T>(value: T | null): T {
  if (value === null) throw new AppError({ code: 'permission-denied', message: 'may not be read' });
  return value;
}

function resource(appId: string) {
  return appId === resourceAppIds.graph
    ? {
        ...{ id: graphResourceId, appId, displayName: 'Microsoft Graph' },
        appRoles: [
          { id: mailSendId, value: 'Mail.Send' },
          { id: guid(3, 9), value: 'Mail.ReadWrite' },
        ],
      }
    : {
        ...{ id: exchangeResourceId, appId, displayName: 'Office 365 Exchange Online' },
        appRoles: [
          { id: ewsFullAccessId, value: 'full_access_as_app' },
          { id: strangeExchangeRoleId, value: 'Something.New' },
        ],
      };
}
