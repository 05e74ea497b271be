import type { ApplicationView } from '../../../../electron/ports/directory';
import type { UnattendedKnown, UnattendedSeen } from '../../../../electron/setup/unattended/observe';
import { roleIds } from '../../../../electron/setup/roles';
import {
  unattendedDirectoryRole,
  unattendedExchangeRole,
  unattendedGraphRoles,
  wantedApplication,
  wantedRights,
} from '../../../../electron/setup/unattended/rights';
import { guid } from '../fakes/ids';

export const now = new Date('2026-11-22T10:00:00Z');
export const [mainKey, nextKey, oldKey] = [guid(1, 1), guid(1, 2), guid(1, 3)];
const sending = { id: guid(5, 90), value: 'Mail.Send' };

const graph = {
  ...{ id: guid(4, 1), appId: guid(3, 1), displayName: 'Microsoft Graph' },
  appRoles: [...unattendedGraphRoles.map((value, index) => ({ id: guid(5, index + 1), value })), sending],
};
const exchangeOnline = {
  ...{ id: guid(4, 2), appId: guid(3, 2), displayName: 'Office 365 Exchange Online' },
  appRoles: [{ id: guid(5, 50), value: unattendedExchangeRole }],
};

/** A certificate of the reading application. */
export function keyOf(keyId: string, days: number, name = 'sendwright unattended 2026-11-01 abc') {
  return {
    ...{ keyId, displayName: name, customKeyIdentifier: null },
    startDateTime: '2026-11-01T00:00:00Z',
    endDateTime: new Date(now.getTime() + days * 86_400_000).toISOString(),
  };
}

const nothing = { intents: [], handedOut: [] } satisfies UnattendedKnown;

/** A tenant without a reading application. */
export function unseen(): UnattendedSeen {
  return {
    me: { id: guid(9, 1), userPrincipalName: 'admin@contoso.example', displayName: 'Admin', mail: null },
    myRoles: [roleIds.globalAdministrator],
    organization: {
      ...{ id: guid(8, 1), displayName: 'Contoso', domains: [], countryLetterCode: null },
      initialDomain: 'contoso.onmicrosoft.com',
    },
    policy: null,
    ...{ graph, exchangeOnline, application: null, applicationDeleted: false, principal: null },
    ...{ deletedPrincipal: null, granted: [], delegated: [], directoryRoles: [], owners: [] },
    ...{ exchangeRoles: null, held: null, next: null, store: 'the keychain', known: nothing },
  };
}

/** One where all is as it is to be, with a certificate of so many days that lies here. */
export function inPlace(
  keys: ApplicationView['keyCredentials'] = [keyOf(mainKey, 200)],
  change: Partial<UnattendedSeen> = {},
): UnattendedSeen {
  const { rights } = wantedRights(graph, exchangeOnline);
  const { displayName, signInAudience, tags, redirectUris, declared } = wantedApplication(rights);
  return {
    ...unseen(),
    application: {
      ...{ id: guid(7, 1), appId: guid(7, 2), uniqueName: 'sendwright-unattended', createdDateTime: null },
      ...{ displayName, signInAudience, tags },
      ...{ redirectUris, declared, passwordCredentials: [], keyCredentials: keys },
    },
    principal: {
      ...{ id: guid(7, 3), appId: guid(7, 2), displayName, accountEnabled: true },
      appOwnerOrganizationId: guid(8, 1),
    },
    granted: rights.map(({ resourceId, appRoleId }, index) => ({
      ...{ id: `grant-${index}`, resourceId, resourceDisplayName: '', appRoleId, createdDateTime: null },
    })),
    directoryRoles: [
      { assignmentId: 'role', templateId: unattendedDirectoryRole, name: 'Global Reader', scope: '/' },
    ],
    owners: [{ id: guid(9, 1), name: 'Admin' }],
    ...{ held: mainKey, exchangeRoles: { ok: true, value: [] } },
    ...change,
  };
}

/** A grant of Graph's Mail.Send. */
export const mailSend = {
  ...{ id: 'grant-send', resourceId: graph.id, resourceDisplayName: 'Microsoft Graph' },
  ...{ appRoleId: sending.id, createdDateTime: null },
};
