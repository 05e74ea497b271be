import { hasMailboxLicence } from '../../mail/licence';
import type { SubscribedSku, User } from '../../world/directory-types';
import type { World } from '../../world/world';
import { audit } from '../audit';
import { isObject } from '../body';
import type { Answer, Call, Route } from '../call';
import { badRequest, denied } from '../errors';
import { contextOf, list } from '../odata/answers';
import { entityOf, type Shape } from '../odata/shape';
import { anyMember, anyone, only } from '../rights/rules';
import { holdsOnly } from '../rights/scopes';
import { isSelf, requireUser } from './find';
import { requireMe } from './me';
import { userShape } from './user-shape';

/** Seats in use: a person counts once, however the licence came. */
function consumed(call: Call, sku: SubscribedSku): number {
  const alive = call.world.state.users.filter((user) => user.deletedDateTime === null);
  return alive.filter((user) => user.assignedLicenses.some((one) => one.skuId === sku.skuId)).length;
}

function skuShape(call: Call): Shape<SubscribedSku> {
  const { tenant } = call.world.state;
  return {
    type: 'subscribedSku',
    directory: false,
    fields: {
      accountId: () => tenant.id,
      accountName: () => tenant.displayName,
      appliesTo: () => 'User',
      capabilityStatus: () => 'Enabled',
      consumedUnits: (sku) => consumed(call, sku),
      id: (sku) => `${tenant.id}_${sku.skuId}`,
      prepaidUnits: (sku) => ({ enabled: sku.enabled, suspended: 0, warning: 0, lockedOut: 0 }),
      servicePlans: (sku) => sku.servicePlans.map((plan) => ({ ...plan, provisioningStatus: 'Success' })),
      skuId: (sku) => sku.skuId,
      skuPartNumber: (sku) => sku.skuPartNumber,
      subscriptionIds: () => [],
    },
    filters: {},
  };
}

function licenceShape(): Shape<{ readonly sku: SubscribedSku; readonly disabled: readonly string[] }> {
  return {
    type: 'licenseDetails',
    directory: false,
    fields: {
      id: ({ sku }) => Buffer.from(sku.skuId.replaceAll('-', ''), 'hex').toString('base64url'),
      servicePlans: ({ sku, disabled }) =>
        sku.servicePlans.map((plan) => ({
          ...plan,
          provisioningStatus: disabled.includes(plan.servicePlanId) ? 'Disabled' : 'Success',
        })),
      skuId: ({ sku }) => sku.skuId,
      skuPartNumber: ({ sku }) => sku.skuPartNumber,
    },
    filters: {},
  };
}

function details(call: Call, user: User): Answer {
  if (!isSelf(call, user) && holdsOnly(call.held, 'User.Read')) throw denied();
  const rows = call.world.state.skus.flatMap((sku) => {
    const licence = user.assignedLicenses.find((one) => one.skuId === sku.skuId);
    return licence === undefined ? [] : [{ sku, disabled: licence.disabledPlans }];
  });
  return list(call, `users('${user.id}')/licenseDetails`, licenceShape(), rows);
}

interface Addition {
  readonly skuId: string;
  readonly disabledPlans: string[];
}

const isText = (value: unknown): value is string => typeof value === 'string';

function additions(call: Call): readonly Addition[] {
  const added: readonly unknown[] = Array.isArray(call.body['addLicenses']) ? call.body['addLicenses'] : [];
  return added.filter(isObject).map(({ skuId, disabledPlans }) => {
    if (!isText(skuId))
      throw badRequest("A value is required for property 'skuId' of resource 'AssignedLicense'.");
    const plans = Array.isArray(disabledPlans) ? disabledPlans.filter(isText) : [];
    return { skuId: skuId.toLowerCase(), disabledPlans: plans };
  });
}

function checkAddition(call: Call, user: User, { skuId, disabledPlans }: Addition): void {
  const sku = call.world.state.skus.find((one) => one.skuId === skuId);
  if (sku === undefined) throw badRequest(`License ${skuId} does not correspond to a valid company License.`);
  const strange = disabledPlans.find((id) => !sku.servicePlans.some((plan) => plan.servicePlanId === id));
  if (strange !== undefined) throw badRequest(`Service plan ${strange} is not part of license ${skuId}.`);
  if (user.usageLocation === null) {
    throw badRequest('License assignment cannot be done for user with invalid usage location.');
  }
  const holds = user.assignedLicenses.some((one) => one.skuId === skuId);
  if (!holds && consumed(call, sku) >= sku.enabled) {
    throw badRequest(`Subscription with SKU ${skuId} does not have any available licenses.`);
  }
}

function removals(call: Call, user: User): readonly string[] {
  const asked: readonly unknown[] = Array.isArray(call.body['removeLicenses'])
    ? call.body['removeLicenses']
    : [];
  const skuIds = asked.filter(isText).map((id) => id.toLowerCase());
  for (const skuId of skuIds) {
    const held = user.assignedLicenses.filter((one) => one.skuId === skuId);
    if (held.length === 0) throw badRequest(`User does not have a corresponding license.`);
    if (held.every((one) => one.assignedByGroup !== null)) {
      throw badRequest(
        'User license is inherited from a group membership and it cannot be removed directly from the user.',
      );
    }
  }
  return skuIds;
}

/** Without a licence a user mailbox goes (facts 8.3); that it could be had back for 30 days is not imitated. */
function withoutMailbox({ state }: World, user: User): void {
  if (hasMailboxLicence(state, user)) return;
  const gone = state.mailboxes.find(
    (one) => one.externalDirectoryObjectId === user.id && one.recipientTypeDetails === 'UserMailbox',
  );
  if (gone === undefined || gone.onPremises) return;
  state.mailboxes = state.mailboxes.filter((one) => one !== gone);
  user.mail = null;
}

/** All or nothing; a group's licence beside a direct one is not touched (facts 11a). */
function assign(call: Call): Answer {
  const user = requireUser(call);
  const added = additions(call);
  const removed = removals(call, user);
  for (const addition of added) checkAddition(call, user, addition);
  const changed = new Set([...removed, ...added.map((one) => one.skuId)]);
  const kept = user.assignedLicenses.filter((one) => one.assignedByGroup !== null || !changed.has(one.skuId));
  user.assignedLicenses = [...kept, ...added.map((one) => ({ ...one, assignedByGroup: null }))];
  if (removed.length > 0) withoutMailbox(call.world, user);
  audit(call, 'Change user license', user);
  const body = {
    '@odata.context': contextOf(call, 'users', '/$entity'),
    ...entityOf(userShape(call), user, null),
  };
  return { status: 200, body };
}

/** Subscriptions and licences (facts 2.1, 11a). */
export const licenceRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/subscribedSkus',
    right: anyMember,
    handle: (call) => list(call, 'subscribedSkus', skuShape(call), call.world.state.skus),
  },
  {
    method: 'GET',
    path: '/users/{user-id}/licenseDetails',
    right: anyone,
    handle: (call) => details(call, requireUser(call)),
  },
  {
    method: 'GET',
    path: '/me/licenseDetails',
    right: anyone,
    handle: (call) => details(call, requireMe(call)),
  },
  {
    method: 'POST',
    path: '/users/{user-id}/assignLicense',
    right: only('licenseAdministrator', 'userAdministrator'),
    body: 'assignLicense',
    handle: assign,
  },
];
