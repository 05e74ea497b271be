import { AppError } from '../../electron/contract/errors';
import type { CredentialStore } from '../../electron/ports/credential-store';

const facts = { code: 'keychain-missing', message: 'There is no keychain.', next: 'Use the vault.' } as const;

const missing = async (): Promise<never> => {
  throw new AppError(facts);
};

/** A computer without a keychain, found out without starting a helper process. */
export const noKeychain: CredentialStore = {
  name: 'no keychain',
  status: async () => ({ ok: false, ...facts }),
  get: missing,
  set: missing,
  delete: missing,
};
