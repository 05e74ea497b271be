import type { ApplicationBody, ResourceView } from '../../ports/directory';
import { ownTag } from '../names';
import { roleIds } from '../roles';

/** Under this id the reading application has its journal and its lock; no setup may bear it. */
export const unattendedId = 'unattended';

/** How the reading application is called. */
export const unattendedName = 'Sendwright Review';

/**
 * The application permissions of Microsoft Graph that the reads of review, survey, lint and activity need; none of them
 * writes (facts 1.1).
 */
export const unattendedGraphRoles: readonly string[] = [
  'Application.Read.All',
  'AuditLog.Read.All',
  'Directory.Read.All',
  'ExchangeMessageTrace.Read.All',
  'LicenseAssignment.Read.All',
  'Policy.Read.All',
  'User.Read.All',
];

/** Lets an application use Exchange's cmdlets, as far as its directory role goes; alone it gives nothing (facts 10.2). */
export const unattendedExchangeRole = 'Exchange.ManageAsApp';

/** The directory role with which Exchange lets it look and change nothing (facts 1.4). */
export const unattendedDirectoryRole = roleIds.globalReader;

/** One app role that it is to hold. */
export interface WantedRight {
  readonly api: 'graph' | 'exchangeOnline';
  readonly resourceId: string;
  readonly resourceAppId: string;
  readonly appRoleId: string;
  readonly value: string;
}

/** The app roles that it is to hold, by their ids in this tenant, and the names of those that this cloud does not offer. */
export function wantedRights(
  graph: ResourceView | null,
  exchangeOnline: ResourceView | null,
): { readonly rights: readonly WantedRight[]; readonly missing: readonly string[] } {
  const found = [
    ...unattendedGraphRoles.map((value) => ({ api: 'graph' as const, resource: graph, value })),
    { api: 'exchangeOnline' as const, resource: exchangeOnline, value: unattendedExchangeRole },
  ].map(({ api, resource, value }) => {
    const role = resource?.appRoles.find((one) => one.value === value);
    if (resource === null || role === undefined) return { value, right: null };
    const { id: resourceId, appId: resourceAppId } = resource;
    return { value, right: { api, resourceId, resourceAppId, appRoleId: role.id, value } };
  });
  return {
    rights: found.flatMap(({ right }) => right ?? []),
    missing: found.flatMap(({ value, right }) => (right === null ? [value] : [])),
  };
}

/**
 * The application as it is to be: for this tenant alone, nothing to redirect to, what it reads declared. Tags that
 * somebody gave it stay beside ours.
 */
export function wantedApplication(
  rights: readonly WantedRight[],
  tags: readonly string[] = [],
): ApplicationBody {
  return {
    displayName: unattendedName,
    signInAudience: 'AzureADMyOrg',
    tags: [...new Set([...tags, ownTag])],
    notes:
      'Kept by Sendwright: reads this tenant for scheduled reviews and changes nothing. ' +
      'Never give it a right to write, a role of Exchange or a second credential.',
    redirectUris: [],
    declared: rights.map(({ resourceAppId, appRoleId }) => ({ resourceAppId, id: appRoleId, type: 'Role' })),
  };
}

/** "Application.Read.All (Microsoft Graph)". */
export function rightWords({ api, value }: Pick<WantedRight, 'api' | 'value'>): string {
  return `${value} (${api === 'graph' ? 'Microsoft Graph' : 'Office 365 Exchange Online'})`;
}
