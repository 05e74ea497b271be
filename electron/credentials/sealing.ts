import { configure, Uint8ArrayReader, Uint8ArrayWriter, ZipReader, ZipWriter } from '@zip.js/zip.js';
import { AppError } from '../contract/errors';
import type { Files, Opener, Sealer } from '../ports/sealing';
import { checkPassphrase } from './passphrase';

// Workers would need files of their own beside the bundle.
configure({ useWebWorkers: false });

const mostFiles = 20;
const mostBytes = 8 * 1024 * 1024;

/** AES-256. The library's ZipCrypto is weak and never used. */
const aes256 = 3;

/**
 * Seals files as an AES-256 ZIP (WinZip AE-2, opens with 7-Zip). Names inside stay readable in any encrypted
 * ZIP, so they must tell nothing. The passphrase is checked first: AE derives its key with few rounds, only a
 * long one protects.
 */
export async function seal(files: Files, passphrase: string): Promise<Uint8Array> {
  checkPassphrase(passphrase);
  const writer = new ZipWriter(new Uint8ArrayWriter(), { level: 0 });
  for (const [name, bytes] of files) {
    await writer.add(name, new Uint8ArrayReader(bytes), {
      password: passphrase,
      encryptionStrength: aes256,
      extendedTimestamp: false,
    });
  }
  return writer.close();
}

/** Opens what `seal` made. Throws AppError `refused` for a wrong passphrase, `invalid-input` for a damaged file. */
export async function unseal(sealed: Uint8Array, passphrase: string): Promise<Files> {
  const reader = new ZipReader(new Uint8ArrayReader(sealed));
  try {
    const files = new Map<string, Uint8Array>();
    const entries = await reader.getEntries();
    // A credential is small: what grows beyond this when it is opened is a trap.
    const size = entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0);
    if (entries.length > mostFiles || size > mostBytes) throw new Error('The sealed part is too large.');
    for (const entry of entries) {
      if (entry.directory) continue;
      // Read without the passphrase it would say nothing of who sealed it.
      if (!entry.encrypted) throw new Error('A file of the sealed part is not encrypted.');
      files.set(entry.filename, await entry.getData(new Uint8ArrayWriter(), { password: passphrase }));
    }
    return files;
  } catch (error) {
    throw unsealError(error);
  } finally {
    await reader.close();
  }
}

/** The sealer of a passphrase that is told over another channel. */
export function passphraseSealer(passphrase: string): Sealer {
  checkPassphrase(passphrase);
  return {
    fileName: 'sealed.zip',
    howToOpen: 'Open it with 7-Zip (AES-256) and the passphrase that you get over another channel.',
    seal: (files) => seal(files, passphrase),
  };
}

/** The opener of a passphrase. */
export function passphraseOpener(passphrase: string): Opener {
  return { open: (sealed) => unseal(sealed, passphrase) };
}

function unsealError(error: unknown): AppError {
  const text = error instanceof Error ? error.message : String(error);
  // The library's own constants, never localised; a wrong passphrase passes the two-byte check once in 65,536.
  if (text === 'Invalid password' || text === 'Invalid authentication code') {
    return new AppError(
      {
        code: 'refused',
        message: 'The passphrase does not open the sealed part.',
        who: 'you',
        next: 'Check the passphrase letter by letter; ask the sender for it again by telephone, not by e-mail.',
      },
      { cause: error },
    );
  }
  return new AppError(
    {
      code: 'invalid-input',
      message: 'The sealed part is damaged or is not a ZIP file that Sendwright made.',
      who: 'the sender',
      next: 'Ask for the handoff folder again.',
    },
    { cause: error },
  );
}
