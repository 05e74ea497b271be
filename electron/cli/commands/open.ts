import { Command } from 'commander';
import type { OpenDocument } from '../../contract/documents';
import { AppError } from '../../contract/errors';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { OpeningKey, Services } from '../../services/services';
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
  /** Of `--no-test`. */
  test: boolean;
  receipt?: string;
  name?: string;
};

/** `open DIR [--passphrase-file F | --identity-file KEY]`: checks a handoff folder, as the vendor would. */
export function openCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('open')
      .description(
        'Check a handoff folder; with the passphrase or the private key also its sealed part, and whether the credential works.',
      )
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
      )
      .option('--no-test', 'do not ask Entra for a token with it')
      .option('--receipt <file>', 'write a receipt for whoever handed it over; no secret in it')
      .option('--name <name>', 'with --receipt: who took it over, e.g. "Jane Doe"'),
    'token',
  ).action(async (directory: string, options: OpenOptions) =>
    runCommand(context, options, async ({ services, style }) => {
      const key = await keyOf(context, options);
      for (const file of [options.credentialFile, options.receipt]) {
        if (file !== undefined) await refuseTaken(context, file);
      }
      const document = await services.open(directory, key, {
        ...wishes(context, options),
        signal: context.signal,
      });
      if (document.receipt !== null && options.receipt !== undefined) {
        await context.writeText(options.receipt, `${JSON.stringify(document.receipt, null, 2)}\n`);
      }
      const text = [openText(document, style), ...receiptLines(options.receipt, style)].join('\n');
      return { document, text, code: openExitCode(document) };
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

/** What is wanted besides looking. */
function wishes(
  context: CliContext,
  { credentialFile, test, receipt, name }: OpenOptions,
): Parameters<Services['open']>[2] {
  if ((receipt === undefined) !== (name === undefined)) {
    throw new AppError({
      code: 'invalid-input',
      message: 'A receipt needs a file and a name.',
      next: 'Give both: --receipt FILE --name "Jane Doe"',
    });
  }
  const keep = async (credential: string): Promise<string> => {
    await context.writeText(credentialFile ?? '', credential, { secret: true });
    return credentialFile ?? '';
  };
  return {
    test,
    ...(credentialFile === undefined ? {} : { keep }),
    ...(name === undefined ? {} : { receipt: { name } }),
  };
}

/** 0 whole, and works where it was tested; 1 it does not work; 3 a person must help, or nobody answered. */
export function openExitCode({ test }: OpenDocument): ExitCode {
  switch (test?.result) {
    case 'wrong':
    case 'expired':
    case 'refused':
      return exitCodes.failed;
    case 'blocked':
    case 'unreachable':
      return exitCodes.needsPerson;
    case 'works':
    case 'skipped':
    case undefined:
      return exitCodes.done;
  }
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
    ...(document.test === null ? [] : testLines(document.test, style)),
    ...(document.strangers.length === 0
      ? []
      : [
          style.item(
            style.warn,
            `Also in the folder, and not part of the handoff: ${document.strangers.join(', ')}. Do not open what you did not put there yourself.`,
          ),
        ]),
  ].join('\n');
}

const testMarks = {
  works: 'pass',
  wrong: 'fail',
  expired: 'fail',
  blocked: 'fail',
  refused: 'fail',
  unreachable: 'unknown',
  skipped: 'open',
} as const;

function testLines(test: NonNullable<OpenDocument['test']>, style: Style): readonly string[] {
  const { result, message, who, next, serviceCode, requestId } = test;
  const ids = [serviceCode, requestId === null ? null : `request id ${requestId}`].filter(
    (one) => one !== null,
  );
  return [
    style.item(style[testMarks[result]], message),
    ...(who === null ? [] : [style.item('Who can mend it:', who, 4)]),
    ...(next === null ? [] : [style.item('Next:', next, 4)]),
    ...(ids.length === 0 ? [] : [style.dim(style.wrap(`${ids.join(', ')}, ${test.time}`))]),
  ];
}

function receiptLines(file: string | undefined, style: Style): readonly string[] {
  if (file === undefined) return [];
  return [style.item('Next:', `send the receipt ${file} to whoever handed this over; no secret is in it.`)];
}
