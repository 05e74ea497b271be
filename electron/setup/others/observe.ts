import type { SetupSpec } from '../../contract/setup-file';
import type { AppRoleHolderView, DirectoryReads, ResourceView } from '../../ports/directory';
import type { ApplicationAssignmentView, ExchangeReads } from '../../ports/exchange';
import { seen, type Seen } from '../seen';
import {
  applicationRoleVerdict,
  exchangeOnlineRoleVerdict,
  graphRoleVerdict,
  resourceAppIds,
  type SendVerdict,
} from '../send-rights';

/** Somebody who holds a right to send in Entra, for the whole tenant. */
export interface EntraSender {
  readonly principalId: string;
  readonly name: string;
  readonly role: string;
}

/** An application that Exchange lets send. */
export interface ExchangeSender {
  /** Object id of the service principal, or the name that Exchange shows. */
  readonly assignee: string;
  readonly role: string;
  /** Senders of the setup that it reaches; `all`: the whole tenant; null: its scope cannot be evaluated here. */
  readonly reaches: 'all' | readonly string[] | null;
}

/** Everybody who can send as the senders today, our own application too. */
export interface OthersObservation {
  readonly entra: Seen<readonly EntraSender[]>;
  readonly exchange: Seen<readonly ExchangeSender[]>;
}

/** So many scopes are evaluated; an organisation of more has an inventory of its own. */
const mostScopes = 10;

/** Holders of the roles of Graph and Exchange Online that send; asked for with the other reads of the first round. */
export async function readHolders(
  directory: DirectoryReads,
): Promise<Seen<readonly (readonly AppRoleHolderView[])[]>> {
  return seen(
    Promise.all([
      directory.appRoleHolders(resourceAppIds.graph),
      directory.appRoleHolders(resourceAppIds.exchangeOnline),
    ]),
  );
}

/** The holders whose role sends, by name. */
export function entraSenders(
  holders: Seen<readonly (readonly AppRoleHolderView[])[]>,
  graph: ResourceView | null,
  exchangeOnline: ResourceView | null,
): Seen<readonly EntraSender[]> {
  if (!holders.ok) return holders;
  const [ofGraph = [], ofExchange = []] = holders.value;
  return {
    ok: true,
    value: [
      ...sending(ofGraph, graph, graphRoleVerdict),
      ...sending(ofExchange, exchangeOnline, exchangeOnlineRoleVerdict),
    ],
  };
}

function sending(
  holders: readonly AppRoleHolderView[],
  resource: ResourceView | null,
  verdict: (role: string | null) => SendVerdict,
): readonly EntraSender[] {
  return holders
    .filter(({ principalType }) => principalType === 'ServicePrincipal')
    .flatMap(({ principalId, displayName: name, appRoleId }) => {
      const role = resource?.appRoles.find(({ id }) => id === appRoleId)?.value ?? null;
      return role !== null && verdict(role) === 'sends' ? [{ principalId, name, role }] : [];
    });
}

/** The applications that Exchange lets send, with those of the senders that they reach. */
export async function readExchangeSenders(
  exchange: ExchangeReads,
  spec: SetupSpec,
  ownScope: string,
): Promise<Seen<readonly ExchangeSender[]>> {
  return seen(
    (async () => {
      const found = (await exchange.applicationAssignments()).filter(
        ({ role, scopeName }) => applicationRoleVerdict(role) === 'sends' && scopeName !== ownScope,
      );
      const scopes = [...new Set(found.flatMap(scopeToRead))].slice(0, mostScopes);
      const reached = new Map(
        await Promise.all(scopes.map(async (name) => [name, await reach(exchange, spec, name)] as const)),
      );
      return found.map(({ assignee, role, scope, scopeName }) => ({
        ...{ assignee, role },
        reaches: scope === 'organization' ? ('all' as const) : (reached.get(scopeName ?? '') ?? null),
      }));
    })(),
  );
}

function scopeToRead({ scope, scopeName }: ApplicationAssignmentView): readonly string[] {
  return scope === 'custom' && scopeName !== null ? [scopeName] : [];
}

/** Addresses of the senders that a scope matches today; null where it cannot be read. */
async function reach(
  exchange: ExchangeReads,
  { senders }: SetupSpec,
  name: string,
): Promise<readonly string[] | null> {
  const scope = await exchange.scope(name);
  if (scope === null) return null;
  const matched = await exchange.recipientsMatching(scope.recipientFilter);
  const addresses = new Set(matched.flatMap((one) => one.addresses));
  return senders.map(({ address }) => address).filter((address) => addresses.has(address));
}
