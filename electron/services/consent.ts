import type { ConsentDocument } from '../contract/documents';
import type { Connection } from './connection';

/**
 * Lists what the assistant itself was consented to; with `revoke` removes what the signed-in person consented to
 * for themselves. Consents for everyone are an administrator's decision and are never touched.
 */
export async function assistantConsent(
  connection: Connection,
  revoke: boolean,
  signal: AbortSignal,
): Promise<ConsentDocument> {
  const directory = connection.directory(signal);
  const [account, grants] = await Promise.all([
    connection.tokens.account('graph'),
    directory.consentsOf(connection.clientId),
  ]);
  const mine = grants.filter((grant) => grant.principalId === account.objectId);
  if (revoke) {
    // One after the other: each removal also takes away what the next access token may do.
    for (const grant of mine) await directory.removePermissionGrant(grant.id);
    await connection.tokens.refresh('graph');
  }
  return {
    format: 1,
    command: 'consent',
    clientId: connection.clientId,
    consents: grants.map((grant) => ({
      id: grant.id,
      for: grant.principalId === null ? 'everyone' : mine.includes(grant) ? 'me' : 'someone-else',
      scopes: [...grant.scopes],
      removed: revoke && mine.includes(grant),
    })),
  };
}
