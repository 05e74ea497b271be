/** How each kind of sealed part begins; the key of age is a line of text, that of CMS a DER sequence. */
const ageStart = 'age-encryption.org/v1';
const sequenceTag = 0x30;

/** What opens a sealed part: a passphrase (ZIP), or the private key that it was sealed to (age, CMS). */
export function wayInOf(sealed: Uint8Array): 'passphrase' | 'identity' {
  return isAge(sealed) || sealed[0] === sequenceTag ? 'identity' : 'passphrase';
}

/** Whether a sealed part is an age file; of the others with a key it is CMS. */
export function isAge(sealed: Uint8Array): boolean {
  return Buffer.from(sealed.subarray(0, ageStart.length)).toString('latin1') === ageStart;
}
