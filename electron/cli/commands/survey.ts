import { Command } from 'commander';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { SurveyDocument } from '../../contract/survey';
import type { CliContext, CommonOptions } from '../context';
import { namedTenant, withCommonOptions } from '../options';
import { surveyText } from '../print-survey';
import { runCommand } from '../run-command';

/** `survey`: every application of the tenant that can send mail, gravest first; writes nothing. */
export function surveyCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('survey')
      .description(
        'Show every application of the tenant that can send mail: how, as how many mailboxes, with how old credentials; gravest first. Nothing is written.',
      )
      .addOption(namedTenant()),
    'tenant',
    'unattended',
  ).action(async (options: CommonOptions) =>
    runCommand(
      context,
      options,
      async ({ services, style, listener }) => {
        const document = await services.survey({ signal: context.signal, listener });
        return { document, text: surveyText(document, style), code: surveyExitCode(document) };
      },
      'unattended',
    ),
  );
}

/** 0 all was read; 3 a person with more rights must look again, since something could not be read. */
function surveyExitCode({ gaps }: SurveyDocument): ExitCode {
  return gaps.length === 0 ? exitCodes.done : exitCodes.needsPerson;
}
