import type { PasswordCredentialView } from '../../ports/directory';
import { readMarker, isOfRun } from './marker';
import type { CredentialIntent } from './marker';

/** What became of the secrets with our marker. */
export interface SecretState {
  /** In Entra and in this computer's keychain, not expired. */
  readonly held: PasswordCredentialView | null;
  /** Made by a run of this computer that never brought the value home: nobody can use them. */
  readonly orphans: readonly PasswordCredentialView[];
  /** Valid, but their value lies elsewhere: on another computer, or lost from this one's keychain. */
  readonly elsewhere: readonly PasswordCredentialView[];
}

/** Sorts the application's secrets of one setup; secrets without our marker are none of our business. */
export function sortSecrets(
  secrets: readonly PasswordCredentialView[],
  facts: {
    readonly setupId: string;
    readonly heldKeyId: string | null;
    readonly intents: readonly CredentialIntent[];
    readonly now: Date;
  },
): SecretState {
  const broughtHome = new Set(facts.intents.flatMap((intent) => intent.keyIds));
  const state = {
    held: null as PasswordCredentialView | null,
    orphans: [] as PasswordCredentialView[],
    elsewhere: [] as PasswordCredentialView[],
  };
  for (const secret of secrets) {
    const marker = readMarker(secret.displayName);
    const expired = Date.parse(secret.endDateTime) <= facts.now.getTime();
    if (secret.keyId === facts.heldKeyId) {
      if (!expired) state.held = secret;
    } else if (marker?.setupId === facts.setupId) {
      const lost =
        !broughtHome.has(secret.keyId) && facts.intents.some((intent) => isOfRun(marker, intent.runId));
      if (lost) state.orphans.push(secret);
      else if (!expired) state.elsewhere.push(secret);
    }
  }
  return state;
}
