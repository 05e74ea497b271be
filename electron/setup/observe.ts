import { setupIdOf, uniqueNameOf } from '../contract/setup-file';
import type { SetupSpec } from '../contract/setup-file';
import type { CredentialStore } from '../ports/credential-store';
import type { DirectoryReads, ServicePrincipalView, SkuView, UserView } from '../ports/directory';
import type { ExchangeReads, RecipientView } from '../ports/exchange';
import type { Surroundings } from '../ports/surroundings';
import { rotationStand } from './credential/rotation-stand';
import { heldKeyIdOf } from './credential/thumbprint';
import { objectNames } from './names';
import { readExchangeHost } from './exchange-host';
import { readDirectory, readGrants, ifAllowed, summarizeResource } from './observe-directory';
import { readExchange, readExchangeDetails, type ExchangeBasics } from './observe-exchange';
import { readAround, readTraffic } from './surroundings/observe';
import type { Known, Observation } from './observation';
import { entraSenders, readExchangeSenders, readHolders } from './others/observe';
import { Gathering, unwatched, type Watch } from './parts';
import { plansOf, readRecords } from './records/observe';
import { listedSendersMax } from './scope/filter';

export interface ObservePorts {
  readonly directory: DirectoryReads;
  readonly exchange: ExchangeReads;
  readonly credentials: CredentialStore;
  /** Left out: nothing around the tenant is looked at. */
  readonly surroundings?: Surroundings;
}

/**
 * Reads all that planning needs; writes nothing. Two Graph batches for a fresh setup or one this computer knows,
 * a third where an application is found that it does not know; one more per 20 senders whose user must be read.
 * `watch` is told of each part, and may want only some.
 */
export async function observe(
  ports: ObservePorts,
  spec: SetupSpec,
  known: Known,
  watch: Watch = unwatched,
): Promise<Observation> {
  const found = new Gathering(watch);
  const { directory, surroundings } = ports;
  const around = surroundings === undefined ? null : readAround(found, surroundings, spec);
  const holders = found.wants('others') ? readHolders(directory) : null;
  // What fails first is told; of these nobody may be left listening.
  for (const begun of [around, holders]) begun?.catch(() => undefined);
  const setupName = uniqueNameOf(setupIdOf(spec.application));
  const knownPrincipal = known.record?.objects.servicePrincipalId ?? null;
  const [basics, { exchangeBasics, exchangeSenders, records }] = await Promise.all([
    readDirectory(directory, spec, {
      servicePrincipalId: knownPrincipal,
      application: found.wants('application'),
      skus: found.wants('people') || found.wants('records'),
    }).then((read) => tellDirectory(found, read, known)),
    readThrough(found, ports.exchange, spec, setupName),
  ]);
  if (records !== null) found.add('records', { records: { ...records, servicePlans: plansOf(basics.skus) } });
  if (holders !== null) {
    const entra = entraSenders(await holders, basics.graph, basics.exchangeOnline);
    found.add('others', { others: { entra, exchange: exchangeSenders } });
  }
  const traffic = surroundings === undefined ? null : readTraffic(found, surroundings);
  traffic?.catch(() => undefined);
  const recipients = exchangeBasics?.recipients ?? null;
  const clientId = clientIdOf(spec, basics, known);
  const since = watch.now();
  const needsPrincipal = spec.app === undefined && clientId !== null && found.wants('grants');
  const [servicePrincipal] = await Promise.all([
    needsPrincipal ? directory.servicePrincipalByAppId(clientId) : basics.vendorPrincipal,
    found.wants('people')
      ? readPeople(found, directory, spec, { recipients, skus: basics.skus, since })
      : null,
    found.wants('credential')
      ? readCredential(found, ports.credentials, basics, { clientId, known, spec })
      : null,
  ]);
  const ids = { clientId, servicePrincipalId: servicePrincipal?.id ?? null };
  await Promise.all([
    found.wants('grants')
      ? readRights(
          found,
          directory,
          { basics, servicePrincipal },
          knownPrincipal === ids.servicePrincipalId ? basics.grants : null,
        )
      : null,
    servicePrincipal === null ? readDeletedPrincipal(found, directory, clientId, { basics, known }) : null,
    found.wants('exchange')
      ? readExchangePart(found, ports.exchange, spec, exchangeBasics, ids, known)
      : null,
    around,
    traffic,
  ]);
  return found.whole();
}

