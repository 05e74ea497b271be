import { z } from 'zod';
import { AppError } from '../contract/errors';
import type { StoredCredential } from '../ports/credential-store';

const common = { keyId: z.string(), endDateTime: z.string() };

const storedSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('secret'), value: z.string().min(1), ...common }),
  z.strictObject({
    kind: z.literal('certificate'),
    privateKey: z.base64().min(1),
    certificate: z.base64().min(1),
    ...common,
  }),
]);

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
