import { z } from 'zod';
import { registerSecret } from '../log/redact/registered';
import type { DirectoryWrites } from '../ports/directory';
import { parseAnswer } from './answer';
import { applicationPayload, applicationView } from './application-view';
import { applicationPath } from './applications';
import { isReplicationLag, throughLag } from './lag';
import { byKey, segment } from './odata';
import { graphPermissions } from './permissions';
import type { GraphSession } from './session';

const newSecretSchema = z.looseObject({
  keyId: z.string(),
  secretText: z.string().min(1),
  hint: z
    .string()
    .nullish()
    .transform((value) => value ?? null),
  endDateTime: z.string(),
});

/** Makes and changes our application and its secrets (facts 2.3, 2.5). */
export function applicationWrites(
  session: GraphSession,
): Pick<DirectoryWrites, 'upsertApplication' | 'addPassword' | 'removePassword'> {
  const { http, reader, signal } = session;
  return {
    async upsertApplication(uniqueName, body) {
      // With create-if-missing "not there" can only be said of an application that was made a moment ago.
      const answer = await throughLag(http.clock, signal, isReplicationLag, () =>
        session.write({
          operation: 'upsertApplication',
          path: byKey('applications', 'uniqueName', uniqueName),
          headers: { prefer: 'create-if-missing, return=representation' },
          body: applicationPayload(body),
        }),
      );
      const created = answer.status === 201;
      if (answer.body !== null) return { application: applicationView(answer.body), created };
      // 204: the update was done, but what the application now looks like must be read (facts 2.3).
      const { scopes } = graphPermissions.upsertApplication;
      const read = { path: applicationPath('uniqueName', uniqueName), scopes };
      return { application: applicationView(await reader.get(read)), created };
    },
    async addPassword(applicationId, displayName, endDateTime) {
      const answer = await throughLag(http.clock, signal, isReplicationLag, () =>
        session.write({
          operation: 'addPassword',
          path: `/applications/${segment(applicationId)}/addPassword`,
          body: { passwordCredential: { displayName, endDateTime } },
        }),
      );
      const made = parseAnswer(newSecretSchema, answer.body, 'a new secret');
      registerSecret(made.secretText);
      return {
        keyId: made.keyId,
        secretText: made.secretText,
        hint: made.hint,
        endDateTime: made.endDateTime,
      };
    },
    async removePassword(applicationId, keyId) {
      await session.write({
        operation: 'removePassword',
        path: `/applications/${segment(applicationId)}/removePassword`,
        body: { keyId },
      });
    },
  };
}
