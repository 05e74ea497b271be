import { open, readFile } from 'node:fs/promises';
import { AppError } from '../contract/errors';

/** Reads a passphrase file; one trailing newline (LF or CRLF) is not part of the passphrase, nor is a BOM. */
export async function readPassphraseFile(path: string): Promise<string> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    throw fileError(
      `The passphrase file ${path} can't be read`,
      error,
      'Check the path and your rights to it.',
    );
  }
  return text.replace(/^\uFEFF/u, '').replace(/\r?\n$/u, '');
}

/** Writes a new passphrase file with mode 0600; an existing file is never overwritten. */
export async function writePassphraseFile(path: string, passphrase: string): Promise<void> {
  try {
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(`${passphrase}\n`, 'utf8');
      await file.sync();
    } finally {
      await file.close();
    }
  } catch (error) {
    throw fileError(
      `The passphrase file ${path} can't be written`,
      error,
      'Name a new file in a folder you may write to; an existing file is never overwritten.',
    );
  }
}

function fileError(message: string, error: unknown, next: string): AppError {
  const code = error instanceof Error && 'code' in error ? ` (${String(error.code)})` : '';
  return new AppError(
    { code: 'invalid-input', message: `${message}${code}.`, who: 'you', next },
    { cause: error },
  );
}
