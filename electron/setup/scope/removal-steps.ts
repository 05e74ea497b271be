import type { InputValue, Step } from '../../contract/plan';
import type { AccessPolicyView, PointerView } from '../../ports/exchange';
import { exchangeNeeds, step } from '../planning';
import type { WrongPointer } from '../observation';
import type { Planning } from '../planning';
import { removeAssignmentStep } from './steps';

/** Removes our management scope, once no role assignment uses it any more (facts 6.2). */
export function removeScopeStep({ names }: Planning, after: readonly (string | null)[]): Step {
  return step({
    id: 'remove-scope',
    kind: 'exchange.remove-scope',
    group: 'cleanup',
    summary: `Remove the management scope ${names.scope}, which no role assignment uses any more.`,
    before: 'management scope',
    input: { name: names.scope },
    needs: exchangeNeeds,
    dependsOn: after,
    reversible: true,
  });
}

/** Removes the pointer to our own service principal, once no role is assigned to it. */
export function removeOwnPointerStep(
  planning: Planning,
  { appId: clientId, objectId: servicePrincipalId }: PointerView,
  after: readonly (string | null)[],
): Step {
  return step({
    id: 'remove-pointer',
    kind: 'exchange.remove-pointer',
    group: 'cleanup',
    summary: `Remove the service principal of ${planning.spec.application} from Exchange Online, where it holds no role any more; in Entra it stays.`,
    before: `points to ${servicePrincipalId}`,
    input: {
      appId: clientId,
      objectId: servicePrincipalId,
      identity: servicePrincipalId,
    },
    needs: exchangeNeeds,
    dependsOn: after,
    reversible: true,
  });
}

/**
 * Removes pointers that name our application or our service principal, but not both (facts 6.1), and before each the
 * role assignments that hang on it. They cannot be corrected, only made anew.
 */
export function planWrongPointers(planning: Planning): readonly Step[] {
  return wrongPointerSteps(planning.observation.exchange?.wrongPointers ?? []);
}

/** The removal of each, after that of the role assignments on it. */
export function wrongPointerSteps(found: readonly WrongPointer[]): readonly Step[] {
  return found.flatMap(({ pointer, identity, assignments }) => {
    const rights = assignments.map((one) => {
      const why = `hangs on the wrong service principal pointer "${pointer.displayName}"`;
      return removeAssignmentStep(pointer.objectId, one, `remove-assignment:${one.name}`, null, why);
    });
    const removal = step({
      id: `remove-pointer:${pointer.appId}:${pointer.objectId}`,
      kind: 'exchange.remove-pointer',
      group: 'exchange',
      summary: `Remove the wrong service principal pointer "${pointer.displayName}" from Exchange Online: it cannot be corrected, only made anew.`,
      before: `application ${pointer.appId} points to ${pointer.objectId}`,
      input: { appId: pointer.appId, objectId: pointer.objectId, identity: identity ?? pointer.objectId },
      needs: exchangeNeeds,
      dependsOn: rights.map((one) => one.id),
      reversible: true,
    });
    return [...rights, removal];
  });
}

/** Removes the senders' group, once neither a policy nor a scope names it. */
export function removeGroupStep({ names }: Planning, after: readonly (string | null)[]): Step {
  return step({
    id: 'remove-group',
    kind: 'exchange.remove-group',
    group: 'cleanup',
    summary: `Remove the mail-enabled security group ${names.group}, which nothing uses any more; its members' mailboxes stay as they are.`,
    before: 'mail-enabled security group',
    input: { name: names.group, address: names.groupAddress },
    needs: exchangeNeeds,
    dependsOn: after,
    reversible: true,
  });
}

/** Removes our own access policy, which has nothing left to cut down (facts 6.6). */
export function removeOwnPolicyStep(
  policy: AccessPolicyView,
  clientId: InputValue,
  after: readonly (string | null)[],
): Step {
  return step({
    id: `remove-policy:${policy.identity}`,
    kind: 'exchange.remove-access-policy',
    group: 'cleanup',
    summary: `Remove the application access policy for ${policy.scopeName}: nothing is left that it would cut down.`,
    before: `${policy.accessRight} ${policy.scopeName}`,
    input: { clientId, identity: policy.identity },
    needs: exchangeNeeds,
    dependsOn: after,
    reversible: true,
  });
}
