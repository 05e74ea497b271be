import { z } from 'zod';
import type { DirectoryReads, DirectoryWrites, UserView } from '../ports/directory';
import { parseAnswer } from './answer';
import { servicePlanNames } from './licences';
import { filter, quoted, segment, select } from './odata';
import { pageSchema } from './page';
import { graphPermissions } from './permissions';
import type { GraphSession } from './session';

const text = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

const userSchema = z.looseObject({
  id: z.string(),
  userPrincipalName: z.string(),
  displayName: text,
  mail: text,
  proxyAddresses: z.array(z.string()).nullish(),
  accountEnabled: z.boolean().nullish(),
  usageLocation: text,
  onPremisesSyncEnabled: z.boolean().nullish(),
  assignedPlans: z
    .array(z.looseObject({ servicePlanId: z.string().nullish(), capabilityStatus: z.string().nullish() }))
    .nullish(),
  assignedLicenses: z.array(z.looseObject({ skuId: z.string().nullish() })).nullish(),
});

const properties = select([
  'id',
  'userPrincipalName',
  'displayName',
  'mail',
  'proxyAddresses',
  'accountEnabled',
  'usageLocation',
  'onPremisesSyncEnabled',
  'assignedPlans',
  'assignedLicenses',
]);

function userView(body: unknown, names: ReadonlyMap<string, string>): UserView {
  const user = parseAnswer(userSchema, body, 'a user');
  const plans = (user.assignedPlans ?? []).filter((plan) => plan.capabilityStatus === 'Enabled');
  const ids = plans.map((plan) => plan.servicePlanId).filter((id) => typeof id === 'string');
  return {
    id: user.id,
    userPrincipalName: user.userPrincipalName,
    displayName: user.displayName ?? '',
    mail: user.mail,
    proxyAddresses: user.proxyAddresses ?? [],
    accountEnabled: user.accountEnabled === true,
    usageLocation: user.usageLocation,
    onPremisesSyncEnabled: user.onPremisesSyncEnabled === true,
    servicePlans: [...new Set(ids.map((id) => names.get(id.toLowerCase()) ?? id))],
    skuIds: (user.assignedLicenses ?? []).flatMap(({ skuId }) => skuId?.toLowerCase() ?? []),
  };
}

function receivesAt(view: UserView, address: string): boolean {
  const wanted = address.toLowerCase();
  const own = [view.mail ?? '', ...view.proxyAddresses.map((proxy) => proxy.replace(/^smtp:/iu, ''))];
  return own.some((candidate) => candidate.toLowerCase() === wanted);
}

/** `$search` is an advanced query of the directory: it wants the header. */
const eventually = { headers: { ConsistencyLevel: 'eventual' } };

/** Quotes and backslashes have a meaning of their own in `$search`, and in no name that is searched. */
function matching(text: string): string {
  const wanted = text.replace(/["\\]+/gu, ' ').trim();
  if (wanted === '') return '$orderby=displayName';
  const clauses = ['displayName', 'mail', 'userPrincipalName'].map((name) => `"${name}:${wanted}"`);
  return `$search=${encodeURIComponent(clauses.join(' OR '))}`;
}

/**
 * Users and their licences. A user carries ids of service plans only; their names come from the tenant's
 * subscriptions, which are read once for all users of the same tick.
 */
export function users(
  session: GraphSession,
): Pick<DirectoryReads, 'user' | 'userByAddress' | 'usersMatching'> &
  Pick<DirectoryWrites, 'setUsageLocation' | 'setAccountEnabled'> {
  const { reader } = session;

  async function patch(
    operation: 'setUsageLocation' | 'setAccountEnabled',
    userId: string,
    body: unknown,
  ): Promise<void> {
    await session.write({ operation, path: `/users/${segment(userId)}`, body });
  }

  return {
    async user(idOrUpn) {
      const path = `/users/${segment(idOrUpn)}?${properties}`;
      const [body, names] = await Promise.all([
        reader.find({ path, scopes: graphPermissions.user.scopes }),
        servicePlanNames(session),
      ]);
      return body === null ? null : userView(body, names);
    },
    async userByAddress(address) {
      const value = quoted(address);
      const expression = `mail eq ${value} or userPrincipalName eq ${value} or proxyAddresses/any(p:p eq ${quoted(`smtp:${address}`)})`;
      const path = `/users?${filter(expression)}&${properties}`;
      const [found, names] = await Promise.all([
        reader.list({ path, scopes: graphPermissions.userByAddress.scopes }),
        servicePlanNames(session),
      ]);
      const views = found.map((body) => userView(body, names));
      // Another user's sign-in name may read like the address: whose mailbox it is counts first.
      return views.find((view) => receivesAt(view, address)) ?? views[0] ?? null;
    },
    async usersMatching(text, most) {
      const read = { path: `/users?${matching(text)}&$top=${most}&${properties}`, ...eventually };
      const [body, names] = await Promise.all([
        reader.get({ ...read, scopes: graphPermissions.usersMatching.scopes }),
        servicePlanNames(session),
      ]);
      const page = parseAnswer(pageSchema, body, 'a list');
      return {
        users: page.value.map((user) => userView(user, names)),
        more: page['@odata.nextLink'] !== undefined,
      };
    },
    setUsageLocation: (userId, countryCode) =>
      patch('setUsageLocation', userId, { usageLocation: countryCode }),
    setAccountEnabled: (userId, enabled) => patch('setAccountEnabled', userId, { accountEnabled: enabled }),
  };
}
