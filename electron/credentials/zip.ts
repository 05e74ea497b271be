import { createHash } from 'node:crypto';
import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import type { Files } from '../ports/sealing';

// Workers would need files of their own beside the bundle.
configure({ useWebWorkers: false });

const mostFiles = 20;
const mostBytes = 8 * 1024 * 1024;

/** AES-256. The library's ZipCrypto is weak and never used. */
const aes256 = 3;

/** Files as a ZIP, without times; with a passphrase each is encrypted (WinZip AE-2, AES-256). */
export async function writeZip(files: Files, passphrase: string | null): Promise<Uint8Array> {
  const writer = new ZipWriter(new Uint8ArrayWriter(), { level: 0 });
  const encryption = passphrase === null ? {} : { password: passphrase, encryptionStrength: aes256 as 3 };
  for (const [name, bytes] of files) {
    await writer.add(name, new Uint8ArrayReader(bytes), { ...encryption, extendedTimestamp: false });
  }
  return writer.close(new TextEncoder().encode(contentsOf(files)));
}

/**
 * What `writeZip` wrote. With a passphrase every file must be encrypted: one that is not says nothing of who sealed it.
 * A credential is small: what grows beyond that when it is opened is a trap. Throws the library's errors, and Error.
 */
export async function readZip(zip: Uint8Array, passphrase: string | null): Promise<Files> {
  const reader = new ZipReader(new Uint8ArrayReader(zip));
  try {
    const entries = await reader.getEntries();
    if (entries.length > mostFiles) throw tooLarge();
    const files = new Map<string, Uint8Array>();
    let room = mostBytes;
    for (const entry of entries) {
      if (entry.directory) continue;
      if (passphrase !== null && !entry.encrypted)
        throw new Error('A file of the sealed part is not encrypted.');
      if (entry.uncompressedSize > room) throw tooLarge();
      const options = passphrase === null ? { checkSignature: true } : { password: passphrase };
      const bytes = await entry.getData(new BoundedWriter(room), options);
      room -= bytes.length;
      files.set(entry.filename, bytes);
    }
    // A file's bytes are checked with the file; that none was dropped or renamed is said by nothing else.
    if (new TextDecoder().decode(reader.comment) !== contentsOf(files)) throw new Error('Files are missing.');
    return files;
  } finally {
    await reader.close();
  }
}

/** Which files there are, for the comment of the ZIP: nothing that would tell what is in them. */
function contentsOf(files: Files): string {
  const list = [...files].map(([name, bytes]) => [name, bytes.length]);
  return `sha256 ${createHash('sha256').update(JSON.stringify(list)).digest('hex')}`;
}

function tooLarge(): Error {
  return new Error('The sealed part is too large.');
}

/** Stops at so many bytes: what a ZIP says of its sizes may be a lie. */
class BoundedWriter extends Uint8ArrayWriter {
  #room: number;

  constructor(room: number) {
    super();
    this.#room = room;
  }

  override async writeUint8Array(bytes: Uint8Array): Promise<void> {
    this.#room -= bytes.length;
    if (this.#room < 0) throw tooLarge();
    await super.writeUint8Array(bytes);
  }
}
