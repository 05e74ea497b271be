import type { SignInRow } from '../../world/audit-logs';
import type { DirectoryAudit } from '../../world/directory-types';
import { keyAt, type Call, type Route } from '../call';
import { GraphError, resourceNotFound } from '../errors';
import { list, one } from '../odata/answers';
import { memberText, plainGuid, plainText, time } from '../odata/filter-check';
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

function categoryOf(activity: string): string {
  if (/\brole$/u.test(activity)) return 'RoleManagement';
  return activity.includes('user') ? 'UserManagement' : 'ApplicationManagement';
}

function auditShape(call: Call): Shape<DirectoryAudit> {
  return {
    type: 'directoryAudit',
    directory: false,
    orderBy: ['activityDateTime'],
    fields: {
      id: (row) => row.id,
      category: (row) => categoryOf(row.activityDisplayName),
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
    filters: {
      ...{ activityDateTime: time, activityDisplayName: plainText, category: plainText, id: plainText },
      ...{ targetResources: memberText, 'targetResources/id': memberText },
    },
  };
}

const premium = /^AAD_PREMIUM(?:_P2)?$/u;
/** With Entra ID P1 sign-ins are kept for 30 days, audit lines as well; without it 7 days of audit lines. */
const keptDays = { free: 7, premium: 30 };

function isPremium({ world }: Call): boolean {
  return world.state.skus.some(({ servicePlans }) =>
    servicePlans.some(({ servicePlanName }) => premium.test(servicePlanName)),
  );
}

function isKept(call: Call, time: string): boolean {
  const days = isPremium(call) ? keptDays.premium : keptDays.free;
  return call.world.clock.secondsSince(time) <= days * 24 * 3600;
}

function signInShape(): Shape<SignInRow> {
  return {
    type: 'signIn',
    directory: false,
    orderBy: ['createdDateTime'],
    fields: {
      id: (row) => row.id,
      createdDateTime: (row) => row.createdDateTime,
      userId: (row) => row.userId,
      userPrincipalName: (row) => row.userPrincipalName,
      appId: (row) => row.appId,
      appDisplayName: (row) => row.appDisplayName,
      resourceDisplayName: (row) => row.resourceDisplayName,
      ipAddress: () => '127.0.0.1',
      isInteractive: () => true,
      status: () => ({ errorCode: 0, failureReason: 'Other.', additionalDetails: null }),
    },
    filters: {
      ...{ appDisplayName: plainText, appId: plainText, createdDateTime: time },
      ...{ userId: plainGuid, userPrincipalName: plainText },
    },
  };
}

/** Sign-in logs need an Entra ID P1 licence, which no subscription of the first world has (facts 2.14). */
function signIns(call: Call): readonly SignInRow[] {
  if (!isPremium(call)) {
    throw new GraphError(
      403,
      'Authentication_RequestFromNonPremiumTenantOrB2CTenant',
      "Neither tenant is B2C or tenant doesn't have premium license",
    );
  }
  return [...call.world.logs.signIns].reverse().filter((row) => isKept(call, row.createdDateTime));
}

/** The directory's audit log and the sign-in log (facts 2.14). */
export const auditLogRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/auditLogs/directoryAudits',
    right: mayReadAudits,
    handle: (call) => {
      const kept = call.world.state.audits.filter((row) => isKept(call, row.activityDateTime));
      return list(call, 'auditLogs/directoryAudits', auditShape(call), kept.reverse());
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
  {
    method: 'GET',
    path: '/auditLogs/signIns',
    right: mayReadSignIns,
    handle: (call) => list(call, 'auditLogs/signIns', signInShape(), signIns(call)),
  },
  {
    method: 'GET',
    path: '/auditLogs/signIns/{signIn-id}',
    right: mayReadSignIns,
    handle: (call) => {
      const { value } = keyAt(call);
      const found = signIns(call).find((row) => row.id === value);
      if (found === undefined) throw resourceNotFound(value);
      return one(call, 'auditLogs/signIns', signInShape(), found);
    },
  },
];
