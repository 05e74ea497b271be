import { AppError } from '../contract/errors';
import type { Files, Opener, Sealer } from '../ports/sealing';
import { checkPassphrase } from './passphrase';
import { wayInOf } from './way-in';
import { readZip, writeZip } from './zip';

/**
 * Seals files as an AES-256 ZIP (WinZip AE-2, opens with 7-Zip). Names inside stay readable in any encrypted
 * ZIP, so they must tell nothing. The passphrase is checked first: AE derives its key with few rounds, only a
 * long one protects.
 */
export async function seal(files: Files, passphrase: string): Promise<Uint8Array> {
  checkPassphrase(passphrase);
  return writeZip(files, passphrase);
}

/** Opens what `seal` made. Throws AppError `refused` for a wrong passphrase, `invalid-input` for a damaged file. */
export async function unseal(sealed: Uint8Array, passphrase: string): Promise<Files> {
  if (wayInOf(sealed) === 'identity') throw takesKey();
  try {
    return await readZip(sealed, passphrase);
  } catch (error) {
    throw unsealError(error);
  }
}

/** The sealer of a passphrase that is told over another channel. */
export function passphraseSealer(passphrase: string): Sealer {
  checkPassphrase(passphrase);
  return {
    fileName: 'sealed.zip',
    howToOpen:
      'Open it with 7-Zip (AES-256) and the passphrase that you get over another channel. Windows Explorer may not be able to.',
    ways: [],
    sealedFor: null,
    seal: (files) => seal(files, passphrase),
  };
}

/** The opener of a passphrase. */
export function passphraseOpener(passphrase: string): Opener {
  return { open: (sealed) => unseal(sealed, passphrase) };
}

function takesKey(): AppError {
  return new AppError({
    code: 'invalid-input',
    message: 'This sealed part was sealed to a public key: no passphrase opens it.',
    who: 'whoever holds the private key',
    next: 'Open it with that key: sendwright open DIR --identity-file KEY',
  });
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
  return damagedPart(error);
}

/** What cannot be opened by anybody. */
export function damagedPart(cause?: unknown): AppError {
  return new AppError(
    {
      code: 'invalid-input',
      message: 'The sealed part is damaged, or Sendwright did not make it.',
      who: 'the sender',
      next: 'Ask for the handoff folder again.',
    },
    { cause },
  );
}
