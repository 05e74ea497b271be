import { toAppError } from '../../contract/errors';
import type { UnattendedSeenWorking } from '../../contract/unattended-setup';
import { registerSecret } from '../../log/redact/registered';
import type { StoredCredential } from '../../ports/credential-store';
import type { AppToken } from '../../ports/tokens';
import { refOf } from '../../setup/credential/seen-application';
import { listed } from '../../setup/planning';
import { isTokenLag } from '../../setup/proof/token';
import { unattendedExchangeRole, unattendedGraphRoles, wantedRights } from '../../setup/unattended/rights';
import type { PlanningParts } from '../planning-parts';
import type { ProofSession } from '../proof-parts';
import type { UnattendedLook } from './look';

type Seen = UnattendedSeenWorking['token'];

const notLooked = (finding: string): Seen => ({ status: 'not-looked', finding });

/** Signs in as the application and reads once of Graph: what is there may still be on its way. Throws `cancelled` alone. */
export async function seeItWork(
  { connection }: Pick<PlanningParts, 'connection'>,
  look: UnattendedLook,
  { signal }: ProofSession,
): Promise<UnattendedSeenWorking> {
  const { seen, store } = look;
  const { application, organization } = seen;
  const ids = { tenantId: organization.id, clientId: application?.appId ?? '' };
  const nothing = notLooked('There was no token to look with.');
  const credential = await store.get(refOf(ids));
  if (credential?.kind !== 'certificate') return { token: nothing, graph: nothing, exchange: nothing };
  registerSecret(credential.privateKey);
  try {
    const token = await connection.appTokens.obtain({ ...ids, credential, retryLag: true, signal });
    const roles = rolesIn(token, seen);
    const graph =
      roles.status === 'works' ? await readGraph(connection, token, signal) : notLooked(roles.finding);
    return { token: roles, graph, exchange: await lookAtExchange(connection, look, credential, signal) };
  } catch (error) {
    const { code, facts, message } = toAppError(error);
    if (code === 'cancelled') throw error;
    const isLag = isTokenLag(toAppError(error));
    const token: Seen = isLag
      ? { status: 'waiting', finding: 'Entra does not know the certificate everywhere yet.' }
      : { status: 'failed', finding: `${message} ${facts.next ?? ''}`.trim() };
    return { token, graph: nothing, exchange: nothing };
  }
}

/** A token lists its rights; what was just granted may be missing for some minutes. */
function rolesIn({ claims }: AppToken, { graph, exchangeOnline }: UnattendedLook['seen']): Seen {
  const { missing: notOffered } = wantedRights(graph, exchangeOnline);
  const missing = unattendedGraphRoles.filter(
    (role) => !claims.roles.includes(role) && !notOffered.includes(role),
  );
  return missing.length === 0
    ? { status: 'works', finding: 'Entra gave a token with every right to read.' }
    : { status: 'waiting', finding: `Entra gave a token that does not carry ${listed(missing)} yet.` };
}

async function readGraph(
  connection: PlanningParts['connection'],
  { accessToken }: AppToken,
  signal: AbortSignal,
): Promise<Seen> {
  const answer = await connection.ask({
    method: 'GET',
    url: `${connection.graph}/v1.0/organization?$select=id`,
    headers: { authorization: `Bearer ${accessToken}`, accept: 'application/json' },
    signal,
  });
  if (answer.status === 200) return { status: 'works', finding: 'Microsoft Graph answered.' };
  return answer.status === 401 || answer.status === 403
    ? { status: 'waiting', finding: 'Microsoft Graph does not know its rights yet.' }
    : { status: 'failed', finding: `Microsoft Graph answered ${answer.status}.` };
}

/** One look at Exchange where it answers at once; elsewhere the token tells at least whether the right is there. */
async function lookAtExchange(
  connection: PlanningParts['connection'],
  { seen, record }: UnattendedLook,
  credential: Extract<StoredCredential, { kind: 'certificate' }>,
  signal: AbortSignal,
): Promise<Seen> {
  const { application, principal, organization } = seen;
  const { appId: clientId = '', displayName: name = '' } = application ?? {};
  const { privateKey, certificate, endDateTime: expires } = credential;
  const signIn = {
    ...{ cloud: connection.cloud, tenantId: organization.id, tenantName: organization.displayName },
    ...{
      organization: organization.initialDomain,
      clientId,
      objectId: principal?.id ?? record?.objectId ?? '',
    },
    ...{ name, certificate: { privateKey, certificate }, expires },
  };
  const exchange = connection.exchangeAsReader(signIn, signal);
  const notYet: Seen = { status: 'waiting', finding: 'Exchange Online does not know its rights yet.' };
  try {
    if (exchange !== null) {
      return (await exchange.mayAdminister())
        ? { status: 'works', finding: 'Exchange Online lets it look.' }
        : notYet;
    }
    const ids = { tenantId: organization.id, clientId };
    const token = await connection.appTokens.obtain({ ...ids, credential, resource: 'exchange', signal });
    return token.claims.roles.includes(unattendedExchangeRole)
      ? notLooked('Entra gave a token for it; whether Exchange shows it everything the first review tells.')
      : notYet;
  } catch (error) {
    const { code, message } = toAppError(error);
    if (code === 'cancelled') throw error;
    return code === 'permission-denied' ? notYet : { status: 'failed', finding: message };
  }
}
