import { Option } from 'commander';
import type { AskPassphrase } from '../services/services';
import type { CliContext } from './context';
import { readPassphrase } from './passphrase';

/** `--pfx-passphrase-file F`: a passphrase never stands among the arguments, which others can see. */
export function pfxPassphraseOption(): Option {
  return new Option(
    '--pfx-passphrase-file <file>',
    'file with the passphrase of the PFX that the setup file names (default: asked on the terminal)',
  );
}

/** The passphrase of a PFX from a file; without one asked on the terminal, hidden. */
export function pfxAsker(context: CliContext, file: string | undefined): AskPassphrase {
  if (file !== undefined) {
    // What did not fit would not fit again.
    return async (_name, problem) => (problem === null ? readPassphrase(context, file) : null);
  }
  return async (name, problem) => {
    const { askHidden } = context;
    if (askHidden === undefined) return null;
    return askHidden(problem === null ? `Passphrase of ${name}:` : `${problem} Passphrase of ${name}:`);
  };
}
