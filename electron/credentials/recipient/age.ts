import { armor, Decrypter, Encrypter } from 'age-encryption';

/** An age file (binary) for one recipient. */
export async function sealAge(content: Uint8Array, recipient: string): Promise<Uint8Array> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  return encrypter.encrypt(content);
}

/** Opens an age file; null where it is sealed to another key. Throws Error where it is damaged. */
export async function openAge(sealed: Uint8Array, identities: readonly string[]): Promise<Uint8Array | null> {
  const decrypter = new Decrypter();
  for (const identity of identities) decrypter.addIdentity(identity);
  return decrypt(decrypter, sealed);
}

/** Opens an identity file that age itself protects by a passphrase, armoured or not; null for a wrong passphrase. */
export async function openIdentityFile(file: Uint8Array, passphrase: string): Promise<Uint8Array | null> {
  const decrypter = new Decrypter();
  decrypter.addPassphrase(passphrase);
  const text = Buffer.from(file).toString('latin1');
  return decrypt(decrypter, text.includes('-----BEGIN AGE') ? armor.decode(text) : file);
}

async function decrypt(decrypter: Decrypter, file: Uint8Array): Promise<Uint8Array | null> {
  try {
    return await decrypter.decrypt(file);
  } catch (error) {
    // The library's own constant, never localised.
    if (error instanceof Error && error.message.startsWith('no identity matched')) return null;
    throw error;
  }
}
