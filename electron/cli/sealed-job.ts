import { resolve } from 'node:path';
import { AppError } from '../contract/errors';
import type { Passphrase } from '../services/services';
import type { CliContext } from './context';
import { readPassphrase, refuseTaken } from './passphrase';
import { refuseForeign } from './written-files';

interface SealedJobOptions {
  readonly out?: string;
  readonly newPassphraseFile?: string;
  readonly passphraseFile?: string;
}

/** The sealed file that a command is to write, and what seals it. */
export interface SealedJob {
  readonly file: string;
  readonly passphrase: Passphrase;
}

/** What was asked for, checked before anything is done; null: no file. Throws AppError `invalid-input`. */
export async function sealedJobOf(
  context: CliContext,
  { out, newPassphraseFile, passphraseFile }: SealedJobOptions,
): Promise<SealedJob | null> {
  const given = newPassphraseFile ?? passphraseFile;
  if (out === undefined && given === undefined) return null;
  const isBoth = newPassphraseFile !== undefined && passphraseFile !== undefined;
  if (out === undefined || given === undefined || isBoth) throw oneOfBoth();
  if (resolve(context.folder, out) === resolve(context.folder, given)) throw samePlace(out);
  await refuseForeign(context, out, 'unattended');
  if (newPassphraseFile === undefined) {
    return { file: out, passphrase: { kind: 'given', value: await readPassphrase(context, given) } };
  }
  await refuseTaken(context, given);
  const keep = async (phrase: string): Promise<void> =>
    context.writeText(given, `${phrase}\n`, { secret: true });
  return { file: out, passphrase: { kind: 'new', keep } };
}

/** Refuses to write over the sealed file of another tenant: its jobs work with it. Throws AppError `invalid-input`. */
export async function refuseOtherTenants(
  context: Pick<CliContext, 'exists' | 'readText'>,
  file: string,
  tenantId: string,
): Promise<void> {
  if (!(await context.exists(file))) return;
  const { tenantId: theirs, tenantName } = factsIn(await context.readText(file));
  if (theirs === undefined || theirs.toLowerCase() === tenantId.toLowerCase()) return;
  throw new AppError({
    code: 'invalid-input',
    message: `${file} is the sealed sign-in of another tenant, ${tenantName ?? theirs}; it is not overwritten.`,
    who: 'you',
    next: 'Name a new file.',
  });
}

function factsIn(text: string): { readonly tenantId?: string; readonly tenantName?: string } {
  try {
    return JSON.parse(text) as ReturnType<typeof factsIn>;
  } catch {
    return {};
  }
}

function oneOfBoth(): AppError {
  return new AppError({
    code: 'invalid-input',
    message: 'A sealed file takes a place and one passphrase.',
    next: 'Give --out FILE with --new-passphrase-file FILE, or with --passphrase-file FILE.',
  });
}

function samePlace(file: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message: `${file} is to be the sealed file and to hold its passphrase: one would be written over the other.`,
    who: 'you',
    next: 'Name two files, in two folders: the passphrase must not lie beside what it opens.',
  });
}
