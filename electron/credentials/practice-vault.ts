import { AppError } from '../contract/errors';
import type { CredentialRef, CredentialStore, StoredCredential } from '../ports/credential-store';
import type { HttpRequest, HttpResponse, HttpTransport } from '../ports/transport';
import { accountOf } from './account';
import { decodeCredential, encodeCredential } from './stored-credential';

const name = "the practice tenant's memory";
const timeoutMs = 10_000;
const nobody = '00000000-0000-0000-0000-000000000000';

/**
 * The vault a practice tenant keeps in its own memory, gone when it stops: the only stand-in for a keychain
 * (design rule 4). `control` is the INFO document's control address.
 */
export function createPracticeVault(control: string, transport: HttpTransport): CredentialStore {
  const call = async (method: HttpRequest['method'], path: string, body?: string): Promise<HttpResponse> => {
    const response = await transport.send({
      method,
      url: `${control.replace(/\/+$/u, '')}/vault${path}`,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body }),
      timeoutMs,
    });
    if (response.status < 300 || response.status === 404) return response;
    throw vaultError(`answered with status ${response.status}`);
  };

  const read = async (ref: CredentialRef): Promise<string | null> => {
    const response = await call('GET', `/${accountOf(ref)}`);
    return response.status === 404 ? null : valueOf(response.body);
  };

  return {
    name,
    status: async () => {
      try {
        await call('GET', `/${accountOf({ tenantId: nobody, clientId: nobody })}`);
        return { ok: true };
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        return { ok: false, code: 'keychain-failed', message, next: 'Start the practice tenant again.' };
      }
    },
    get: async (ref) => {
      const text = await read(ref);
      return text === null ? null : decodeCredential(text, name);
    },
    set: async (ref, credential: StoredCredential) => {
      const value = encodeCredential(credential);
      await call('PUT', `/${accountOf(ref)}`, JSON.stringify({ value }));
      if ((await read(ref)) !== value) throw vaultError('did not give back what was saved');
    },
    delete: async (ref) => {
      const had = (await read(ref)) !== null;
      if (had) await call('DELETE', `/${accountOf(ref)}`);
      return had;
    },
  };
}

function valueOf(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && 'value' in parsed) {
      if (typeof parsed.value === 'string') return parsed.value;
    }
  } catch {
    // Falls through: the body may hold a secret, so nothing of it is told.
  }
  throw vaultError('gave an answer that is not of its format');
}

function vaultError(what: string): AppError {
  return new AppError({
    code: 'keychain-failed',
    message: `The practice tenant's vault ${what}.`,
    who: 'you',
    next: 'Start the practice tenant again and apply the setup again.',
  });
}
