import type { AccessToken } from './access-token';
import type { Mailbox } from './exchange-types';
import { graphAppId } from './well-known';
import type { World } from './world';

/** A sign-in of a person at a page, as the sign-in log has it (facts 2.14). */
export interface SignInRow {
  readonly id: string;
  readonly createdDateTime: string;
  readonly userId: string;
  readonly userPrincipalName: string;
  readonly appId: string;
  readonly appDisplayName: string;
  readonly resourceDisplayName: string;
}

/** A record of the unified audit log; `data` is what its AuditData tells besides the columns. */
export interface UnifiedAuditRow {
  readonly id: string;
  readonly creationDate: string;
  readonly recordType: 'ExchangeAdmin' | 'AzureActiveDirectory' | 'ExchangeItem';
  readonly operation: string;
  readonly userId: string;
  readonly objectId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A search of the unified audit log that the next call of its session goes on with. */
export interface AuditSearch {
  readonly command: string;
  readonly rows: readonly UnifiedAuditRow[];
  given: number;
}

/** Oldest first. */
export interface AuditLogs {
  /** Graph shows them where a subscription has Entra ID P1 only (facts 2.14). */
  readonly signIns: SignInRow[];
  readonly unifiedAudit: UnifiedAuditRow[];
  /** By session id. */
  readonly searches: Map<string, AuditSearch>;
}

interface DirectoryChange {
  readonly activityDisplayName: string;
  readonly initiatedBy: string;
  readonly target: { readonly id: string; readonly displayName: string };
}

/** Writes a line of the directory's audit log (facts 2.14), which the unified audit log takes in too. */
export function noteDirectoryAudit(world: World, change: DirectoryChange): void {
  const { activityDisplayName, initiatedBy, target } = change;
  world.state.audits.push({
    id: world.newId(),
    activityDateTime: world.clock.iso(),
    activityDisplayName,
    initiatedBy,
    targetId: target.id,
    targetName: target.displayName,
  });
  noteUnified(world, {
    recordType: 'AzureActiveDirectory',
    operation: `${activityDisplayName}.`,
    userId: initiatedBy,
    objectId: target.id,
    data: { Target: [{ ID: target.id }, { ID: target.displayName }] },
  });
}

/** A cmdlet that changed something, as the unified audit log keeps it. */
export function noteCmdlet(
  world: World,
  operation: string,
  userId: string,
  parameters: Readonly<Record<string, unknown>>,
): void {
  const named = ['Identity', 'Name'].map((one) => parameters[one]).find((one) => typeof one === 'string');
  noteUnified(world, {
    recordType: 'ExchangeAdmin',
    operation,
    userId,
    objectId: typeof named === 'string' ? named : '',
    data: {
      Parameters: Object.entries(parameters).map(([Name, value]) => ({ Name, Value: textOf(value) })),
    },
  });
}

/** Mail that an application sent: recorded where mailboxes are audited. */
export function noteSend(world: World, token: AccessToken, mailbox: Mailbox): void {
  if (world.state.organization.auditDisabled && !mailbox.auditEnabled) return;
  noteUnified(world, {
    recordType: 'ExchangeItem',
    operation: 'Send',
    userId: mailbox.primarySmtpAddress,
    objectId: '',
    data: { AppId: token.appid, ClientAppId: token.appid, MailboxOwnerUPN: mailbox.primarySmtpAddress },
  });
}

/** A sign-in of a person at a page. */
export function noteSignIn(
  world: World,
  user: { readonly id: string; readonly userPrincipalName: string },
  app: { readonly appId: string; readonly displayName: string },
  resourceAppId: string,
): void {
  const resource = world.state.servicePrincipals.find(({ appId }) => appId === resourceAppId);
  world.logs.signIns.push({
    ...{ id: world.newId(), createdDateTime: world.clock.iso(), userId: user.id },
    ...{ userPrincipalName: user.userPrincipalName, appId: app.appId, appDisplayName: app.displayName },
    resourceDisplayName:
      resource?.displayName ?? (resourceAppId === graphAppId ? 'Microsoft Graph' : resourceAppId),
  });
}

/** Where the log takes nothing in, nothing is kept: what is switched on later does not bring it back. */
function noteUnified(world: World, row: Omit<UnifiedAuditRow, 'id' | 'creationDate'>): void {
  if (!world.state.organization.unifiedAuditLogIngestionEnabled) return;
  world.logs.unifiedAudit.push({ id: world.newId(), creationDate: world.clock.iso(), ...row });
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
