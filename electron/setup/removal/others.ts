import type { RemovalKept } from '../../contract/removal';
import type { Step } from '../../contract/plan';
import type { ApplicationView } from '../../ports/directory';
import { doorsOf } from '../consent/doors';
import { isProofSecret, readMarker } from '../credential/marker';
import { isCertificate } from '../credential/thumbprint';
import { listed } from '../planning';
import type { Planning } from '../planning';
import { foreignScopeUsers, isOwnPolicy, ownGroup, ownPolicies } from '../scope/own-objects';
import {
  delegatedMailSendId,
  exchangeOnlineRoleVerdict,
  graphRoleVerdict,
  resourceAppIds,
} from '../send-rights';

type Credential = ApplicationView['passwordCredentials'][number];

/** Whether a credential was made for this setup: by its marker, or because this computer's record or keychain has it. */
export function isOwnCredential({ setupId, observation }: Planning, recordedKeyIds: readonly string[]) {
  const { heldKeyId, given } = observation.credential;
  return (one: Credential & { readonly customKeyIdentifier?: string | null }): boolean =>
    readMarker(one.displayName)?.setupId === setupId ||
    isProofSecret(one.displayName, setupId) ||
    one.keyId === heldKeyId ||
    recordedKeyIds.includes(one.keyId) ||
    (given !== undefined &&
      isCertificate({ customKeyIdentifier: one.customKeyIdentifier ?? null }, given.sha1));
}

/** Why the application must stay: what others do with it, in words; empty where nobody does. `going`: steps planned so far. */
export function usedByOthers(
  planning: Planning,
  going: readonly Step[],
  recordedKeyIds: readonly string[],
): readonly string[] {
  const { application } = planning.observation;
  const onApplication = application === null ? [] : additionsTo(planning, application, recordedKeyIds);
  return [...onApplication, ...otherRights(planning, going)];
}

function additionsTo(
  planning: Planning,
  application: ApplicationView,
  recordedKeyIds: readonly string[],
): readonly string[] {
  const isOwn = isOwnCredential(planning, recordedKeyIds);
  const foreign = [...application.passwordCredentials, ...application.keyCredentials].filter(
    (one) => !isOwn(one) && Date.parse(one.endDateTime) > planning.now.getTime(),
  );
  const redirects = application.redirectUris.filter((uri) => !planning.profile.redirectUris.includes(uri));
  const declared = application.declared.filter((one) => !isDeclaredHere(planning, one)).length;
  return [
    ...(foreign.length === 0
      ? []
      : [
          `somebody else’s credentials work on it (${listed(foreign.map(({ displayName, keyId }) => `"${displayName ?? keyId}"`))})`,
        ]),
    ...(redirects.length === 0 ? [] : [`people sign in to it (${listed(redirects)})`]),
    ...(declared === 0 ? [] : ['it declares permissions that were not asked for here']),
  ];
}

function isDeclaredHere(
  { profile, observation }: Planning,
  one: ApplicationView['declared'][number],
): boolean {
  if (one.id === delegatedMailSendId) return profile.delegatedMailSend;
  if (one.type !== 'Role') return false;
  const { graph, exchangeOnline } = observation;
  if (one.resourceAppId === resourceAppIds.graph)
    return graphRoleVerdict(graph?.roles[one.id] ?? null) === 'sends';
  return (
    one.resourceAppId === resourceAppIds.exchangeOnline &&
    exchangeOnlineRoleVerdict(exchangeOnline?.roles[one.id] ?? null) === 'sends'
  );
}

/** What a person's consent to a delegated Mail.Send brings along. */
const alongMailSend = new Set(['Mail.Send', 'User.Read', 'openid', 'profile', 'email', 'offline_access']);

function otherRights(planning: Planning, going: readonly Step[]): readonly string[] {
  const { observation, profile } = planning;
  const taken = new Set(going.map(({ input }) => input['assignmentId'] ?? input['name']));
  const doors = (doorsOf(observation) ?? []).filter((door) => !taken.has(door.assignmentId));
  const roles = (observation.exchange?.roleAssignments ?? []).filter((one) => !taken.has(one.name));
  const grants = (observation.permissionGrants ?? []).filter(
    ({ scopes }) => !profile.delegatedMailSend || scopes.some((scope) => !alongMailSend.has(scope)),
  );
  const directory = observation.directoryRoles ?? [];
  const shared = observation.sharedWith ?? [];
  return [
    ...(doors.length === 0 ? [] : [`it was granted ${listed(doors.map(({ name }) => name))}`]),
    ...(roles.length === 0
      ? []
      : [`Exchange assigns it ${listed(roles.map(({ name, role }) => `${role} (${name})`))}`]),
    ...(grants.length === 0
      ? []
      : [`people consented to it (${listed([...new Set(grants.flatMap(({ scopes }) => scopes))])})`]),
    ...(directory.length === 0
      ? []
      : [`it holds the directory role ${listed(directory.map(({ name }) => name))}`]),
    ...(shared.length === 0 ? [] : [`other setups use it (${listed(shared)})`]),
  ];
}

/** What bears our names in Exchange and stays, because somebody else's rights hang on it. */
export function keptInExchange(planning: Planning, going: readonly Step[]): readonly RemovalKept[] {
  const { observation, names } = planning;
  const { exchange } = observation;
  if (exchange === null) return [];
  const has = (kind: string): boolean => going.some((one) => one.kind === kind);
  const kept: RemovalKept[] = [];
  if (exchange.scope !== null && !has('exchange.remove-scope')) {
    const users = foreignScopeUsers(planning).map(
      ({ assignment, assignee }) => `${assignment} (${assignee})`,
    );
    const why =
      users.length === 0
        ? 'Role assignments still use it.'
        : `It limits what others may do: ${listed(users)}.`;
    kept.push({ what: 'scope', name: names.scope, why });
  }
  if (exchange.group !== null && !has('exchange.remove-group')) kept.push(keptGroup(planning));
  for (const one of exchange.accessPolicies.filter((policy) => !isOwnPolicy(planning, policy))) {
    if (one.appId === '*') continue;
    const why = 'It was not made here. It gives no right; whoever made it decides.';
    kept.push({ what: 'policy', name: `${one.accessRight} ${one.scopeName}`, why });
  }
  return kept;
}

function keptGroup(planning: Planning): RemovalKept {
  const { exchange } = planning.observation;
  const { group } = planning.names;
  const own = new Set(ownPolicies(planning).map(({ identity }) => identity));
  const users = (exchange?.groupUsers ?? []).filter(({ name }) => !own.has(name)).map(({ name }) => name);
  const why =
    ownGroup(planning) === null
      ? 'It has another address or kind than the one that is made here, so it is not ours.'
      : `Others name it: ${listed(users)}.`;
  return { what: 'group', name: group, why };
}
