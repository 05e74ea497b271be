import { Command } from 'commander';
import type { OpenDocument } from '../../contract/documents';
import { exitCodes } from '../../contract/exit-codes';
import type { CliContext, CommonOptions } from '../context';
import { withCommonOptions } from '../options';
import { readPassphrase, refuseTaken } from '../passphrase';
import { plain } from '../plain';
import { runCommand } from '../run-command';
import type { Style } from '../style';

type OpenOptions = CommonOptions & { passphraseFile?: string; credentialFile?: string };

/** `open DIR [--passphrase-file F] [--credential-file F]`: checks a handoff folder, as the vendor would. */
export function openCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('open')
      .description('Check a handoff folder; with the passphrase also its sealed part.')
      .argument('<dir>', 'handoff folder')
      .option('--passphrase-file <file>', 'file that holds the passphrase')
      .option(
        '--credential-file <file>',
        'put the credential into this file (mode 0600); it is never printed',
      ),
    'files',
  ).action(async (directory: string, options: OpenOptions) =>
    runCommand(context, options, async ({ services, style }) => {
      const passphrase =
        options.passphraseFile === undefined ? null : await readPassphrase(context, options.passphraseFile);
      if (options.credentialFile !== undefined) await refuseTaken(context, options.credentialFile);
      const keep = keeper(context, options.credentialFile);
      const document = await services.open(directory, passphrase, keep);
      return { document, text: openText(document, style), code: exitCodes.done };
    }),
  );
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
  sealed: 'sealed; give --passphrase-file to check it',
  opened: 'the passphrase fits and the sealed part is whole',
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
  if (document.expires !== null) rows.push(['expires', document.expires.slice(0, 10)]);
  if (document.credentialFile !== null)
    rows.push(['written to', `${document.credentialFile} (readable by you alone)`]);
  return [
    `${style.pass} ${style.bold(document.application)}: the handoff is complete and valid`,
    ...rows.map(([name, value]) => style.row(name, value)),
  ].join('\n');
}
