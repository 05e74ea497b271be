import { isAbsolute, relative, resolve } from 'node:path';
import { Command } from 'commander';
import { AppError } from '../../contract/errors';
import { exitCodes } from '../../contract/exit-codes';
import type { HandoffResult } from '../../contract/documents';
import type { Passphrase, Seal } from '../../services/services';
import { asBuiltText, checkAsked, writeAsBuilt } from '../as-built';
import type { CliContext, CommonOptions } from '../context';
import { withCommonOptions } from '../options';
import { readPassphrase, refuseTaken } from '../passphrase';
import { namedText } from '../named-text';
import { plain } from '../plain';
import { receiptText } from '../print-receipt';
import { runCommand } from '../run-command';
import type { Style } from '../style';

type HandoffOptions = CommonOptions & {
  out?: string;
  asBuilt?: string;
  receipt?: string;
  passphraseFile?: string;
  newPassphraseFile?: string;
  recipientFile?: string;
  recipientFingerprint?: string;
};

type SealOptions = HandoffOptions & { readonly out: string };

/**
 * `handoff SETUP --out DIR (--passphrase-file F | --new-passphrase-file F | --recipient-file PUB)`: what the vendor gets;
 * `handoff SETUP --receipt FILE`: that the vendor got it.
 */
export function handoffCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('handoff')
      .description(
        'Write what the vendor gets: an open part without secrets and a sealed part with the credential.',
      )
      .argument('<setup>', 'id of the setup (see "status")')
      .option('--out <dir>', 'new folder for the handoff')
      .option('--passphrase-file <file>', 'file that holds the passphrase of the sealed part')
      .option('--new-passphrase-file <file>', 'make a passphrase and write it here (mode 0600)')
      .option(
        '--recipient-file <file>',
        'seal it to the vendor’s public key: an age recipient (age1…) or its certificate (.cer, .pem)',
      )
      .option(
        '--recipient-fingerprint <text>',
        'what the vendor told of that key, e.g. by phone; another key is refused',
      )
      .option('--receipt <file>', 'instead: take in the receipt that the vendor sent back')
      .option('--as-built <html>', 'write the as-built document for the customer; alone or beside --out'),
  ).action(async (setup: string, options: HandoffOptions) =>
    runCommand(context, options, async ({ services, style, listener }) => {
      const { out, asBuilt, receipt } = options;
      if (receipt !== undefined) {
        refuseBeside(options);
        const file = await namedText(context, receipt);
        const taken = await services.receipt(setup, file, { signal: context.signal, listener });
        return { document: taken, text: receiptText(taken, style), code: exitCodes.done };
      }
      await checkAsked(context, out, asBuilt);
      if (out === undefined) {
        const document = await writeAsBuilt(context, services, setup, asBuilt ?? '');
        return { document, text: asBuiltText(asBuilt ?? ''), code: exitCodes.done };
      }
      const seal = await sealOf(context, { ...options, out });
      const made = await services.handoff(setup, out, seal, {
        signal: context.signal,
        listener,
      });
      const passphraseFile = isSealed(made) ? (options.newPassphraseFile ?? null) : null;
      const document: HandoffResult = {
        ...made,
        passphraseFile,
        ...(asBuilt === undefined ? {} : { asBuilt }),
      };
      if (asBuilt !== undefined) await writeAsBuilt(context, services, setup, asBuilt);
      return { document, text: handoffText(document, style), code: exitCodes.done };
    }),
  );
}

function refuseBeside(options: HandoffOptions): void {
  const { out, asBuilt, passphraseFile, newPassphraseFile, recipientFile } = options;
  const others = [out, asBuilt, passphraseFile, newPassphraseFile, recipientFile];
  if (others.every((one) => one === undefined)) return;
  throw new AppError({
    code: 'invalid-input',
    message: 'A receipt is taken in, or a handoff is written: not both at once.',
    next: 'Give --receipt alone.',
  });
}

/** What seals, as the options say; null: none given, which does only where nothing is sealed. */
async function sealOf(context: CliContext, options: SealOptions): Promise<Seal | null> {
  const { passphraseFile, newPassphraseFile, recipientFile, recipientFingerprint: fingerprint } = options;
  const given = [passphraseFile, newPassphraseFile, recipientFile].filter((file) => file !== undefined);
  if (given.length > 1 || (fingerprint !== undefined && recipientFile === undefined)) {
    throw new AppError({
      code: 'invalid-input',
      message: 'The sealed part takes one passphrase or one public key.',
      next: 'Give one of --passphrase-file, --new-passphrase-file and --recipient-file (with --recipient-fingerprint, if you like).',
    });
  }
  if (recipientFile === undefined) return passphraseOf(context, options);
  const file = { bytes: await context.readBytes(recipientFile), name: recipientFile };
  return { kind: 'recipient', file, ...(fingerprint === undefined ? {} : { fingerprint }) };
}

