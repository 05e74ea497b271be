import { AppError, leavesEffectOpen, toAppError } from '../../contract/errors';
import type { CredentialRef, CredentialStore, StoredCredential } from '../../ports/credential-store';
import type { Directory, NewSecret } from '../../ports/directory';
import { unlessGone } from '../executor';

interface Ports {
  readonly directory: Directory;
  readonly credentials: CredentialStore;
}

/** Throws the keychain's own error where no secret could be kept now; asked before one is made. */
export async function refuseWithoutKeychain(credentials: CredentialStore): Promise<void> {
  const usable = await credentials.status();
  if (usable.ok) return;
  const { message, next, code = 'keychain-missing' } = usable;
  throw new AppError({ code, message, who: 'you', next });
}

/**
 * Puts a credential into the keychain, which reads it back, and only then does what makes it work: no key works that
 * nobody holds. Where that surely had no effect, the keychain is as it was before.
 */
export async function keepThen(
  credentials: CredentialStore,
  ref: CredentialRef,
  credential: StoredCredential,
  act: () => Promise<void>,
): Promise<void> {
  const before = await credentials.get(ref);
  await credentials.set(ref, credential);
  try {
    await act();
  } catch (error) {
    if (!leavesEffectOpen(toAppError(error).code)) {
      if (before === null) await credentials.delete(ref);
      else await credentials.set(ref, before);
    }
    throw error;
  }
}

/** Puts a new secret's value into the keychain; where that fails the secret is taken back and nothing is left. */
export async function bringHome(
  ports: Ports,
  applicationId: string,
  ref: CredentialRef,
  made: NewSecret,
): Promise<void> {
  const { keyId, secretText: value, endDateTime } = made;
  try {
    await ports.credentials.set(ref, { kind: 'secret', keyId, value, endDateTime });
  } catch (error) {
    const { facts } = toAppError(error);
    const left = await takeBack(ports.directory, applicationId, keyId);
    throw new AppError(
      {
        code: facts.code === 'keychain-missing' ? 'keychain-missing' : 'keychain-failed',
        message: `${facts.message} ${left}`,
        who: facts.who ?? 'you',
        next: facts.next ?? `Unlock or repair ${ports.credentials.name}, then apply again.`,
      },
      { cause: error },
    );
  }
}

/** Nobody can use a secret whose value was not kept. */
async function takeBack(directory: Directory, applicationId: string, keyId: string): Promise<string> {
  try {
    await unlessGone(directory.removePassword(applicationId, keyId));
    return 'The new secret was removed again; nothing is left behind.';
  } catch {
    // The journal marks this run, so the next plan removes what is left.
    return `The new secret ${keyId} could not be removed at once; the next run removes it.`;
  }
}
