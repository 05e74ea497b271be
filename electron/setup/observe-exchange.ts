import { AppError, toAppError } from '../contract/errors';
import type { SetupSpec } from '../contract/setup-file';
import type { ExchangeReads, PointerView, RecipientView } from '../ports/exchange';
import type { ObjectNames } from './names';
import { ifAllowed } from './observe-directory';
import type { ExchangeObservation, WrongPointer } from './observation';
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
  mayDropGroup: boolean,
): Promise<ExchangeObservation> {
  const [found, matched, scopeUsers, roleAssignments, accessPolicies, groupMembers, groupUsers] =
    await Promise.all([
      ids.clientId === null ? [] : exchange.pointers(ids.clientId, ids.servicePrincipalId ?? undefined),
      basics.scope === null ? [] : exchange.recipientsMatching(basics.scope.recipientFilter),
      basics.scope === null ? [] : exchange.scopeUsers(basics.scope.name),
      ids.servicePrincipalId === null ? [] : noneIfUnknown(exchange.roleAssignments(ids.servicePrincipalId)),
      ids.clientId === null ? [] : exchange.accessPolicies(ids.clientId),
      basics.group === null ? [] : exchange.groupMembers(names.group),
      basics.group === null || !mayDropGroup ? [] : exchange.groupUsers(basics.group),
    ]);
  const pointers = found.filter((one) => isRight(one, ids));
  const wrongPointers = await readWrongPointers(exchange, found, ids);
  return {
    ...{ tenantId: basics.tenantId, organization: basics.organization, roleExists: basics.roleExists },
    ...{
      scope: basics.scope,
      scopeUsers,
      group: basics.group,
      pointers,
      wrongPointers,
      roleAssignments,
      accessPolicies,
    },
    ...{ groupMembers, groupUsers, auditing: await readAuditing(exchange, basics) },
    recipients: Object.fromEntries<RecipientView>(basics.recipients),
    matched: matched.map(({ externalDirectoryObjectId: id, primarySmtpAddress: address }) => ({
      id,
      address,
    })),
  };
}

/** Where the organisation audits every mailbox, a mailbox's own setting does not count. */
async function readAuditing(
  exchange: ExchangeReads,
  { organization, recipients }: ExchangeBasics,
): Promise<Readonly<Record<string, boolean>>> {
  if (organization.auditDisabled !== true) return {};
  const ids = [...recipients.values()].map((one) => one.externalDirectoryObjectId).filter((id) => id !== '');
  return ids.length === 0 ? {} : Object.fromEntries(await exchange.mailboxAuditing([...new Set(ids)]));
}

interface Ids {
  readonly clientId: string | null;
  readonly servicePrincipalId: string | null;
}

const same = (one: string, other: string | null): boolean => one.toLowerCase() === other?.toLowerCase();

function isRight(pointer: PointerView, { clientId, servicePrincipalId }: Ids): boolean {
  return same(pointer.appId, clientId) && same(pointer.objectId, servicePrincipalId);
}

/** Those that name one of our two ids only, with the rights that hang on them; others only share an id. */
export async function readWrongPointers(
  exchange: Pick<ExchangeReads, 'roleAssignments'>,
  found: readonly PointerView[],
  ids: Ids,
): Promise<readonly WrongPointer[]> {
  const wrong = found.filter(
    (one) =>
      !isRight(one, ids) && (same(one.appId, ids.clientId) || same(one.objectId, ids.servicePrincipalId)),
  );
  return Promise.all(
    wrong.map(async (pointer) => {
      const isAlone = (id: 'objectId' | 'appId'): boolean =>
        found.filter((one) => same(one[id], pointer[id])).length === 1;
      // Where another pointer leads to the same object, what is assigned there may be that one's.
      const assignments = isAlone('objectId')
        ? await noneIfUnknown(exchange.roleAssignments(pointer.objectId))
        : [];
      const identity = isAlone('objectId') ? pointer.objectId : isAlone('appId') ? pointer.appId : null;
      return { pointer, identity, assignments: assignments.filter((one) => one.via === undefined) };
    }),
  );
}

/** A service principal that Exchange does not know yet has no assignments. */
async function noneIfUnknown<T>(answer: Promise<readonly T[]>): Promise<readonly T[]> {
  return (await ifAllowed(answer, ['not-found'])) ?? [];
}
