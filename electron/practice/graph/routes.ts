import type { Route } from './call';
import { appRoleAssignmentRoutes } from './resources/app-role-assignments';
import { applicationRoutes } from './resources/applications';
import { auditLogRoutes } from './resources/audit-logs';
import { deletedItemRoutes } from './resources/deleted-items';
import { directoryRoleRoutes } from './resources/directory-roles';
import { roleAssignmentRoutes } from './resources/role-assignments';
import { domainRoutes } from './resources/domains';
import { groupRoutes } from './resources/groups';
import { licenceRoutes } from './resources/licences';
import { meRoutes } from './resources/me';
import { messageTraceRoutes } from './resources/message-traces';
import { organizationRoutes } from './resources/organization';
import { ownerRoutes } from './resources/owners';
import { passwordRoutes } from './resources/passwords';
import { permissionGrantRoutes } from './resources/permission-grants';
import { policyRoutes } from './resources/policies';
import { sendMailRoutes } from './resources/send-mail';
import { servicePrincipalRoutes } from './resources/service-principals';
import { userRoutes } from './resources/users';

/** Every operation that the practice tenant offers. */
export const routes: readonly Route[] = [
  ...meRoutes,
  ...organizationRoutes,
  ...domainRoutes,
  ...userRoutes,
  ...licenceRoutes,
  ...directoryRoleRoutes,
  ...roleAssignmentRoutes,
  ...applicationRoutes,
  ...passwordRoutes,
  ...ownerRoutes,
  ...servicePrincipalRoutes,
  ...appRoleAssignmentRoutes,
  ...permissionGrantRoutes,
  ...groupRoutes,
  ...auditLogRoutes,
  ...deletedItemRoutes,
  ...policyRoutes,
  ...messageTraceRoutes,
  ...sendMailRoutes,
];
