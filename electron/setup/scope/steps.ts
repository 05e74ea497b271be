import type { Step } from '../../contract/plan';
import type { RoleAssignmentView } from '../../ports/exchange';
import type { PlannedSender } from '../mailboxes/plan';
import { exchangeNeeds, listed, outputOf, step } from '../planning';
import type { Planning, Target } from '../planning';
import { sameSet } from '../registration/body';
import { changeOf, removedOf } from './change';

/** A group that may stand in scopes and policies (facts 6.4, 7). */
export const securityGroupKind = 'MailUniversalSecurityGroup';

/** Enable-OrganizationCustomization, where it never ran (facts 6.8); null where it has, or cannot be seen. */
export function customizeStep(planning: Planning): Step | null {
  if (planning.observation.exchange?.organization.isDehydrated !== true) return null;
  return step({
    id: 'customize',
    kind: 'exchange.customize',
    group: 'exchange',
    summary: 'Enable customization of the Exchange organisation; role assignments need it once.',
    before: 'organisation never customized',
    after: 'customization enabled',
    warning: 'Cannot be undone. It changes no mailbox; it makes the built-in roles editable.',
    input: {},
    needs: exchangeNeeds,
    reversible: false,
  });
}

/** The dedicated mail-enabled security group of the senders, where there are many or a policy needs it. */
export function planGroup(
  planning: Planning,
  senders: readonly PlannedSender[],
  after: string | null,
): { readonly step: Step | null; readonly target: Target } {
  const { observation, names } = planning;
  const id = 'group';
  const found = observation.exchange?.group ?? null;
  const members = (observation.exchange?.groupMembers ?? []).map(
    ({ externalDirectoryObjectId, primarySmtpAddress }) => ({
      id: externalDirectoryObjectId,
      address: primarySmtpAddress,
    }),
  );
  const memberIds = members.map((member) => member.id);
  const wanted = senders.map((sender) => sender.id.value);
  const complete = wanted.every((value) => typeof value === 'string') && sameSet(memberIds, wanted);
  const isOurs =
    found !== null &&
    found.kind === securityGroupKind &&
    found.primarySmtpAddress.toLowerCase() === names.groupAddress;
  if (isOurs && found.settled && complete) {
    return { step: null, target: { value: found.distinguishedName, by: null } };
  }
  const addresses = senders.map((sender) => sender.address);
  return {
    step: step({
      id,
      kind: 'exchange.group',
      group: 'exchange',
      summary:
        `${found === null ? 'Create' : 'Correct'} the mail-enabled security group ${names.group} ` +
        `(hidden, closed) with exactly these members: ${listed(addresses)}.`,
      before:
        found === null
          ? null
          : `${changeOf(members, senders)}${found.settled ? '' : '; visible, or open to others'}`,
      removes: removedOf(members, senders),
      after: `${senders.length} member${senders.length === 1 ? '' : 's'}`,
      input: { name: names.group, address: names.groupAddress, members: addresses },
      needs: exchangeNeeds,
      dependsOn: [after, ...senders.map((sender) => sender.id.by)],
      reversible: true,
    }),
    target: { value: isOurs ? found.distinguishedName : outputOf(id, 'distinguishedName'), by: id },
  };
}

/** Takes away a role assignment of a service principal, by its object id. */
export function removeAssignmentStep(
  objectId: string,
  stray: RoleAssignmentView,
  id: string,
  after: string | null,
  why = 'lets the application send beside what was agreed',
): Step {
  const reach =
    stray.scope === 'organization'
      ? 'the whole tenant'
      : (stray.scopeName ?? `a scope of kind ${stray.scope}`);
  return step({
    id,
    kind: 'exchange.remove-assignment',
    group: 'cleanup',
    summary: `Remove the role assignment ${stray.name} ("${stray.role}" for ${reach}), which ${why}.`,
    before: `${stray.role}, ${reach}`,
    warning: 'Whatever uses this right today stops.',
    input: {
      name: stray.name,
      servicePrincipalId: objectId,
      role: stray.role,
      scope: stray.scope,
      scopeName: stray.scopeName,
    },
    needs: exchangeNeeds,
    dependsOn: [after],
    reversible: true,
  });
}
