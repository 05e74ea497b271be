import type { SealedFor } from '../../contract/handoff';

/** Whose public key seals: what is shown of it, and what seals with it. */
export type Recipient =
  | { readonly kind: 'age'; readonly recipient: string; readonly view: SealedFor }
  | { readonly kind: 'certificate'; readonly der: Buffer; readonly view: SealedFor };

/**
 * Whether what the vendor told is this recipient: its fingerprint or, of a certificate, the thumbprint that Windows
 * shows. Blanks, colons and case do not count.
 */
export function isFingerprintOf(told: string, { fingerprint, thumbprint }: SealedFor): boolean {
  const bare = (text: string): string => text.replace(/[\s:]/gu, '').toLowerCase();
  return [fingerprint, ...(thumbprint === undefined ? [] : [thumbprint])].some(
    (one) => bare(one) === bare(told),
  );
}
