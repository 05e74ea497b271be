import type { Group } from '../../world/exchange-types';
import type { WorldState } from '../../world/state';
import type { CmdletCall } from '../cmdlet';
import { exchangeError, invalidValue, notFound } from '../errors';
import type { ListChange } from '../parameters';
import { matching, recipients } from '../recipients/find';

/** Refuses to edit a group that the caller does not own without -BypassSecurityGroupManagerCheck (facts 8.3). */
export function checkManager({ parameters, caller }: CmdletCall, group: Group): void {
  if (parameters.flag('BypassSecurityGroupManagerCheck')) return;
  if (group.managedBy.includes(caller.objectId)) return;
  throw exchangeError(
    'Microsoft.Exchange.Management.Tasks.OperationRequiresGroupManagerException',
    "You don't have sufficient permissions. This operation can only be performed by a manager of the group.",
    403,
  );
}

/** Applies -ManagedBy: owners as object ids; the role group Organization Management by its name. */
export function managers(state: WorldState, before: readonly string[], change: ListChange): string[] {
  const ids = (list: readonly string[]): readonly string[] => list.map((one) => managerId(state, one));
  const after =
    change.kind === 'replace'
      ? ids(change.values)
      : [...before.filter((one) => !ids(change.remove).includes(one)), ...ids(change.add)];
  if (after.length === 0) throw invalidValue('A group must have at least one owner in ManagedBy.');
  return [...new Set(after)];
}

function managerId(state: WorldState, identity: string): string {
  if (identity.toLowerCase() === 'organization management') return 'Organization Management';
  const [recipient] = matching(recipients(state), identity);
  if (recipient !== undefined) return recipient.externalDirectoryObjectId;
  const wanted = identity.toLowerCase();
  const user = state.users.find((one) => one.id === wanted || one.userPrincipalName.toLowerCase() === wanted);
  if (user === undefined || user.deletedDateTime !== null) throw notFound(identity);
  return user.id;
}
