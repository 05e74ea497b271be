import { Command } from 'commander';
import type { ForgetDocument, RemoveDocument } from '../../contract/removal';
import { AppError } from '../../contract/errors';
import { exitCodes } from '../../contract/exit-codes';
import type { Plan } from '../../contract/plan';
import { approve } from '../approve';
import type { CliContext, CommonOptions } from '../context';
import { namedText } from '../named-text';
import { withCommonOptions } from '../options';
import { planText } from '../print-plan';
import { removalPlanText, savedPlanText } from '../print-removal';
import { removalApprover, removalResult } from '../removal-run';
import { runCommand, type CommandRun } from '../run-command';
import { refuseForeign } from '../written-files';
import { applyExitCode, applyText } from './apply';

type RemoveOptions = CommonOptions & {
  out?: string;
  page?: string;
  yes?: boolean;
  wait?: boolean;
  removeMailbox?: string[];
  removeLicence?: string[];
  created?: string;
  restore?: boolean;
  forget?: boolean;
};

const otherwise = 'approve it with --yes';

const collect = (value: string, before: string[] = []): string[] => [...before, value];

/** `remove SETUP`: takes a setup back, brings it back within 30 days, or forgets one that is gone. */
export function removeCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('remove')
      .description(
        'Take a setup back, also one that stopped half-way: rights first, then what limited them, then the application; what others use stays. Proves that nothing is left.',
      )
      .argument(
        '<setup>',
        'id of the setup (see "status"), or its setup file where this computer does not know it',
      )
      .option('--out <plan>', 'only write the plan, for review and "apply"')
      .option('--yes', 'approve without being asked')
      .option('--wait', 'where only time is missing, wait and go on; Ctrl+C stops, the next remove goes on')
      .option(
        '--remove-mailbox <address>',
        'also delete this mailbox that was made for the setup (one an option; all others are kept)',
        collect,
      )
      .option(
        '--remove-licence <user>',
        'also take back this user’s licence that was assigned for the setup (one an option)',
        collect,
      )
      .option(
        '--created <file>',
        'the as-built document of the computer that applied it, which tells what was made for it',
      )
      .option('--page <file>', 'write what was taken away and looked at as a page for the customer (.html)')
      .option('--restore', 'bring it back from the deleted items, within 30 days')
      .option('--forget', 'forget a setup of which nothing is left: its record, journal and audit log here'),
  ).action(async (setup: string, options: RemoveOptions) =>
    runCommand(context, options, async (run) => {
      refuseMixed(options);
      if (options.forget === true) return forget(context, setup, options, run);
      if (options.restore === true) return restore(context, setup, options, run);
      return options.out === undefined
        ? remove(context, setup, options, run)
        : planInto(context, setup, options.out, options, run);
    }),
  );
}

function refuseMixed(options: RemoveOptions): void {
  const ways = [options.out !== undefined, options.restore === true, options.forget === true];
  if (ways.filter(Boolean).length < 2) return;
  throw new AppError({
    code: 'invalid-input',
    message: 'Only one of --out, --restore and --forget at a time.',
    next: 'Leave the others out.',
  });
}

/** A setup's id, or a setup file. */
async function targetOf(context: CliContext, setup: string) {
  return /\.(?:ya?ml|json)$/iu.test(setup) ? { file: await namedText(context, setup) } : { setup };
}

async function choiceOf(
  context: CliContext,
  { removeMailbox = [], removeLicence = [], created }: RemoveOptions,
) {
  return {
    ...{ mailboxes: removeMailbox, licences: removeLicence },
    ...(created === undefined ? {} : { created: await namedText(context, created) }),
  };
}

async function planInto(
  context: CliContext,
  setup: string,
  out: string,
  options: RemoveOptions,
  { services, style, listener }: CommandRun,
) {
  await refuseForeign(context, out, 'removal');
  const made = await services.planRemoval(await targetOf(context, setup), await choiceOf(context, options), {
    ...{ signal: context.signal, listener },
  });
  await context.writeText(out, `${JSON.stringify(made.plan, null, 2)}\n`);
  const document: RemoveDocument = { ...made, savedAs: out };
  const text = [removalPlanText(document.plan, style), savedPlanText(document, style)].join('\n');
  return { document, text, code: exitCodes.done };
}

async function remove(context: CliContext, setup: string, options: RemoveOptions, run: CommandRun) {
  const { services, listener } = run;
  if (options.page !== undefined) await refuseForeign(context, options.page, 'removed');
  const document = await services.remove(
    { ...(await targetOf(context, setup)), choice: await choiceOf(context, options) },
    removalApprover(context, options, run),
    { signal: context.signal, listener, wait: options.wait ?? false },
  );
  return removalResult(context, document, options.page, run);
}

async function restore(context: CliContext, setup: string, options: RemoveOptions, run: CommandRun) {
  const { services, style, listener } = run;
  const say = (line: string): void => run.say(line);
  let shown: Plan | null = null;
  const document = await services.restore(
    setup,
    async (plan) => {
      shown = plan;
      listener.planned(plan);
      say(planText(plan, style));
      return approve(context, options, say, { question: 'Bring it back by this plan?', otherwise });
    },
    { signal: context.signal, listener, wait: options.wait ?? false },
  );
  return { document, text: applyText(document, style, shown), code: applyExitCode(document) };
}

async function forget(context: CliContext, setup: string, options: RemoveOptions, run: CommandRun) {
  const { services, style } = run;
  const say = (line: string): void => run.say(line);
  const document: ForgetDocument = await services.forget(setup, async ({ application, removedAt }) => {
    say(
      `${application} was removed on ${removedAt.slice(0, 10)}. What this computer knows of it is deleted.`,
    );
    return approve(context, options, say, { question: 'Forget it?', otherwise });
  });
  const text = document.forgotten
    ? style.item(style.pass, `${document.setup} is forgotten.`, 0)
    : style.item(style.open, 'Not approved, nothing was forgotten.', 0);
  return { document, text, code: document.forgotten ? exitCodes.done : exitCodes.needsPerson };
}
