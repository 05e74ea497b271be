import type { DirectoryAudit } from '../../world/directory-types';
import { keyAt, type Call, type Route } from '../call';
import { GraphError, resourceNotFound } from '../errors';
import { list, one } from '../odata/answers';
import { plainText, time } from '../odata/filter-check';
import type { Entity, Shape } from '../odata/shape';
import { only } from '../rights/rules';

/** Facts 2.14; the administrators of applications and roles read the audit log too (permissions reference). */
const mayReadAudits = only(
  'reportsReader',
  'securityReader',
  'securityAdministrator',
  'globalReader',
  'applicationAdministrator',
  'cloudApplicationAdministrator',
  'privilegedRoleAdministrator',
);

const mayReadSignIns = only('reportsReader', 'securityReader', 'securityAdministrator', 'globalReader');

function initiator(call: Call, name: string): Entity {
  const user = call.world.state.users.find((row) => row.userPrincipalName === name);
  if (user !== undefined) {
    const { id, displayName, userPrincipalName } = user;
    return { app: null, user: { id, displayName, userPrincipalName, ipAddress: '127.0.0.1' } };
  }
  return {
    app: { appId: null, displayName: name, servicePrincipalId: null, servicePrincipalName: null },
    user: null,
  };
}

function auditShape(call: Call): Shape<DirectoryAudit> {
  return {
    type: 'directoryAudit',
    directory: false,
    orderBy: ['activityDateTime'],
    fields: {
      id: (row) => row.id,
      category: (row) =>
        row.activityDisplayName.includes('user') ? 'UserManagement' : 'ApplicationManagement',
      correlationId: (row) => row.id,
      result: () => 'success',
      resultReason: () => '',
      activityDisplayName: (row) => row.activityDisplayName,
      activityDateTime: (row) => row.activityDateTime,
      loggedByService: () => 'Core Directory',
      operationType: (row) => row.activityDisplayName.split(' ')[0],
      initiatedBy: (row) => initiator(call, row.initiatedBy),
      targetResources: (row) => [
        {
          id: row.targetId,
          displayName: row.targetName,
          type: null,
          userPrincipalName: null,
          groupType: null,
          modifiedProperties: [],
        },
      ],
      additionalDetails: () => [],
    },
    filters: { activityDateTime: time, activityDisplayName: plainText, category: plainText, id: plainText },
  };
}

/** Sign-in logs need an Entra ID P1 licence, which no subscription of the practice world has (facts 2.14). */
function premiumOnly(): never {
  throw new GraphError(
    403,
    'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
    "Neither tenant is B2C or tenant doesn't have premium license",
  );
}

/** The directory's audit log and the sign-in log (facts 2.14). */
export const auditLogRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/auditLogs/directoryAudits',
    right: mayReadAudits,
    handle: (call) => {
      const newestFirst = [...call.world.state.audits].reverse();
      return list(call, 'auditLogs/directoryAudits', auditShape(call), newestFirst);
    },
  },
  {
    method: 'GET',
    path: '/auditLogs/directoryAudits/{directoryAudit-id}',
    right: mayReadAudits,
    handle: (call) => {
      const { value } = keyAt(call);
      const found = call.world.state.audits.find((row) => row.id === value);
      if (found === undefined) throw resourceNotFound(value);
      return one(call, 'auditLogs/directoryAudits', auditShape(call), found);
    },
  },
  { method: 'GET', path: '/auditLogs/signIns', right: mayReadSignIns, handle: premiumOnly },
  { method: 'GET', path: '/auditLogs/signIns/{signIn-id}', right: mayReadSignIns, handle: premiumOnly },
];
