import { AppError } from '../contract/errors';
import type { CredentialStore } from '../ports/credential-store';

/** The store to use, and a line that must be said aloud where it is not the keychain. */
export interface ChosenStore {
  readonly store: CredentialStore;
  readonly notice: string | null;
}

/**
 * The keychain where it can be used; else, only against a practice tenant, its vault; else AppError
 * `keychain-missing` or `keychain-failed`, thrown before anything is written (design rule 4).
 */
export async function chooseStore(
  keychain: CredentialStore,
  practiceVault: CredentialStore | null,
): Promise<ChosenStore> {
  const status = await keychain.status();
  if (status.ok) return { store: keychain, notice: null };
  if (practiceVault === null) {
    throw new AppError({
      code: status.code ?? 'keychain-missing',
      message: status.message,
      who: 'you',
      next: status.next,
    });
  }
  return {
    store: practiceVault,
    notice:
      `${status.message} So the credential goes to ${practiceVault.name} and is gone when that stops; ` +
      'with a real tenant Sendwright would stop here.',
  };
}
