import { Command } from 'commander';
import { AppError } from '../../contract/errors';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { ReviewDocument } from '../../contract/review';
import type { CliContext, CommonOptions } from '../context';
import { namedTenants } from '../named-tenants';
import { withCommonOptions } from '../options';
import { reviewText } from '../print-review';
import { runCommand, type CommandRun } from '../run-command';
import { counted } from '../style';
import { refuseForeign } from '../written-files';

type ReviewOptions = CommonOptions & {
  all?: boolean;
  tenant?: string[];
  html?: string;
  csv?: string;
};

/** `review SETUP | --all`: setups against what was agreed; writes nothing to the tenant. */
export function reviewCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('review')
      .description(
        'Hold setups against their setup files and last proofs: rights, scope, senders, application, credentials, records; each drift with since when, by whom and what mends it. Nothing is written to the tenant.',
      )
      .argument('[setup]', 'id of the setup (see "status")')
      .option('--all', 'all setups of this computer; each tenant is named and asked for')
      .option('--tenant <name...>', 'with --all: only these tenants (name, domain or id), without asking')
      .option('--html <file>', 'write the report as a page (.html)')
      .option('--csv <file>', 'write the report for a spreadsheet (.csv)'),
    'tenant',
    'unattended',
  ).action(async (setup: string | undefined, options: ReviewOptions) => {
    const work = async (run: CommandRun) => {
      refuseUnclear(setup, options);
      if (options.html !== undefined) await refuseForeign(context, options.html, 'review');
      if (options.csv !== undefined) await refuseForeign(context, options.csv, 'review-csv');
      const document = await made(context, setup, options, run);
      const files = run.services.reviewFiles(document);
      if (options.html !== undefined) await context.writeText(options.html, files.html);
      if (options.csv !== undefined) await context.writeText(options.csv, files.csv);
      return { document, text: reviewText(document, run.style), code: reviewExitCode(document) };
    };
    await runCommand(context, options, work, 'unattended');
  });
}

async function made(
  context: CliContext,
  setup: string | undefined,
  options: ReviewOptions,
  run: CommandRun,
): Promise<ReviewDocument> {
  const { services, listener } = run;
  const how = { signal: context.signal, listener };
  if (setup !== undefined) return services.review(setup, how);
  const approve = await namedTenants(context, options, run, {
    question: (tenant, setups) => `Review ${counted(setups, 'setup')} of ${tenant}?`,
    leftOut: 'its setups are not reviewed.',
  });
  return services.reviewAll(approve, how);
}

function refuseUnclear(setup: string | undefined, { all, tenant }: ReviewOptions): void {
  const isClear = setup === undefined ? all === true : all !== true && tenant === undefined;
  if (isClear) return;
  throw new AppError({
    code: 'invalid-input',
    message: setup === undefined ? 'Which setup should be reviewed?' : 'One setup, or --all: not both.',
    next: 'Name a setup (see "sendwright status"), or give --all, with --tenant to name the tenants.',
  });
}

/** Fit for a scheduler: 0 nothing to do, 1 drift of high or medium severity, 3 somebody with more rights must look. */
function reviewExitCode({ verdict }: ReviewDocument): ExitCode {
  switch (verdict) {
    case 'clean':
    case 'notes':
      return exitCodes.done;
    case 'drift':
      return exitCodes.failed;
    case 'unknown':
      return exitCodes.needsPerson;
  }
}
