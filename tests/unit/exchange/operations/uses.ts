import type { Exchange } from '../../../../electron/ports/exchange';

/** An id that stands for an application, a service principal, the tenant. */
export const id = '6f1c2d3e-4a5b-4c6d-8e7f-901234567890';

/** Every operation on the tenant with plausible arguments; a new operation without an entry does not compile. */
export const uses: {
  readonly [name in Exclude<keyof Exchange, 'host'>]: (exchange: Exchange) => Promise<unknown>;
} = {
  connectedTenant: async (exchange) => exchange.connectedTenant(),
  mayAdminister: async (exchange) => exchange.mayAdminister(),
  recipient: async (exchange) => exchange.recipient('a@contoso.example'),
  recipients: async (exchange) => exchange.recipients(['a@contoso.example', "o'brien@contoso.example"]),
  organization: async (exchange) => exchange.organization(),
  unifiedAuditLog: async (exchange) => exchange.unifiedAuditLog(),
  mailboxAuditing: async (exchange) => exchange.mailboxAuditing([id]),
  mailboxStates: async (exchange) => exchange.mailboxStates([id]),
  roleExists: async (exchange) => exchange.roleExists('Application Mail.Send'),
  pointers: async (exchange) => exchange.pointers(id),
  scope: async (exchange) => exchange.scope('Sendwright x'),
  scopeUsers: async (exchange) => exchange.scopeUsers('Sendwright x'),
  recipientsMatching: async (exchange) =>
    exchange.recipientsMatching(`ExternalDirectoryObjectId -eq '${id}'`),
  applicationAssignments: async (exchange) => exchange.applicationAssignments(),
  roleAssignments: async (exchange) => exchange.roleAssignments(id),
  mailboxes: async (exchange) => exchange.mailboxes(),
  allPointers: async (exchange) => exchange.allPointers(),
  allScopes: async (exchange) => exchange.allScopes(),
  allAccessPolicies: async (exchange) => exchange.allAccessPolicies(),
  accessPolicies: async (exchange) => exchange.accessPolicies(id),
  group: async (exchange) => exchange.group('Sendwright x'),
  groupMembers: async (exchange) => exchange.groupMembers('Sendwright x'),
  groupUsers: async (exchange) =>
    exchange.groupUsers({
      ...{ name: 'Sendwright x', externalDirectoryObjectId: id, kind: 'MailUniversalSecurityGroup' },
      ...{ distinguishedName: 'CN=x', primarySmtpAddress: 'x@contoso.example', settled: true },
    }),
  testAuthorization: async (exchange) => exchange.testAuthorization(id, id),
  testAccessPolicy: async (exchange) => exchange.testAccessPolicy(id, 'a@contoso.example'),
  messageTrace: async (exchange) =>
    exchange.messageTrace({
      senders: ['a@contoso.example'],
      subject: 'x',
      since: '2026-11-01T08:00:00.000Z',
    }),
  traceReason: async (exchange) => exchange.traceReason(id, 'a@contoso.example'),
  mailboxUse: async (exchange) => exchange.mailboxUse(id),
  sentItems: async (exchange) => exchange.sentItems('a@contoso.example'),
  auditRecords: async (exchange) =>
    exchange.auditRecords({
      ...{ from: '2026-11-01T08:00:00.000Z', to: '2026-11-02T08:00:00.000Z', sessionId: id },
      ...{ freeText: id, recordType: 'ExchangeAdmin', operations: ['Set-ManagementScope'] },
    }),
  enableOrganizationCustomization: async (exchange) => exchange.enableOrganizationCustomization(),
  createSharedMailbox: async (exchange) => exchange.createSharedMailbox('a@contoso.example', 'A'),
  disableMailboxAccount: async (exchange) => exchange.disableMailboxAccount('a@contoso.example'),
  removeMailbox: async (exchange) => exchange.removeMailbox(id),
  createPointer: async (exchange) => exchange.createPointer(id, id, 'X'),
  removePointer: async (exchange) => exchange.removePointer(id),
  createScope: async (exchange) => exchange.createScope('X', "Name -eq 'x'"),
  setScopeFilter: async (exchange) => exchange.setScopeFilter('X', "Name -eq 'x'"),
  removeScope: async (exchange) => exchange.removeScope('X'),
  assignRole: async (exchange) =>
    exchange.assignRole({ name: 'X', role: 'Application Mail.Send', objectId: id, scopeName: 'X' }),
  removeRoleAssignment: async (exchange) => exchange.removeRoleAssignment('X'),
  createSecurityGroup: async (exchange) =>
    exchange.createSecurityGroup('X', 'x@contoso.example', ['a@contoso.example']),
  settleSecurityGroup: async (exchange) => exchange.settleSecurityGroup('X'),
  removeGroup: async (exchange) => exchange.removeGroup('X'),
  addGroupMember: async (exchange) => exchange.addGroupMember('X', 'a@contoso.example'),
  removeGroupMember: async (exchange) => exchange.removeGroupMember('X', 'a@contoso.example'),
  createAccessPolicy: async (exchange) => exchange.createAccessPolicy(id, 'x@contoso.example'),
  removeAccessPolicy: async (exchange) => exchange.removeAccessPolicy('tenant\\app:S-1-5;guid'),
};
