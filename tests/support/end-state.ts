import type { StoredCredential } from '../../electron/ports/credential-store';
import type { Application } from '../../electron/practice/world/directory-types';
import { assistantAppId } from '../../electron/practice/world/contoso-service-principals';
import type { WorldState } from '../../electron/practice/world/state';
import type { World } from '../../electron/practice/world/world';

const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/giu;
const time = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?Z/gu;

/**
 * What a tenant and its vault hold at the end, fit for comparing two runs: an object's id becomes its name, a secret's
 * value becomes whether the vault has it, times and the order of lists go. What happened on the way (audit, mail) is left out.
 */
export function endState(world: Pick<World, 'state' | 'vault'>): unknown {
  const names = namesOf(world.state);
  const kept = {
    ...world.state,
    ...{ audits: [], traces: [], outbox: [] },
    applications: applicationsOf(world),
    permissionGrants: grantsToOthers(world.state),
    // Conditions stand in the order of the ids.
    managementScopes: world.state.managementScopes.map((one) => ({
      ...one,
      recipientFilter: one.recipientFilter.split(' -or '),
    })),
    // Its accounts; the values are judged where the secrets stand.
    vault: [...world.vault.keys()],
  };
  return normalise(kept, (text) =>
    text
      .replaceAll(guid, (id) => names.get(id.toLowerCase()) ?? '<id>')
      .replaceAll(/S-1-5-21-[\d-]+|^[0-9a-f]{32}$/gu, '<id>')
      .replaceAll(time, '<time>')
      .replaceAll(/^(sendwright \S+) \d{4}-\d{2}-\d{2} \w+$/gu, '$1 <day> <run>'),
  );
}

/** The applications that Sendwright made, by their marker. */
export function ownApplications(world: World): readonly Application[] {
  return world.state.applications.filter((one) => one.uniqueName?.startsWith('sendwright-') === true);
}

/** The credential that the practice vault holds for an application, as it was stored; null: none. */
export function vaultEntry(world: Pick<World, 'state' | 'vault'>, clientId: string): StoredCredential | null {
  const text = world.vault.get(`v1/${world.state.tenant.id}/${clientId}`.toLowerCase());
  return text === undefined ? null : (JSON.parse(text) as StoredCredential);
}

function applicationsOf(world: Pick<World, 'state' | 'vault'>) {
  return world.state.applications.map((application) => {
    const kept = vaultEntry(world, application.appId);
    return {
      ...application,
      passwordCredentials: application.passwordCredentials.map((secret) => ({
        ...secret,
        hint: '<hint>',
        secretText:
          kept?.kind === 'secret' && kept.keyId === secret.keyId && kept.value === secret.secretText
            ? 'in the vault'
            : 'not in the vault',
      })),
      keyCredentials: application.keyCredentials.map((key) => ({
        ...key,
        customKeyIdentifier: '<thumbprint>',
        key:
          kept?.kind === 'certificate' && kept.keyId === key.keyId && kept.certificate === key.key
            ? 'in the vault'
            : 'not in the vault',
      })),
    };
  });
}

/** Without the assistant's own consents: planning on what an earlier run left reads more than planning afresh. */
function grantsToOthers({ permissionGrants, servicePrincipals }: WorldState) {
  const assistant = servicePrincipals.find((one) => one.appId === assistantAppId)?.id;
  return permissionGrants.filter((one) => one.clientId !== assistant);
}

function namesOf(state: WorldState): ReadonlyMap<string, string> {
  const names = new Map<string, string>([[state.tenant.id, 'tenant']]);
  const name = (id: string, what: string): void => void names.set(id.toLowerCase(), `<${what}>`);
  for (const user of state.users) name(user.id, `user ${user.userPrincipalName}`);
  for (const one of state.mailboxes) {
    name(one.guid, `recipient ${one.primarySmtpAddress}`);
    name(one.exchangeGuid, `mailbox ${one.primarySmtpAddress}`);
  }
  for (const group of state.groups) {
    name(group.guid, `recipient ${group.primarySmtpAddress}`);
    name(group.externalDirectoryObjectId, `group ${group.primarySmtpAddress}`);
  }
  for (const one of state.servicePrincipals) {
    name(one.id, `principal ${one.displayName}`);
    name(one.appId, `client ${one.displayName}`);
    for (const role of one.appRoles) name(role.id, `${one.displayName} ${role.value}`);
    for (const scope of one.oauth2PermissionScopes) name(scope.id, `${one.displayName} ${scope.value}`);
  }
  for (const one of state.applications) {
    name(one.id, `application ${one.uniqueName ?? one.displayName}`);
    name(one.appId, `client ${one.uniqueName ?? one.displayName}`);
  }
  return names;
}

function normalise(value: unknown, textOf: (text: string) => string): unknown {
  if (typeof value === 'string') return textOf(value);
  if (Array.isArray(value)) {
    return value
      .map((member) => normalise(member, textOf))
      .map((member) => ({ member, key: JSON.stringify(member) }))
      .sort((one, other) => (one.key < other.key ? -1 : 1))
      .map(({ member }) => member);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]: [string, unknown]) => [textOf(key), normalise(member, textOf)] as const)
      .sort(([one], [other]) => (one < other ? -1 : 1)),
  );
}
