import { z } from 'zod';
import { AppError } from '../contract/errors';
import type { DirectoryWrites, NewCertificate } from '../ports/directory';
import { parseAnswer } from './answer';
import { isReplicationLag, throughLag } from './lag';
import { segment } from './odata';
import { graphPermissions } from './permissions';
import type { GraphSession } from './session';

/** Without the list nothing is written: what is left out of the next PATCH would be deleted. */
const keysSchema = z.looseObject({ keyCredentials: z.array(z.looseObject({ keyId: z.string() })) });
type Keys = z.infer<typeof keysSchema>['keyCredentials'];

/**
 * Adds and removes certificates of an application. PATCH replaces the whole list, so it is read first, with the keys
 * themselves, and goes back with the one change (facts 9). Never a private key.
 */
export function certificateWrites(
  session: GraphSession,
): Pick<DirectoryWrites, 'addCertificate' | 'removeCertificate'> {
  const { http, reader, signal } = session;

  async function keysOf(applicationId: string): Promise<Keys> {
    const path = `/applications/${segment(applicationId)}?$select=id,keyCredentials`;
    const body = await reader.get({ path, scopes: graphPermissions.keyCredentials.scopes });
    return parseAnswer(keysSchema, body, 'the certificates of an application').keyCredentials;
  }

  async function replace(applicationId: string, keyCredentials: readonly object[]): Promise<void> {
    await session.write({
      operation: 'replaceKeyCredentials',
      path: `/applications/${segment(applicationId)}`,
      body: { keyCredentials },
    });
  }

  return {
    async addCertificate(applicationId, certificate) {
      await throughLag(http.clock, signal, isReplicationLag, async () => {
        const keys = await keysOf(applicationId);
        const others = keys.filter((one) => one.keyId !== certificate.keyId);
        await replace(applicationId, [...others, keyCredential(certificate)]);
      });
    },
    async removeCertificate(applicationId, keyId) {
      const keys = await keysOf(applicationId);
      const left = keys.filter((one) => one.keyId !== keyId);
      if (left.length === keys.length) {
        throw new AppError({ code: 'not-found', message: `The application has no certificate ${keyId}.` });
      }
      await replace(applicationId, left);
    },
  };
}

function keyCredential({ keyId, displayName, certificate, notBefore, notAfter }: NewCertificate): object {
  return {
    ...{ keyId, displayName, type: 'AsymmetricX509Cert', usage: 'Verify', key: certificate },
    ...{ startDateTime: notBefore, endDateTime: notAfter },
  };
}
