import { Command } from 'commander';
import type { ActivityDocument } from '../../contract/activity';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import { applicationTarget } from '../application-target';
import type { CliContext, CommonOptions } from '../context';
import { namedTenant, wholeNumber, withCommonOptions } from '../options';
import { activityText } from '../print-activity';
import { refuseTenantOfSetup, runCommand } from '../run-command';
import { refuseForeign } from '../written-files';

type ActivityOptions = CommonOptions & { days: number; senders?: string[]; csv?: string };

/** `activity SETUP | --client-id ID [--days N]`: mail, changes and sign-ins, as far as the tenant keeps them. */
export function activityCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('activity')
      .description(
        'Show what happened with an application: mail of its senders, changes in Entra and Exchange, sign-ins; with --client-id, and no setup, of any application. What the tenant does not tell is said with the reason. Nothing is written.',
      )
      .argument('[setup]', 'id of the setup (see "status")')
      .option('--days <n>', 'how many days back', wholeNumber(1), 7)
      .option('--senders <address...>', 'the mailboxes to look at, instead of those that it can send from')
      .option('--csv <file>', 'write every line as a table for a spreadsheet')
      .addOption(namedTenant()),
    'tenant',
    'unattended',
  ).action(async (setup: string | undefined, options: ActivityOptions) => {
    const { clientId, ...others } = options;
    const { days, senders, csv: file } = options;
    // Without a setup it names the application to look at: nobody signs in with that.
    await runCommand(
      context,
      setup === undefined ? others : options,
      async ({ services, style, listener }) => {
        const target = applicationTarget(
          setup,
          clientId,
          'Name a setup ("sendwright status" lists them) or give --client-id.',
        );
        if (setup !== undefined) refuseTenantOfSetup(options);
        if (file !== undefined) await refuseForeign(context, file, 'activity');
        const wish = { days, ...(senders === undefined ? {} : { senders }) };
        const made = await services.activity(target, wish, { signal: context.signal, listener });
        if (file !== undefined) await context.writeText(file, made.csv);
        const document = { ...made.document, savedAs: file ?? null };
        return { document, text: activityText(document, style), code: activityExitCode(document) };
      },
      'unattended',
    );
  });
}

/** 0: all that this tenant tells was read; 3: a person with more rights, or another try, would see more. */
function activityExitCode({ parts }: ActivityDocument): ExitCode {
  const isOpen = parts.some(({ reason }) => reason === 'right' || reason === 'failed');
  return isOpen ? exitCodes.needsPerson : exitCodes.done;
}
