import { Command } from 'commander';
import type { OpenDocument } from '../../contract/documents';
import { AppError } from '../../contract/errors';
import { exitCodes } from '../../contract/exit-codes';
import type { OpeningKey } from '../../services/services';
import type { CliContext, CommonOptions } from '../context';
import { withCommonOptions } from '../options';
import { readPassphrase, refuseTaken } from '../passphrase';
import { plain } from '../plain';
import { runCommand } from '../run-command';
import type { Style } from '../style';

type OpenOptions = CommonOptions & {
  passphraseFile?: string;
  identityFile?: string;
  keyPassphraseFile?: string;
  credentialFile?: string;
};

/** `open DIR [--passphrase-file F | --identity-file KEY]`: checks a handoff folder, as the vendor would. */
export function openCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('open')
      .description('Check a handoff folder; with the passphrase or the private key also its sealed part.')
      .argument('<dir>', 'handoff folder')
      .option('--passphrase-file <file>', 'file that holds the passphrase')
      .option(
        '--identity-file <key>',
        'your private key, where it was sealed to your public one: age identity, PEM, DER or PFX',
      )
      .option('--key-passphrase-file <file>', 'file that holds the passphrase of that private key')
      .option(
        '--credential-file <file>',
        'put the credential into this file (mode 0600); it is never printed',
      ),
    'files',
  ).action(async (directory: string, options: OpenOptions) =>
    runCommand(context, options, async ({ services, style }) => {
      const key = await keyOf(context, options);
      if (options.credentialFile !== undefined) await refuseTaken(context, options.credentialFile);
      const keep = keeper(context, options.credentialFile);
      const document = await services.open(directory, key, keep);
      return { document, text: openText(document, style), code: exitCodes.done };
    }),
  );
}

/** What opens it, as the options say; null: it stays shut. */
async function keyOf(
  context: CliContext,
  { passphraseFile, identityFile, keyPassphraseFile }: OpenOptions,
): Promise<OpeningKey | null> {
  const isKeyMissing = identityFile === undefined && keyPassphraseFile !== undefined;
  if (isKeyMissing || (passphraseFile !== undefined && identityFile !== undefined)) {
    throw new AppError({
      code: 'invalid-input',
      message: 'The sealed part is opened by a passphrase or by a private key.',
      next: 'Give --passphrase-file, or --identity-file (with --key-passphrase-file where the key has a passphrase).',
    });
  }
  if (passphraseFile !== undefined) {
    return { kind: 'passphrase', value: await readPassphrase(context, passphraseFile) };
  }
  if (identityFile === undefined) return null;
  return {
    kind: 'identity',
    file: { bytes: await context.readBytes(identityFile), name: identityFile },
    passphrase: keyPassphraseFile === undefined ? null : await readPassphrase(context, keyPassphraseFile),
  };
}

function keeper(
  context: CliContext,
  file: string | undefined,
): ((credential: string) => Promise<string>) | null {
  if (file === undefined) return null;
  return async (credential) => {
    await context.writeText(file, credential, { secret: true });
    return file;
  };
}

const sealText: Record<OpenDocument['credential'], string> = {
  none: 'there is none in this handoff (the vendor has its own)',
  sealed: 'sealed; give --passphrase-file or --identity-file to check it',
  opened: 'passphrase or key fits, and the sealed part is whole',
};

function openText(made: OpenDocument, style: Style): string {
  const document = plain(made);
  const rows: [string, string][] = [
    ['tenant', document.tenant],
    ['client id', document.clientId],
    ['vendor', document.vendor],
    ['senders', document.senders.join(', ')],
    ['credential', sealText[document.credential]],
  ];
  if (document.sealedFor !== null) {
    const { kind, name, fingerprint } = document.sealedFor;
    rows.push(['sealed to', kind === 'age' ? fingerprint : `${name}, SHA-256 ${fingerprint}`]);
  }
  if (document.expires !== null) rows.push(['expires', document.expires.slice(0, 10)]);
  if (document.credentialFile !== null)
    rows.push(['written to', `${document.credentialFile} (readable by you alone)`]);
  return [
    `${style.pass} ${style.bold(document.application)}: the handoff is complete and valid`,
    ...rows.map(([name, value]) => style.row(name, value)),
  ].join('\n');
}
