import { noteDirectoryAudit } from '../world/audit-logs';
import type { Call } from './call';

/** Name of whoever calls, as the audit log shows it. */
function initiatorOf(call: Call): string {
  if (call.caller.kind === 'user') return call.caller.user.userPrincipalName;
  return call.caller.servicePrincipal?.displayName ?? call.token.appid;
}

/** Writes a line of the audit log (facts 2.14). */
export function audit(
  call: Call,
  activityDisplayName: string,
  target: { readonly id: string; readonly displayName: string },
): void {
  noteDirectoryAudit(call.world, { activityDisplayName, initiatedBy: initiatorOf(call), target });
}
