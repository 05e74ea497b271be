import { AppError, toAppError } from '../contract/errors';
import type { SetupSpec } from '../contract/setup-file';
import type { ExchangeReads, RecipientView } from '../ports/exchange';
import type { ObjectNames } from './names';
import { ifAllowed } from './observe-directory';
import type { ExchangeObservation } from './observation';
import { exchangeMailSendRole } from './send-rights';

/** Codes of a connection that is not to be had for this person: planned around, not failed on. */
const withoutExchange = new Set<string>([
  'permission-denied',
  'not-signed-in',
  'consent-required',
  'interaction-required',
]);

/** First round: recipients and everything known by name. Null where this person cannot use Exchange. */
export async function readExchange(exchange: ExchangeReads, spec: SetupSpec, setupName: string) {
  const addresses = [...spec.senders.map((sender) => sender.address), spec.outsider];
  try {
    const [tenantId, mayAdminister, recipients, organization, roleExists, scope, group] = await Promise.all([
      exchange.connectedTenant(),
      exchange.mayAdminister(),
      exchange.recipients(addresses),
      exchange.organization(),
      exchange.roleExists(exchangeMailSendRole),
      exchange.scope(setupName),
      exchange.group(setupName),
    ]);
    return mayAdminister ? { tenantId, recipients, organization, roleExists, scope, group } : null;
  } catch (error) {
    if (error instanceof AppError && withoutExchange.has(toAppError(error).code)) return null;
    throw error;
  }
}

export type ExchangeBasics = NonNullable<Awaited<ReturnType<typeof readExchange>>>;

/** Second round: what hangs on the application's ids and on the objects found. */
export async function readExchangeDetails(
  exchange: ExchangeReads,
  basics: ExchangeBasics,
  ids: { readonly clientId: string | null; readonly servicePrincipalId: string | null },
  names: ObjectNames,
): Promise<ExchangeObservation> {
  const [pointers, matched, scopeUsers, roleAssignments, accessPolicies, groupMembers] = await Promise.all([
    ids.clientId === null ? [] : exchange.pointers(ids.clientId),
    basics.scope === null ? [] : exchange.recipientsMatching(basics.scope.recipientFilter),
    basics.scope === null ? [] : exchange.scopeUsers(basics.scope.name),
    ids.servicePrincipalId === null ? [] : noneIfUnknown(exchange.roleAssignments(ids.servicePrincipalId)),
    ids.clientId === null ? [] : exchange.accessPolicies(ids.clientId),
    basics.group === null ? [] : exchange.groupMembers(names.group),
  ]);
  return {
    ...{ tenantId: basics.tenantId, organization: basics.organization, roleExists: basics.roleExists },
    ...{ scope: basics.scope, scopeUsers, group: basics.group, pointers, roleAssignments, accessPolicies },
    groupMembers,
    recipients: Object.fromEntries<RecipientView>(basics.recipients),
    matched: matched.map(({ externalDirectoryObjectId: id, primarySmtpAddress: address }) => ({
      id,
      address,
    })),
  };
}

/** A service principal that Exchange does not know yet has no assignments. */
async function noneIfUnknown<T>(answer: Promise<readonly T[]>): Promise<readonly T[]> {
  return (await ifAllowed(answer, ['not-found'])) ?? [];
}
