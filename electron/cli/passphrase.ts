import { AppError } from '../contract/errors';
import type { CliContext } from './context';

/** Refuses to write a secret over a file that is there: it may be the only passphrase of another handoff. */
export async function refuseTaken(context: CliContext, file: string): Promise<void> {
  if (!(await context.exists(file))) return;
  throw new AppError({
    code: 'invalid-input',
    message: `${file} is already there and is not overwritten.`,
    next: 'Name a new file.',
  });
}

/** Reads a passphrase file; its trailing newline is not part of the passphrase (design section 9). */
export async function readPassphrase(context: Pick<CliContext, 'readText'>, file: string): Promise<string> {
  const passphrase = (await context.readText(file)).replace(/\r?\n$/u, '');
  if (passphrase !== '') return passphrase;
  throw new AppError({
    code: 'invalid-input',
    message: `${file} is empty: it should hold the passphrase on its first line.`,
    next: 'Write the passphrase into the file.',
  });
}
