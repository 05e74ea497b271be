import { setupIdOf, uniqueNameOf } from '../contract/setup-file';
import type { SetupSpec } from '../contract/setup-file';
import type { CredentialStore } from '../ports/credential-store';
import type { ApplicationView, DirectoryReads, UserView } from '../ports/directory';
import type { ExchangeReads, RecipientView } from '../ports/exchange';
import { heldKeyIdOf } from './credential/thumbprint';
import { objectNames } from './names';
import { readExchangeHost } from './exchange-host';
import { readDirectory, readGrants, ifAllowed, summarizeResource } from './observe-directory';
import { readExchange, readExchangeDetails } from './observe-exchange';
import type { CredentialObservation, Known, Observation } from './observation';
import { listedSendersMax } from './scope/filter';

export interface ObservePorts {
  readonly directory: DirectoryReads;
  readonly exchange: ExchangeReads;
  readonly credentials: CredentialStore;
}

/**
 * Reads all that planning needs; writes nothing. Two Graph batches for a fresh setup or one this computer knows,
 * a third where an application is found that it does not know; one more per 20 senders whose user must be read.
 */
export async function observe(ports: ObservePorts, spec: SetupSpec, known: Known): Promise<Observation> {
  const { directory, exchange } = ports;
  const setupName = uniqueNameOf(setupIdOf(spec.application));
  const recorded = known.record?.objects;
  const knownPrincipal = recorded?.servicePrincipalId ?? null;
  const [basics, { exchangeHost, exchangeBasics }] = await Promise.all([
    readDirectory(directory, spec, { servicePrincipalId: knownPrincipal }),
    readThrough(exchange, spec, setupName),
  ]);
  const recipients = exchangeBasics?.recipients ?? null;
  const clientId = spec.app?.clientId ?? basics.application?.appId ?? null;
  const [servicePrincipal, users, skus, credential] = await Promise.all([
    spec.app === undefined && clientId !== null
      ? directory.servicePrincipalByAppId(clientId)
      : basics.vendorPrincipal,
    readUsers(directory, spec, recipients),
    mayNeedLicence(spec, recipients) ? ifAllowed(directory.skus()) : null,
    readCredential(ports.credentials, basics.organization.id, clientId, basics.application),
  ]);
  const names = objectNames(setupIdOf(spec.application), basics.organization.initialDomain);
  const servicePrincipalId = servicePrincipal?.id ?? null;
  const [grants, details] = await Promise.all([
    grantsOf(directory, servicePrincipalId, knownPrincipal === servicePrincipalId ? basics.grants : null),
    exchangeBasics === null
      ? null
      : readExchangeDetails(
          exchange,
          exchangeBasics,
          { clientId, servicePrincipalId },
          names,
          known.undo === true || mayDropGroup(spec),
        ),
  ]);
  const { me, myRoles, organization, policy, application, applicationDeleted, foreignApplications } = basics;
  return {
    ...{ me, myRoles, organization, policy, servicePrincipal, ...grants },
    ...{ application, applicationDeleted, foreignApplications },
    graph: summarizeResource(basics.graph, grants.appRoleAssignments),
    exchangeOnline: summarizeResource(basics.exchangeOnline, grants.appRoleAssignments),
    ...{ users, skus, exchangeHost, exchange: details },
    credential: known.given == null ? credential : { ...credential, given: known.given },
    recordedApplicationId: recorded?.applicationId ?? null,
    journalIntents: known.journalIntents,
    oldTokensUntil: known.oldTokensUntil ?? null,
  };
}

/** Exchange's first round, where this computer can reach it at all. */
async function readThrough(exchange: ExchangeReads, spec: SetupSpec, setupName: string) {
  const exchangeHost = await readExchangeHost(exchange);
  const isReachable = exchangeHost === null || exchangeHost.ok;
  return { exchangeHost, exchangeBasics: isReachable ? await readExchange(exchange, spec, setupName) : null };
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
  store: CredentialStore,
  tenantId: string,
  clientId: string | null,
  application: ApplicationView | null,
): Promise<CredentialObservation> {
  const usable = await store.status();
  if (!usable.ok || clientId === null) return { store: store.name, usable, heldKeyId: null };
  const held = await store.get({ tenantId, clientId });
  return { store: store.name, usable, heldKeyId: heldKeyIdOf(held, application) };
}
