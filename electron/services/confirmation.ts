import { createHmac, timingSafeEqual } from 'node:crypto';
import type { SignInCredential } from '../ports/tokens';

/** What is confirmed, so that a confirmation of one is none of another. */
export type Confirmed = 'Sendwright receipt 1' | 'Sendwright vendor result 1';

/** Only who has the credential can make it; the secret has far too many values for it to tell anything of it. */
export function confirmationWith(credential: SignInCredential, what: Confirmed, text: string): string {
  const secret = credential.kind === 'secret' ? credential.value : credential.privateKey;
  const key = createHmac('sha256', what).update(secret).digest();
  return createHmac('sha256', key).update(text).digest('base64url');
}

/** Whether a confirmation is the one that was expected, in constant time. */
export function isConfirmed(expected: string, found: string): boolean {
  const [one, other] = [Buffer.from(expected), Buffer.from(found)];
  return one.length === other.length && timingSafeEqual(one, other);
}
