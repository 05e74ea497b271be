import type { Directory } from '../ports/directory';
import { activityReads } from './activity';
import { policyReads } from './app-management-policy';
import { auditLog } from './audit-log';
import { applicationWrites } from './application-writes';
import { certificateWrites } from './certificate-writes';
import { applicationReads } from './applications';
import { deletedApplications } from './deleted-applications';
import { deletedUsers } from './deleted-users';
import { appRoleGrants, delegatedGrants, principalRoles } from './grants';
import { licences } from './licences';
import { peopleReads } from './people';
import { repairWrites } from './repairs';
import { servicePrincipals } from './service-principals';
import { createGraphSession, type GraphSessionOptions } from './session';
import { users } from './users';

/** The directory behind Microsoft Graph, as the signed-in person sees it. */
export function createDirectory(options: GraphSessionOptions): Directory {
  const session = createGraphSession(options);
  return {
    ...peopleReads(session),
    ...policyReads(session),
    ...applicationReads(session),
    ...applicationWrites(session),
    ...certificateWrites(session),
    ...deletedApplications(session),
    ...deletedUsers(session),
    ...servicePrincipals(session),
    ...appRoleGrants(session),
    ...delegatedGrants(session),
    ...principalRoles(session),
    ...auditLog(session),
    ...activityReads(session),
    ...repairWrites(session),
    ...licences(session),
    ...users(session),
  };
}
