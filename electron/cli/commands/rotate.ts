import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { RotateDocument, RotationPlan } from '../../contract/rotation';
import type { NamedText, RotateHow } from '../../services/services';
import { approvePlan } from '../approve';
import type { CliContext, CommonOptions } from '../context';
import { namedText } from '../named-text';
import { withCommonOptions, wholeNumber } from '../options';
import { pfxAsker, pfxPassphraseOption } from '../pfx-passphrase';
import { rotationPlanText, savedRotationText } from '../print-plan';
import { rotateText } from '../print-rotate';
import { runCommand, type CommandRun } from '../run-command';
import { refuseForeign } from '../written-files';

type RotateOptions = CommonOptions & {
  kind?: 'secret' | 'certificate';
  months?: number;
  file?: string;
  by?: string;
  vendorResult?: string;
  confirm?: string;
  switched?: string;
  abort?: boolean;
  takeOver?: boolean;
  yes?: boolean;
  out?: string;
  pfxPassphraseFile?: string;
};

/** `rotate SETUP`: a new credential beside the old one, which goes once the vendor was seen working with the new. */
export function rotateCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('rotate')
      .description(
        'Renew the credential: a new one beside the old, handed over, and the old one removed once the vendor was seen working with the new. Run it again to go on.',
      )
      .argument('<setup>', 'id of the setup (see "status")')
      .addOption(
        new Option('--kind <kind>', 'of the new credential; default: as before').choices([
          'secret',
          'certificate',
        ]),
      )
      .option('--months <n>', 'how long the new one is valid, 30 days each', wholeNumber(1))
      .option('--file <file>', 'the new certificate: the vendor’s own (.cer, .pem), or a PFX with its key')
      .option('--by <date>', 'the day until which the vendor is to have changed over, like 2026-12-24')
      .option('--vendor-result <file>', 'the result of the vendor’s own proof with the new credential')
      .option(
        '--confirm <name>',
        'who says that the vendor’s system works with the new one; a message of it must stand in the trace. With --abort: who told the vendor to stay with the old one',
      )
      .option('--switched <time>', 'with --confirm: when the vendor changed over; default: the handoff')
      .option('--abort', 'give the new credential up; the old one stays')
      .option('--take-over', 'take what a lost computer made for old, and begin here')
      .option('--out <plan>', 'only write the plan of the next step, for review and "apply"')
      .option('--yes', 'approve without being asked')
      .addOption(pfxPassphraseOption()),
  ).action(async (setup: string, options: RotateOptions) =>
    runCommand(context, options, async (run) => {
      if (options.out !== undefined) return planInto(context, setup, options.out, options, run);
      const document = await run.services.rotate(
        setup,
        await howOf(context, options),
        rotationApprover(context, options, run),
        askingOf(context, options, run),
      );
      return rotationResult(document, run);
    }),
  );
}

/** Carries out what `rotate --out` wrote. */
export async function applyRotation(
  context: CliContext,
  options: RotateOptions,
  file: NamedText,
  run: CommandRun,
) {
  const approver = rotationApprover(context, options, run);
  const document = await run.services.applyRotation(file, approver, askingOf(context, options, run));
  return rotationResult(document, run);
}

async function planInto(
  context: CliContext,
  setup: string,
  out: string,
  options: RotateOptions,
  run: CommandRun,
) {
  await refuseForeign(context, out, 'rotation');
  const asking = askingOf(context, options, run);
  const made = await run.services.planRotation(setup, await howOf(context, options), asking);
  const { plan } = made;
  if (plan === undefined) return rotationResult(made, run);
  await context.writeText(out, `${JSON.stringify(plan, null, 2)}\n`);
  const document: RotateDocument = { ...made, savedAs: out };
  return { document, text: savedRotationText(plan, out, run.style), code: exitCodes.done };
}

function askingOf(context: CliContext, options: RotateOptions, { listener }: CommandRun) {
  const askPassphrase = pfxAsker(context, options.pfxPassphraseFile);
  return { signal: context.signal, listener, askPassphrase };
}

function rotationApprover(context: CliContext, options: RotateOptions, run: CommandRun) {
  return async (plan: RotationPlan): Promise<boolean> =>
    approvePlan(context, options, run, { plan, text: rotationPlanText(plan, run.style) });
}

function rotationResult(document: RotateDocument, { style }: CommandRun) {
  return { document, text: rotateText(document, style), code: rotateExitCode(document) };
}

async function howOf(context: CliContext, options: RotateOptions): Promise<RotateHow> {
  const { kind, months, file, by, vendorResult, confirm, switched, abort, takeOver } = options;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(months === undefined ? {} : { months }),
    ...(file === undefined ? {} : { file: resolve(context.folder, file) }),
    ...(by === undefined ? {} : { by }),
    ...(vendorResult === undefined ? {} : { vendorResult: await namedText(context, vendorResult) }),
    ...(confirm === undefined ? {} : { confirm }),
    ...(switched === undefined ? {} : { switchedAt: switched }),
    ...{ abort: abort === true, takeOver: takeOver === true },
  };
}

/** Fit for a scheduler: 0 nothing is left to do, 3 somebody must act, 1 a step failed. */
export function rotateExitCode({ result, rotation }: RotateDocument): ExitCode {
  switch (result) {
    case 'failed':
      return exitCodes.failed;
    case 'cancelled':
      return exitCodes.interrupted;
    case 'not-approved':
    case 'needs-person':
    case 'waiting':
      return exitCodes.needsPerson;
    case 'planned':
      return exitCodes.done;
    case 'done':
    case 'nothing-to-do':
      return (rotation?.next.act ?? 'nothing') === 'nothing' ? exitCodes.done : exitCodes.needsPerson;
  }
}
