import type { PasswordCredentialView } from '../../ports/directory';
import { readMarker, isOfRun } from './marker';
import type { CredentialIntent } from './marker';

/** What became of the secrets with our marker. */
export interface SecretState {
  /** In Entra and in this computer's keychain, not expired. */
  readonly held: PasswordCredentialView | null;
  /** Made by a run of this computer that never brought the value home: nobody can use them. */
  readonly orphans: readonly PasswordCredentialView[];
  /** Valid, made and kept by this computer, and gone from its keychain since: the vendor may work with them. */
  readonly lost: readonly PasswordCredentialView[];
  /** Valid, made by another computer: their value lies there. */
  readonly elsewhere: readonly PasswordCredentialView[];
}

/** Sorts the application's secrets of one setup; secrets without our marker are none of our business. */
export function sortSecrets(
  secrets: readonly PasswordCredentialView[],
  facts: {
    readonly setupId: string;
    readonly heldKeyId: string | null;
    /** Held here as well, beside that one: left out of everything. */
    readonly spared?: string | null;
    readonly intents: readonly CredentialIntent[];
    readonly now: Date;
  },
): SecretState {
  const broughtHome = new Set(facts.intents.flatMap((intent) => intent.keyIds));
  const state = {
    held: null as PasswordCredentialView | null,
    orphans: [] as PasswordCredentialView[],
    lost: [] as PasswordCredentialView[],
    elsewhere: [] as PasswordCredentialView[],
  };
  for (const secret of secrets.filter(({ keyId }) => keyId !== (facts.spared ?? null))) {
    const marker = readMarker(secret.displayName);
    const expired = Date.parse(secret.endDateTime) <= facts.now.getTime();
    if (secret.keyId === facts.heldKeyId) {
      if (!expired) state.held = secret;
    } else if (marker?.setupId === facts.setupId) {
      const madeHere = facts.intents.some((intent) => isOfRun(marker, intent.runId));
      if (madeHere && !broughtHome.has(secret.keyId)) state.orphans.push(secret);
      else if (!expired) (madeHere ? state.lost : state.elsewhere).push(secret);
    }
  }
  return state;
}
