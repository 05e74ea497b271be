import type { DueDocument } from '../contract/due';
import { AppError } from '../contract/errors';
import { exitCodes, type ExitCode } from '../contract/exit-codes';
import { minuteAfter, minuteText } from '../contract/minutes';
import type { CliContext, CommonOptions } from './context';
import { namedTenants } from './named-tenants';
import { plain } from './plain';
import { runCommand } from './run-command';
import { counted, type Style } from './style';

/** `prove --due`: every setup of this computer whose next look has come, once. Fit for a scheduler. */
export async function proveDue(
  context: CliContext,
  setup: string | undefined,
  options: CommonOptions & { readonly tenant?: readonly string[] },
): Promise<void> {
  await runCommand(context, options, async (run) => {
    const { services, style, listener } = run;
    if (setup !== undefined) throw namedAsWell();
    const approve = await namedTenants(context, options, run, {
      question: (tenant, setups) => `Prove ${counted(setups, 'setup')} of ${tenant}, with test mail?`,
      leftOut: 'nothing is proven there.',
    });
    const document = await services.proveDue(approve, { signal: context.signal, listener });
    return { document, text: dueText(document, style), code: dueExitCode(document) };
  });
}

function namedAsWell(): AppError {
  return new AppError({
    code: 'invalid-input',
    message: '--due chooses the setups by itself.',
    next: 'Leave the setup away, or --due.',
  });
}

/** The gravest: 1 something does not hold, 3 somebody must look, 4 not yet effective, 0 nothing was due or all is proven. */
function dueExitCode({ looked }: DueDocument): ExitCode {
  const verdicts = looked.map(({ verdict }) => verdict);
  if (verdicts.includes('failed')) return exitCodes.failed;
  if (verdicts.includes('unknown') || verdicts.includes(null)) return exitCodes.needsPerson;
  return verdicts.includes('not-yet-effective') ? exitCodes.notYetEffective : exitCodes.done;
}

function dueText(made: DueDocument, style: Style): string {
  const { looked, waiting } = plain(made);
  return [
    looked.length === 0
      ? 'No setup of this computer is due for a look; nobody signed in.'
      : style.heading(`${counted(looked.length, 'setup')} looked at`),
    ...looked.flatMap((one) => lookedLines(one, style)),
    ...waiting.map(({ application, tenantName, nextLook }) =>
      style.item(style.open, `${application} at ${tenantName} waits until ${minuteAfter(nextLook)}.`),
    ),
  ].join('\n');
}

function lookedLines(one: DueDocument['looked'][number], style: Style): string[] {
  const { application, tenantName, setup, dueSince, verdict, nextLook, error } = one;
  const marks = {
    proven: style.pass,
    failed: style.fail,
    unknown: style.unknown,
    'not-yet-effective': style.open,
  };
  const words = {
    proven: 'proven.',
    failed: `does not hold: sendwright prove ${setup} shows why.`,
    unknown: `not everything could be tested: sendwright prove ${setup} shows what.`,
    'not-yet-effective': `not yet effective${nextLook === null ? '' : `; the next look is worth while after ${minuteAfter(nextLook)}`}.`,
  };
  const said = verdict === null ? `could not be proven: ${error?.message ?? ''}` : words[verdict];
  return [
    style.item(
      verdict === null ? style.fail : marks[verdict],
      `${style.bold(application)} at ${tenantName}: ${said}`,
    ),
    style.dim(style.wrap(`due since ${minuteText(dueSince)}`)),
    ...(error?.next === undefined
      ? []
      : [style.item('Next:', `${error.who === undefined ? '' : `for ${error.who}: `}${error.next}`, 4)]),
  ];
}
