import type { User } from '../../world/directory-types';
import type { Mailbox } from '../../world/exchange-types';
import type { Call } from '../call';
import { flag, guid, text, texts } from '../odata/filter-check';
import type { Entity, Shape } from '../odata/shape';

/** What `/users` answers without `$select`. */
const defaults = [
  'businessPhones',
  'displayName',
  'givenName',
  'jobTitle',
  'mail',
  'mobilePhone',
  'officeLocation',
  'preferredLanguage',
  'surname',
  'userPrincipalName',
  'id',
];

/** All that User.ReadBasic.All shows of others (DEVX description). */
export const basicProperties: readonly string[] = [
  'displayName',
  'givenName',
  'surname',
  'mail',
  'userPrincipalName',
  'id',
];

const services: readonly (readonly [RegExp, string])[] = [
  [/^EXCHANGE/u, 'exchange'],
  [/^TEAMS/u, 'TeamspaceAPI'],
  [/^SHAREPOINT/u, 'SharePoint'],
  [/^FLOW/u, 'ProcessSimple'],
];

function assignedPlans(call: Call, user: User): readonly Entity[] {
  return user.assignedLicenses.flatMap((licence) => {
    const sku = call.world.state.skus.find((one) => one.skuId === licence.skuId);
    return (sku?.servicePlans ?? []).map((plan) => ({
      assignedDateTime: user.createdDateTime,
      capabilityStatus: licence.disabledPlans.includes(plan.servicePlanId) ? 'Deleted' : 'Enabled',
      service: services.find(([pattern]) => pattern.test(plan.servicePlanName))?.[1] ?? plan.servicePlanName,
      servicePlanId: plan.servicePlanId,
    }));
  });
}

function licenceStates(user: User): readonly Entity[] {
  return user.assignedLicenses.map((licence) => ({
    skuId: licence.skuId,
    disabledPlans: licence.disabledPlans,
    assignedByGroup: licence.assignedByGroup,
    state: 'Active',
    error: 'None',
    lastUpdatedDateTime: user.createdDateTime,
  }));
}

/** One entry a licence, however it was assigned: a group's and a direct one of the same kind are one. */
function assignedLicenses(user: User): readonly Entity[] {
  const bySku = new Map(user.assignedLicenses.map((one) => [one.skuId, one.disabledPlans]));
  return [...bySku].map(([skuId, disabledPlans]) => ({ skuId, disabledPlans }));
}

const recipientsByCall = new WeakMap<object, ReadonlyMap<string, Mailbox>>();

/** Recipients by their Entra object, gathered once a request: a batch may look a thousand people through 20 times. */
function recipientsOf({ request, world }: Call): ReadonlyMap<string, Mailbox> {
  const known = recipientsByCall.get(request);
  if (known !== undefined) return known;
  const made = new Map(world.state.mailboxes.map((one) => [one.externalDirectoryObjectId, one]));
  recipientsByCall.set(request, made);
  return made;
}

/** Users as Graph shows them; addresses are those of their Exchange recipient. */
export function userShape(call: Call): Shape<User> {
  const recipient = (user: User): Mailbox | undefined => recipientsOf(call).get(user.id);
  const onPremises = (user: User): true | null => (user.onPremisesSyncEnabled ? true : null);
  return {
    type: 'user',
    directory: true,
    defaults,
    orderBy: ['displayName', 'userPrincipalName'],
    searchable: ['displayName', 'mail', 'mailNickname', 'userPrincipalName'],
    fields: {
      id: (user) => user.id,
      deletedDateTime: (user) => user.deletedDateTime,
      accountEnabled: (user) => user.accountEnabled,
      assignedLicenses,
      assignedPlans: (user) => assignedPlans(call, user),
      createdDateTime: (user) => user.createdDateTime,
      displayName: (user) => user.displayName,
      licenseAssignmentStates: licenceStates,
      mail: (user) => user.mail,
      mailNickname: (user) => recipient(user)?.alias ?? user.userPrincipalName.split('@')[0],
      onPremisesSyncEnabled: onPremises,
      proxyAddresses: (user) => recipient(user)?.emailAddresses ?? [],
      usageLocation: (user) => user.usageLocation,
      userPrincipalName: (user) => user.userPrincipalName,
      userType: (user) => user.userType,
    },
    filters: {
      id: guid,
      accountEnabled: flag,
      displayName: text,
      mail: text,
      mailNickname: text,
      onPremisesSyncEnabled: flag,
      proxyAddresses: texts,
      usageLocation: text,
      userPrincipalName: text,
      userType: text,
    },
  };
}
