import { resolve } from 'node:path';
import { Command } from 'commander';
import type { DiagnosisDocument } from '../../contract/diagnosis';
import { AppError } from '../../contract/errors';
import type { LadderDocument } from '../../contract/ladder';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { CliContext, CommonOptions } from '../context';
import { namedText } from '../named-text';
import { withCommonOptions } from '../options';
import { diagnosisText } from '../print-diagnosis';
import { plain } from '../plain';
import { bundleText, ladderText, rungText } from '../print-ladder';
import { runCommand, type CommandRun } from '../run-command';
import type { LadderHow } from '../../services/services';

type DiagnoseOptions = CommonOptions & {
  file?: string;
  setup?: string;
  from?: string;
  send?: boolean;
  yes?: boolean;
  bundle?: string;
};

/** `diagnose TEXT | --setup SETUP`: what an error means; or where a setup breaks, climbed live. */
export function diagnoseCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('diagnose')
      .description(
        'Say what an error means, who can mend it and how: anything pasted, of which nothing is kept. With --setup: find the first thing that does not hold.',
      )
      .argument('[text]', 'the error; - or a pipe: from standard input, as logs with secrets should come')
      .option('--file <file>', 'read it from this file')
      .option('--setup <setup>', 'climb the ladder of this setup, live (see "status")')
      .option('--from <address>', 'with --setup: for this sender; default: the first')
      .option('--no-send', 'with --setup: send no test mail; the last two rungs stay unknown')
      .option('--bundle <zip>', 'with --setup: save a support bundle, which is shown first')
      .option('--yes', 'with --setup: send the test mail, and save the bundle, without being asked'),
  ).action(async (text: string | undefined, options: DiagnoseOptions) =>
    runCommand(context, options, async (run) => {
      const { setup } = options;
      if (setup !== undefined) return climbed(context, { setup, text, options }, run);
      const { services, style } = run;
      const document = services.diagnose(await textOf(context, text, options));
      return { document, text: diagnosisText(document, style), code: diagnoseExitCode(document) };
    }),
  );
}

async function climbed(
  context: CliContext,
  {
    setup,
    text,
    options,
  }: { readonly setup: string; readonly text: string | undefined; readonly options: DiagnoseOptions },
  run: CommandRun,
) {
  const { services, style, listener } = run;
  if (text !== undefined || options.file !== undefined) throw unclear('A text and a setup were given.');
  const how: LadderHow = {
    ...(options.from === undefined ? {} : { from: options.from }),
    approveMail: async (mail) => mayBeSent(context, mail, options),
  };
  const document = await services.climb(setup, how, {
    signal: context.signal,
    listener: { ...listener, rung: (rung) => run.say(rungText(rung, style)) },
  });
  const made =
    options.bundle === undefined
      ? {}
      : { bundle: await bundled(context, document, options, { ...run, say: (text) => run.say(text) }) };
  const whole: LadderDocument = { ...document, ...made };
  return { document: whole, text: ladderText(whole, style), code: ladderExitCode(whole) };
}

/** Shows what the bundle holds, whole, and saves exactly that where a person wants it. */
async function bundled(
  context: CliContext,
  document: LadderDocument,
  { bundle = '', yes }: DiagnoseOptions,
  { services, style, say }: Pick<CommandRun, 'services' | 'style'> & { readonly say: (text: string) => void },
): Promise<NonNullable<LadderDocument['bundle']>> {
  const files = await services.supportBundle(document.setup, document);
  say(bundleText(files, style));
  const question = `Save these ${files.length} files as ${plain(bundle)}?`;
  const wanted = yes === true || (context.isTerminal && (await context.confirm(question)));
  if (wanted) await context.writeBytes(resolve(context.folder, bundle), await services.supportZip(files));
  return { savedAs: wanted ? bundle : null, files: files.map(({ name }) => name) };
}

/** A real mail goes out only where a person wants it. */
async function mayBeSent(
  context: CliContext,
  mail: { readonly from: string; readonly to: string },
  { send, yes }: DiagnoseOptions,
): Promise<boolean> {
  if (send === false) return false;
  if (yes === true) return true;
  const { from, to } = plain(mail);
  return context.isTerminal && context.confirm(`Send one test mail from ${from} to ${to}?`);
}

/** 0 it holds, also where no mail was wanted; 1 it breaks; 3 not all could be looked at; 4 not yet. */
export function ladderExitCode({ result }: LadderDocument): ExitCode {
  switch (result) {
    case 'holds':
    case 'unsent':
      return exitCodes.done;
    case 'broken':
      return exitCodes.failed;
    case 'waiting':
      return exitCodes.notYetEffective;
    case 'open':
      return exitCodes.needsPerson;
  }
}

/** 0 where the cause is known; 1 where the text does not tell it. */
export function diagnoseExitCode({ result }: DiagnosisDocument): ExitCode {
  return result === 'recognised' ? exitCodes.done : exitCodes.failed;
}

async function textOf(
  context: CliContext,
  text: string | undefined,
  { file }: DiagnoseOptions,
): Promise<string> {
  if (text !== undefined && text !== '-') {
    if (file !== undefined) throw unclear('A text and a file were given.');
    return text;
  }
  if (file !== undefined) return (await namedText(context, file)).text;
  const fromPipe = text === '-' || !context.isTerminal;
  const given = fromPipe ? ((await context.readInput?.()) ?? '') : '';
  if (given.trim() === '') throw unclear('There is no text to look at.');
  return given;
}

function unclear(message: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message,
    who: 'you',
    next: 'Give the error in quotes, pipe it in (sendwright diagnose - < error.log), or name its file (--file).',
  });
}
