import { z } from 'zod';
import { AppError } from '../contract/errors';
import type { StoredCredential } from '../ports/credential-store';

const storedSchema = z.strictObject({
  kind: z.literal('secret'),
  keyId: z.string(),
  value: z.string().min(1),
  endDateTime: z.string(),
});

/** The text that goes into a keychain or vault. */
export function encodeCredential(credential: StoredCredential): string {
  return JSON.stringify(storedSchema.parse(credential));
}

/** What a keychain or vault gave back; throws AppError `keychain-failed` where it is not what was put there. */
export function decodeCredential(text: string, storeName: string): StoredCredential {
  try {
    return storedSchema.parse(JSON.parse(text));
  } catch {
    // No cause: a parser's message may quote the secret.
    throw new AppError({
      code: 'keychain-failed',
      message: `The credential saved in ${storeName} is damaged or was made by a newer Sendwright.`,
      who: 'you',
      next: 'Make a new credential: apply the setup again.',
    });
  }
}
