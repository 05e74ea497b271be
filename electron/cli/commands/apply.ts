import { Command } from 'commander';
import type { ApplyDocument } from '../../contract/documents';
import type { CredentialTest } from '../../contract/receipt';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { Plan } from '../../contract/plan';
import { approvePlan } from '../approve';
import type { CliContext, CommonOptions } from '../context';
import { namedText } from '../named-text';
import { withCommonOptions } from '../options';
import { pfxAsker, pfxPassphraseOption } from '../pfx-passphrase';
import { plain } from '../plain';
import { planText, repairText } from '../print-plan';
import { repairedText } from '../print-repair';
import { removalApprover, removalResult } from '../removal-run';
import { runCommand, type CommandRun } from '../run-command';
import { applyRotation } from './rotate';
import type { NamedText } from '../../services/services';
import { numbersOf, stepsText } from '../step-numbers';
import { minuteAfter } from '../../contract/minutes';
import type { Style } from '../style';

type ApplyOptions = CommonOptions & {
  yes?: boolean;
  wait?: boolean;
  goLive?: boolean;
  pfxPassphraseFile?: string;
  reason?: string;
  approvedBy?: string;
};

/** `apply FILE|PLAN [--yes]`: plans, asks, runs; a saved plan is refused when the tenant has changed since. */
export function applyCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('apply')
      .description('Plan, ask for approval, and carry it out; safe to repeat, resumes what was interrupted.')
      .argument(
        '<file>',
        'setup file, or a plan saved by "plan --out", "lint --plan", "remove --out" or "rotate --out"',
      )
      .option('--yes', 'approve without being asked')
      .option('--go-live', 'leave the test stage: the senders enter the scope, the test mailbox leaves it')
      .option('--wait', 'where only time is missing, wait and go on; Ctrl+C stops, the next apply goes on')
      .option('--reason <text>', 'why, in one line, for the list of changes')
      .option('--approved-by <name>', 'who approved it, for the list of changes')
      .addOption(pfxPassphraseOption()),
  ).action(async (path: string, options: ApplyOptions) =>
    runCommand(context, options, async (run) => {
      const { services, style, listener } = run;
      const file = await namedText(context, path);
      const kindOfPlan = planKind(file.text);
      if (kindOfPlan === 'repair') return repair(context, options, file, run);
      if (kindOfPlan === 'removal') return removal(context, options, file, run);
      if (kindOfPlan === 'rotation') return applyRotation(context, options, file, run);
      const kind = file.text.trimStart().startsWith('{') ? 'plan' : 'file';
      let shown: Plan | null = null;
      const document = await services.apply(
        { kind, file },
        async (plan) => {
          shown = plan;
          return approvePlan(context, options, run, { plan, text: planText(plan, style) });
        },
        {
          ...{ signal: context.signal, listener },
          ...{ wait: options.wait ?? false, goLive: options.goLive ?? false, change: changeOf(options) },
          askPassphrase: pfxAsker(context, options.pfxPassphraseFile),
        },
      );
      return { document, text: applyText(document, style, shown), code: applyExitCode(document) };
    }),
  );
}

function changeOf({ reason, approvedBy }: ApplyOptions) {
  return {
    ...(reason === undefined ? {} : { reason }),
    ...(approvedBy === undefined ? {} : { approvedBy }),
  };
}

/** What `lint --plan`, `remove --out` and `rotate --out` wrote say of themselves; null: a setup file or a saved plan. */
function planKind(text: string): unknown {
  if (!text.trimStart().startsWith('{')) return null;
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null && 'kind' in data ? data.kind : null;
  } catch {
    return null;
  }
}

async function removal(context: CliContext, options: ApplyOptions, file: NamedText, run: CommandRun) {
  const { services, listener } = run;
  const document = await services.remove({ plan: file }, removalApprover(context, options, run), {
    ...{ signal: context.signal, listener, wait: options.wait ?? false },
  });
  return removalResult(context, document, undefined, run);
}

async function repair(context: CliContext, options: ApplyOptions, file: NamedText, run: CommandRun) {
  const { services, style, listener } = run;
  const document = await services.repair(
    file,
    async (plan) => approvePlan(context, options, run, { plan, text: repairText(plan, style) }),
    { signal: context.signal, listener },
  );
  return { document, text: repairedText(document, style), code: applyExitCode(document) };
}

