import type { PasswordCredentialView } from '../../ports/directory';
import type { Planning } from '../planning';
import { sortSecrets } from './state';
import type { SecretState } from './state';

/** A month counts 30 days, so that 6 months pass a policy of 180 days. */
export const daysPerMonth = 30;

const monthMs = daysPerMonth * 24 * 60 * 60 * 1000;

/** The observed application's secrets of this setup, sorted. */
export function secretsOf(planning: Planning): SecretState {
  return sortedOf(planning, planning.observation.application?.passwordCredentials ?? []);
}

/** The observed application's certificates of this setup, sorted. */
export function certificatesOf(planning: Planning): SecretState {
  return sortedOf(planning, planning.observation.application?.keyCredentials ?? []);
}

function sortedOf(
  { observation, setupId, now }: Planning,
  credentials: Parameters<typeof sortSecrets>[0],
): SecretState {
  return sortSecrets(credentials, {
    setupId,
    heldKeyId: observation.credential.heldKeyId,
    intents: observation.journalIntents,
    now,
  });
}

/** What a reader should know of secrets that stay as they are. */
export function secretNotes({ spec, setupId }: Planning, state: SecretState): readonly string[] {
  const { credential } = spec;
  const used = state.held ?? state.elsewhere[0];
  const notes = state.lost.map(
    (secret) =>
      `The older client secret ${named(secret)} is valid until ${secret.endDateTime.slice(0, 10)}. ${removedBy('the newer one', setupId)}`,
  );
  if (used !== undefined && credential.kind === 'secret' && monthsOf(used) !== credential.months) {
    notes.push(
      `The client secret in use stays valid until ${used.endDateTime.slice(0, 10)}; ${credential.months} month${credential.months === 1 ? '' : 's'} count for the next one.`,
    );
  }
  return notes;
}

/** How an older credential goes, said wherever one is left. */
export function removedBy(newer: string, setupId: string): string {
  return `A rotation removes it once the vendor was seen working with ${newer} (sendwright rotate ${setupId}).`;
}

/** Its name and id: two secrets of one day differ in a few letters only. */
export function named({ displayName, keyId }: PasswordCredentialView): string {
  return displayName === null ? keyId : `"${displayName}" (${keyId})`;
}

/** How long it is valid, in months of 30 days. */
export function monthsOf({ startDateTime, endDateTime }: PasswordCredentialView): number {
  return Math.round((Date.parse(endDateTime) - Date.parse(startDateTime)) / monthMs);
}
