import type { CmdletEntry } from './cmdlet';
import { accessPolicyCmdlets } from './cmdlets/access-policy';
import { authorizationTestCmdlets } from './cmdlets/authorization-test';
import { connectionCmdlets } from './cmdlets/connection';
import { getMailboxCmdlets } from './cmdlets/get-mailbox';
import { groupCmdlets } from './cmdlets/group';
import { groupMemberCmdlets } from './cmdlets/group-member';
import { mailboxStatisticsCmdlets } from './cmdlets/mailbox-statistics';
import { managementRoleCmdlets } from './cmdlets/management-role';
import { managementScopeCmdlets } from './cmdlets/management-scope';
import { messageTraceCmdlets } from './cmdlets/message-trace';
import { newMailboxCmdlets } from './cmdlets/new-mailbox';
import { organizationCmdlets } from './cmdlets/organization';
import { permissionCmdlets } from './cmdlets/permission';
import { recipientCmdlets } from './cmdlets/recipient';
import { roleAssignmentCmdlets } from './cmdlets/role-assignment';
import { roleGroupCmdlets } from './cmdlets/role-group';
import { servicePrincipalCmdlets } from './cmdlets/service-principal';
import { setMailboxCmdlets } from './cmdlets/set-mailbox';
import { unifiedAuditCmdlets } from './cmdlets/unified-audit';

/** Every cmdlet that the practice tenant imitates, by its name. */
export const cmdletTable: ReadonlyMap<string, CmdletEntry> = new Map(
  [
    accessPolicyCmdlets,
    authorizationTestCmdlets,
    connectionCmdlets,
    getMailboxCmdlets,
    groupCmdlets,
    groupMemberCmdlets,
    mailboxStatisticsCmdlets,
    managementRoleCmdlets,
    managementScopeCmdlets,
    messageTraceCmdlets,
    newMailboxCmdlets,
    organizationCmdlets,
    permissionCmdlets,
    recipientCmdlets,
    roleAssignmentCmdlets,
    roleGroupCmdlets,
    servicePrincipalCmdlets,
    setMailboxCmdlets,
    unifiedAuditCmdlets,
  ].flatMap((family) => Object.entries(family)),
);