type Directory = Awaited<ReturnType<typeof readDirectory>>;

function tellDirectory(found: Gathering, read: Directory, known: Known): Directory {
  const { me, myRoles, organization, policy, application, applicationDeleted, foreignApplications } = read;
  found.tenant({ me, myRoles, organization, policy, unconsented: read.unconsented });
  found.add('application', {
    ...{ application, applicationDeleted, foreignApplications },
    recordedApplicationId: known.record?.objects.applicationId ?? null,
    journalIntents: known.journalIntents,
    oldTokensUntil: known.oldTokensUntil ?? null,
    sharedWith: known.sharedWith ?? [],
    formerRedirectUris: known.formerRedirectUris ?? [],
  });
  return read;
}

const outOfReach = { ok: false, problem: 'Exchange Online is out of reach here.' } as const;

/** Exchange's first round, where this computer can reach it at all. */
async function readThrough(found: Gathering, exchange: ExchangeReads, spec: SetupSpec, setupName: string) {
  const nothing = { exchangeBasics: null, exchangeSenders: outOfReach };
  const noRecords = { unifiedAudit: outOfReach, messageTrace: outOfReach };
  if (!found.wants('host')) return { ...nothing, records: null };
  const exchangeHost = await readExchangeHost(exchange);
  found.add('host', { exchangeHost });
  const wantsRecords = found.wants('records');
  if (exchangeHost?.ok === false) return { ...nothing, records: wantsRecords ? noRecords : null };
  const [exchangeBasics, exchangeSenders, records] = await Promise.all([
    found.wants('exchange') ? readExchange(exchange, spec, setupName) : null,
    found.wants('others') ? readExchangeSenders(exchange, spec, setupName) : outOfReach,
    wantsRecords ? readRecords(exchange, spec, found.now()) : null,
  ]);
  return { exchangeBasics, exchangeSenders, records };
}

/** Exchange's second round. */
async function readExchangePart(
  found: Gathering,
  exchange: ExchangeReads,
  spec: SetupSpec,
  basics: ExchangeBasics | null,
  ids: { readonly clientId: string | null; readonly servicePrincipalId: string | null },
  known: Known,
): Promise<void> {
  const { organization } = found.whole();
  const names = objectNames(setupIdOf(spec.application), organization.initialDomain);
  const drops = known.undo === true || mayDropGroup(spec);
  found.add('exchange', {
    exchange: basics === null ? null : await readExchangeDetails(exchange, basics, ids, names, drops),
  });
}

/** The service principal and what it was granted. */
async function readRights(
  found: Gathering,
  directory: DirectoryReads,
  { basics, servicePrincipal }: { basics: Directory; servicePrincipal: ServicePrincipalView | null },
  read: Directory['grants'],
): Promise<void> {
  const grants = await grantsOf(directory, servicePrincipal?.id ?? null, read);
  found.add('grants', {
    ...{ servicePrincipal, ...grants },
    graph: summarizeResource(basics.graph, grants.appRoleAssignments),
    exchangeOnline: summarizeResource(basics.exchangeOnline, grants.appRoleAssignments),
  });
}

/** Of an application that is gone only this computer's record knows the id; it matters where a setup is taken back. */
function clientIdOf(
  spec: SetupSpec,
  { application }: Pick<Directory, 'application'>,
  { undo, record }: Known,
): string | null {
  const recorded = undo === true ? record?.objects.clientId : undefined;
  return spec.app?.clientId ?? application?.appId ?? recorded ?? null;
}

/** A service principal that is not there, where it may have been deleted. */
async function readDeletedPrincipal(
  found: Gathering,
  directory: DirectoryReads,
  clientId: string | null,
  { basics, known }: { readonly basics: Directory; readonly known: Known },
): Promise<void> {
  const mayBe = basics.applicationDeleted || known.record?.removal !== undefined;
  if (clientId === null || !mayBe) return;
  const deletedPrincipal = await ifAllowed(directory.deletedServicePrincipal(clientId));
  found.add('application', { deletedPrincipal });
}

