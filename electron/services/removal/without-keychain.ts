import { AppError } from '../../contract/errors';
import type { CredentialStore } from '../../ports/credential-store';

/** Stands for a keychain that is not to be had here: it keeps nothing, and says so. Throws every other error on. */
export function withoutKeychain(error: unknown): CredentialStore {
  if (!(error instanceof AppError) || !error.code.startsWith('keychain-')) throw error;
  const { message, next = 'Look on the computer that made the credential.' } = error.facts;
  const code = error.code === 'keychain-failed' ? 'keychain-failed' : 'keychain-missing';
  return {
    name: 'the keychain',
    status: async () => ({ ok: false, code, message, next }),
    get: async () => null,
    set: async () => {
      throw error;
    },
    delete: async () => false,
  };
}
