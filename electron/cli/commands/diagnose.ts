import { Command } from 'commander';
import type { DiagnosisDocument } from '../../contract/diagnosis';
import { AppError } from '../../contract/errors';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { CliContext, CommonOptions } from '../context';
import { namedText } from '../named-text';
import { withCommonOptions } from '../options';
import { diagnosisText } from '../print-diagnosis';
import { runCommand } from '../run-command';

type DiagnoseOptions = CommonOptions & { file?: string };

/** `diagnose TEXT`: what an error means, who can mend it and how. */
export function diagnoseCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('diagnose')
      .description(
        'Say what an error means, who can mend it and how. Takes anything pasted; nothing of it is kept.',
      )
      .argument('[text]', 'the error; - or a pipe: from standard input, as logs with secrets should come')
      .option('--file <file>', 'read it from this file'),
    'records',
  ).action(async (text: string | undefined, options: DiagnoseOptions) =>
    runCommand(context, options, async ({ services, style }) => {
      const document = services.diagnose(await textOf(context, text, options));
      return { document, text: diagnosisText(document, style), code: diagnoseExitCode(document) };
    }),
  );
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
