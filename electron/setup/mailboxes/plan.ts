import type { Step } from '../../contract/plan';
import type { Sender } from '../../contract/setup-file';
import { licenceRoles } from '../roles';
import { exchangeNeeds, outputOf, step } from '../planning';
import type { Planned, Planning, Target } from '../planning';
import { judgeSenders } from './judge';
import type { SenderState } from './judge';

/** A sender with the object id by which the scope knows it. */
export interface PlannedSender {
  readonly address: string;
  readonly id: Target;
}

/** Steps for shared mailboxes to create and licences to assign, and every sender's id. */
export function planMailboxes(planning: Planning): Planned & { readonly senders: readonly PlannedSender[] } {
  const steps: Step[] = [];
  const senders: PlannedSender[] = [];
  const states = judgeSenders(planning.spec, planning.observation);
  for (const sender of planning.spec.senders) {
    const state = states.get(sender.address);
    if (state === undefined) continue;
    const planned = planSender(planning, sender, state);
    steps.push(...planned.steps);
    if (planned.id !== null) senders.push({ address: sender.address, id: planned.id });
  }
  return { steps, notes: [], senders };
}

function planSender(
  planning: Planning,
  sender: Sender,
  state: SenderState,
): { readonly steps: readonly Step[]; readonly id: Target | null } {
  switch (state.kind) {
    case 'mailbox': {
      const id = state.recipient.externalDirectoryObjectId;
      const user = planning.observation.users[sender.address];
      const open = sender.create === 'shared' && user?.accountEnabled === true;
      return {
        steps: open ? [blockSignIn(sender, { value: id, by: null })] : [],
        id: { value: id, by: null },
      };
    }
    case 'unlicensed':
      return {
        steps: state.sku === null ? [] : [assignLicence(planning, sender, state, state.sku)],
        id: { value: state.user.id, by: state.sku === null ? null : licenceStepId(sender) },
      };
    case 'provisioning':
      return { steps: [], id: { value: state.user.id, by: null } };
    case 'unseen':
      return state.user === null
        ? createShared(sender)
        : { steps: [], id: { value: state.user.id, by: null } };
    case 'to-create':
      return createShared(sender);
    default:
      return { steps: [], id: null };
  }
}

function createShared(sender: Sender): { readonly steps: readonly Step[]; readonly id: Target } {
  const id = `mailbox:${sender.address}`;
  const displayName = sender.displayName ?? sender.address;
  const name = displayName === sender.address ? '' : ` ("${displayName}")`;
  const target = { value: outputOf(id, 'objectId'), by: id };
  const create = step({
    id,
    kind: 'mailboxes.create-shared',
    group: 'mailboxes',
    summary: `Create the shared mailbox ${sender.address}${name}; no licence needed up to 50 GB.`,
    after: `shared mailbox ${sender.address}`,
    input: { address: sender.address, displayName },
    needs: exchangeNeeds,
    reversible: true,
  });
  return { steps: [create, blockSignIn(sender, target)], id: target };
}

function blockSignIn(sender: Sender, mailbox: Target): Step {
  return step({
    id: `block-sign-in:${sender.address}`,
    kind: 'mailboxes.block-sign-in',
    group: 'mailboxes',
    summary: `Block sign-in with the account of the shared mailbox ${sender.address}.`,
    after: 'account disabled',
    input: { address: sender.address, userId: mailbox.value },
    needs: exchangeNeeds,
    dependsOn: [mailbox.by],
    reversible: true,
  });
}

const licenceStepId = (sender: Sender): string => `licence:${sender.address}`;

function assignLicence(
  planning: Planning,
  sender: Sender,
  state: Extract<SenderState, { kind: 'unlicensed' }>,
  sku: { readonly id: string; readonly name: string },
): Step {
  const { user } = state;
  const country = planning.observation.organization.countryLetterCode;
  const usageLocation = user.usageLocation ?? country;
  const setsLocation = user.usageLocation === null && usageLocation !== null;
  const free = planning.observation.skus?.find((found) => found.skuId === sku.id)?.freeSeats ?? 0;
  return step({
    id: licenceStepId(sender),
    kind: 'licence.assign',
    group: 'mailboxes',
    summary:
      `Assign a licence (${sku.name}) to ${user.userPrincipalName}, which has no mailbox without one` +
      (setsLocation ? `; its usage location becomes ${usageLocation}.` : '.'),
    // Seats are counted here, not in the warning: they change without changing what is approved.
    before: `no licence with a mailbox; ${free} of ${sku.name} free`,
    after: sku.name,
    warning: `Takes one ${sku.name} licence, which costs as long as it is assigned.`,
    input: { userId: user.id, skuId: sku.id, usageLocation: setsLocation ? usageLocation : null },
    needs: {
      scopes: ['LicenseAssignment.ReadWrite.All', ...(setsLocation ? ['User.ReadWrite.All'] : [])],
      anyRole: [...licenceRoles],
    },
    reversible: true,
  });
}