/** The summary after a run; `shown` is the plan as it was printed before, so that nothing is told twice. */
export function applyText(made: ApplyDocument, style: Style, shown: Plan | null): string {
  const document = plain(made);
  const numbers = numbersOf(shown ?? { steps: [] });
  const lines = [''];
  for (const note of document.notes) {
    if (shown?.notes.includes(note) !== true) lines.push(style.dim(style.wrap(note, 2)));
  }
  const [mark, result, next] = resultOf(document);
  lines.push(style.item(style[mark], `${document.application}: ${result}`, 0));
  for (const wait of document.waitsFor) {
    const who = wait.who === 'time' ? '' : `${wait.who}: `;
    lines.push(
      style.item(style.open, `${who}${stepsText(wait.steps, numbers)}`),
      style.dim(style.wrap(wait.reason, 4)),
    );
  }
  if (document.clientId !== null) lines.push(`  Application (client) id: ${document.clientId}`);
  if (document.credential !== null) {
    const { kind, expires, keptIn } = document.credential;
    lines.push(style.wrap(`Credential: ${kind}, valid to ${expires.slice(0, 10)}, kept in ${keptIn}`, 2));
    lines.push(...testLines(document.credential.test ?? null, style));
  }
  if (next !== null) lines.push(style.item('Next:', next));
  return lines.join('\n');
}

/** Whether the credential was seen working; where it was not, nobody should count on it. */
function testLines(test: CredentialTest | null, style: Style): readonly string[] {
  if (test === null) return [];
  const { result, message, who, next } = test;
  if (result === 'works') return [style.item(style.pass, `It works: ${message}`)];
  return [
    style.item(style.warn, `The credential was not seen working yet: ${message}`),
    ...(who === null ? [] : [style.item('Who can mend it:', who, 4)]),
    ...(next === null ? [] : [style.item('Next:', next, 4)]),
  ];
}

type Result = readonly [mark: 'pass' | 'fail' | 'open', result: string, next: string | null];

function resultOf({ result, setup, nextTry }: ApplyDocument): Result {
  switch (result) {
    case 'done':
      return ['pass', 'every step is in place.', `prove that it holds: sendwright prove ${setup} --wait`];
    case 'nothing-to-do':
      return [
        'pass',
        'nothing to do, everything is in place.',
        `see where it stands: sendwright status ${setup}`,
      ];
    case 'failed':
      return [
        'fail',
        'not every step succeeded. What is done stays.',
        'mend the cause and apply the same file again; it goes on where this run stopped.',
      ];
    case 'needs-person':
      return [
        'open',
        'done as far as you may. The rest waits for other people:',
        'they apply the same setup file, on this or another computer.',
      ];
    case 'waiting':
      return [
        'open',
        nextTry == null
          ? 'the tenant needs time before the rest can be done. What is done stays.'
          : `waiting until ${minuteAfter(nextTry)}. What is done stays.`,
        'apply the same file again then; it goes on where this run stopped (or now, with --wait).',
      ];
    case 'cancelled':
      return ['open', 'cancelled. What is done stays.', 'apply the same file again to go on.'];
    case 'not-approved':
      return ['open', 'not approved, nothing was written.', null];
  }
}

/** 0 when every step is in place. */
export function applyExitCode(document: ApplyDocument): ExitCode {
  switch (document.result) {
    case 'done':
    case 'nothing-to-do':
      return exitCodes.done;
    case 'failed':
      return stoppedByKeychain(document) ? exitCodes.needsPerson : exitCodes.failed;
    case 'needs-person':
    case 'waiting':
    case 'not-approved':
      return exitCodes.needsPerson;
    case 'cancelled':
      return exitCodes.interrupted;
  }
}

/** Nothing failed but the keychain: this computer needs a person, the tenant is fine. */
function stoppedByKeychain({ steps }: ApplyDocument): boolean {
  const errors = steps.flatMap(({ outcome }) => (outcome.kind === 'failed' ? [outcome.error.code] : []));
  return errors.length > 0 && errors.every((code) => ['keychain-missing', 'keychain-failed'].includes(code));
}