async function passphraseOf(
  context: CliContext,
  { out, passphraseFile, newPassphraseFile }: SealOptions,
): Promise<Passphrase | null> {
  const file = passphraseFile ?? newPassphraseFile;
  if (file === undefined) return null;
  refuseInside(context, out, file);
  if (passphraseFile !== undefined) return { kind: 'given', value: await readPassphrase(context, file) };
  await refuseTaken(context, file);
  return {
    kind: 'new',
    keep: async (passphrase) => context.writeText(file, `${passphrase}\n`, { secret: true }),
  };
}

const contents: Readonly<Record<string, string>> = {
  'README.txt': 'what is what',
  'handoff.html': 'the page to work from, on screen or printed',
  'handoff.pdf': 'the same, to print',
  'handoff.json': 'the same for programs',
  'proof.html': 'what was tested, with times and request ids',
  'proof.pdf': 'the same, to print',
  SHA256SUMS: 'checksums, for sha256sum -c',
  'renewal.ics': 'reminders before the credential ends',
  'sealed.zip': 'the credential, encrypted',
  'sealed.zip.age': 'the credential, for the vendor’s age key alone',
  'sealed.zip.p7m': 'the credential, for the key of the vendor’s certificate alone',
};

/** The folder goes to the vendor as it is: with the passphrase in it nothing would be sealed. */
function refuseInside(context: CliContext, directory: string, file: string): void {
  const way = relative(resolve(context.folder, directory), resolve(context.folder, file));
  if (way.startsWith('..') || isAbsolute(way)) return;
  throw new AppError({
    code: 'invalid-input',
    message: `The passphrase file ${file} would lie in the handoff folder ${directory}, beside what it opens.`,
    next: 'Name a file outside the folder, and send it another way.',
  });
}

/** Where everything lies and how it travels. */
export function handoffText(made: HandoffResult, style: Style): string {
  const document = plain(made);
  const lines = [
    style.item(style.pass, `Handoff for ${document.setup} in ${style.bold(document.directory ?? '')}`, 0),
    ...document.files.map((file) => style.row(file, contents[file] ?? '')),
  ];
  if (document.asBuilt !== undefined) lines.push(`  ${asBuiltText(document.asBuilt)}`);
  if (document.expires !== null) lines.push(`  The credential ends on ${document.expires.slice(0, 10)}.`);
  if (document.proof !== 'proven') {
    lines.push(
      style.item(style.warn, 'It is not proven yet that the vendor can send, and from nowhere else.'),
    );
  }
  const first =
    document.proof === 'proven' || !isSealed(document)
      ? ''
      : `prove it first (sendwright prove ${document.setup}), then `;
  const phrase =
    document.passphraseFile === null ? 'the passphrase' : `the passphrase in ${document.passphraseFile}`;
  const sealed = document.files.includes('sealed.zip') ? `, and ${phrase} another way, e.g. by phone` : '';
  if (document.sealedFor !== null) lines.push(...recipientLines(document.sealedFor, style));
  // Where only the vendor holds the key its own proof takes this folder.
  const after =
    document.proof === 'proven' || isSealed(document)
      ? ''
      : ` It proves with its own key, as handoff.html says, and gives you a result back: sendwright prove ${document.setup} --vendor-result FILE`;
  lines.push(style.item('Next:', `${first}give the vendor this folder${sealed}.${after}`));
  return lines.join('\n');
}

function isSealed({ files }: HandoffResult): boolean {
  return files.some((file) => file.startsWith('sealed.'));
}

/** Whose key opens it, to be compared over another channel. */
function recipientLines(
  { kind, name, fingerprint }: NonNullable<HandoffResult['sealedFor']>,
  style: Style,
): readonly string[] {
  return [
    style.row('sealed to', kind === 'age' ? fingerprint : name),
    ...(kind === 'age' ? [] : [style.row('fingerprint', fingerprint)]),
    '  Let the vendor confirm this by phone before it is used: whoever sent you the key can open it.',
  ];
}
