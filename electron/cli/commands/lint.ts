import { Command, Option } from 'commander';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import { askedFindings, type LintDocument } from '../../contract/lint';
import { applicationTarget } from '../application-target';
import type { CliContext, CommonOptions } from '../context';
import { namedTenant, withCommonOptions } from '../options';
import { lintText, undoText } from '../print-lint';
import { refuseTenantOfSetup, runCommand } from '../run-command';
import { refuseForeign } from '../written-files';

type LintOptions = CommonOptions & { setup?: string; plan?: string; also?: string[]; undo?: boolean };

const howToName = 'Give --client-id ("sendwright survey" lists those that can send) or --setup.';

/** `lint --client-id ID | --setup SETUP`: the traps an existing application is in; writes nothing. */
export function lintCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('lint')
      .description(
        'Look at an existing application (--client-id ID) for the traps of the field: rights that add up, wrong ids, old credentials, leftovers; with why it matters and who mends it. Nothing is written.',
      )
      .addOption(new Option('--setup <setup>', 'a setup of this computer instead of --client-id'))
      .option('--plan <file>', 'write the steps that mend what a plan can mend, for review and "apply"')
      .addOption(
        new Option(
          '--also <finding...>',
          'mend these too, which others than Sendwright must know the purpose of',
        ).choices(askedFindings),
      )
      .option(
        '--undo',
        'plan the way back instead: what earlier repairs took, as far as it can be given back',
      )
      .addOption(namedTenant()),
    'tenant',
    'unattended',
  ).action(async (options: LintOptions) => {
    const { clientId, setup, plan, also, undo, ...others } = options;
    // It names the application to look at: nobody signs in with that.
    await runCommand(
      context,
      setup === undefined ? others : options,
      async ({ services, style, listener }) => {
        if (setup !== undefined) refuseTenantOfSetup(options);
        if (plan !== undefined) await refuseForeign(context, plan, 'repair');
        const made = await services.lint(applicationTarget(setup, clientId, howToName), {
          ...{ signal: context.signal, listener, undo: undo ?? false },
          ...(also === undefined ? {} : { also }),
        });
        const isWritten = plan !== undefined && (made.repair?.steps.length ?? 0) > 0;
        if (isWritten) await context.writeText(plan, `${JSON.stringify(made.repair, null, 2)}\n`);
        const document = { ...made, savedAs: isWritten ? plan : null };
        return {
          document,
          text: undo === true ? undoText(document, style) : lintText(document, style),
          code: undo === true ? undoExitCode(document) : lintExitCode(document),
        };
      },
      // What mends is for a person to plan.
      plan === undefined && also === undefined && undo !== true ? 'unattended' : 'refused',
    );
  });
}

/** Fit for a scheduler: 0 nothing grave, 1 findings, 3 a person with more rights must look. */
function lintExitCode({ verdict }: LintDocument): ExitCode {
  switch (verdict) {
    case 'clean':
    case 'notes':
      return exitCodes.done;
    case 'findings':
      return exitCodes.failed;
    case 'unknown':
      return exitCodes.needsPerson;
  }
}

/** 0: all can be given back, or there is nothing; 3: a person must give a part of it back by hand. */
function undoExitCode({ repair }: LintDocument): ExitCode {
  return (repair?.notes ?? []).length === 0 ? exitCodes.done : exitCodes.needsPerson;
}