async function grantsOf(
  directory: DirectoryReads,
  servicePrincipalId: string | null,
  read: Awaited<ReturnType<typeof readGrants>> | null,
) {
  if (servicePrincipalId === null)
    return { appRoleAssignments: [], permissionGrants: [], directoryRoles: [] };
  return read ?? readGrants(directory, servicePrincipalId);
}

/** Only up to so many senders stand in the filter, and no policy is wanted: then the group is a leftover. */
function mayDropGroup({ scoping, senders }: SetupSpec): boolean {
  return scoping === 'rbac' && senders.length <= listedSendersMax;
}

type Recipients = ReadonlyMap<string, RecipientView> | null;

interface PeopleKnown {
  readonly recipients: Recipients;
  readonly skus: readonly SkuView[] | null;
  /** When it was begun. */
  readonly since: number;
}

/** Users and seats of the senders; of those that are nowhere, whether they went with a deleted user. */
async function readPeople(
  found: Gathering,
  directory: DirectoryReads,
  spec: SetupSpec,
  { recipients, skus, since }: PeopleKnown,
): Promise<void> {
  const users = await readUsers(directory, spec, recipients);
  const nowhere = spec.senders.filter(
    ({ address, create }) => create === undefined && users[address] === null && !recipients?.has(address),
  );
  const deleted = await Promise.all(
    nowhere.map(async ({ address }) => [address, await ifAllowed(directory.deletedUser(address))] as const),
  );
  const deletedUsers = Object.fromEntries(
    deleted.flatMap(([address, user]) => (user === null ? [] : [[address, user]])),
  );
  found.add('people', { users, skus: mayNeedLicence(spec, recipients) ? skus : null, deletedUsers }, since);
}

/** The users whose licence or account matters: no mailbox seen, a user mailbox, or a shared one we may have made. */
async function readUsers(directory: DirectoryReads, spec: SetupSpec, recipients: Recipients) {
  const wanted = new Map<string, Promise<UserView | null>>();
  const ask = (address: string, always: boolean): void => {
    const found = recipients?.get(address);
    if (found === undefined) wanted.set(address, directory.userByAddress(address));
    else if (always || /^(?:MailUser|Remote)/u.test(found.kind)) {
      wanted.set(address, directory.user(found.externalDirectoryObjectId));
    }
  };
  for (const sender of spec.senders) {
    const kind = recipients?.get(sender.address)?.kind;
    ask(sender.address, kind === 'UserMailbox' || sender.create === 'shared');
  }
  ask(spec.outsider, false);
  const users = await Promise.all([...wanted].map(async ([address, user]) => [address, await user] as const));
  return Object.fromEntries(users);
}

function mayNeedLicence(spec: SetupSpec, recipients: Recipients): boolean {
  return spec.senders.some((sender) => {
    const kind = recipients?.get(sender.address)?.kind;
    return sender.create === undefined && (kind === undefined || kind === 'UserMailbox');
  });
}

async function readCredential(
  found: Gathering,
  store: CredentialStore,
  { organization, application }: Pick<Directory, 'organization' | 'application'>,
  about: { readonly clientId: string | null; readonly known: Known; readonly spec: SetupSpec },
): Promise<void> {
  const { clientId, known, spec } = about;
  const since = found.now();
  const usable = await store.status();
  const held =
    usable.ok && clientId !== null ? await store.get({ tenantId: organization.id, clientId }) : null;
  const heldKeyId = held === null ? null : heldKeyIdOf(held, application);
  const given = known.given == null ? {} : { given: known.given };
  const stand = known.record === null ? null : rotationStand(known.record, spec.credential, application);
  const rotation = stand === null ? {} : { rotation: stand };
  found.add(
    'credential',
    { credential: { store: store.name, usable, heldKeyId, ...given, ...rotation } },
    since,
  );
}
