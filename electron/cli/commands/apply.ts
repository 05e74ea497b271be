import { Command } from 'commander';
import type { ApplyDocument } from '../../contract/documents';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { CliContext, CommonOptions } from '../context';
import { namedText } from '../named-text';
import { withCommonOptions } from '../options';
import { plain } from '../plain';
import { planText } from '../print-plan';
import { runCommand } from '../run-command';
import type { Style } from '../style';

type ApplyOptions = CommonOptions & { yes?: boolean };

/** `apply FILE|PLAN [--yes]`: plans, asks, runs; a saved plan is refused when the tenant has changed since. */
export function applyCommand(context: CliContext): Command {
  return withCommonOptions(new Command('apply'))
    .description('Plan, ask for approval, and carry it out; safe to repeat, resumes what was interrupted.')
    .argument('<file>', 'setup file, or a plan saved by "plan --out"')
    .option('--yes', 'approve without being asked')
    .action(async (path: string, options: ApplyOptions) =>
      runCommand(context, options, async (run) => {
        const { services, style, listener } = run;
        const file = await namedText(context, path);
        const kind = file.text.trimStart().startsWith('{') ? 'plan' : 'file';
        const document = await services.apply(
          { kind, file },
          async (plan) => {
            run.say(planText(plan, style));
            run.say('');
            return approve(context, options, (line) => run.say(line));
          },
          { signal: context.signal, listener },
        );
        return { document, text: applyText(document, style), code: applyExitCode(document) };
      }),
    );
}

async function approve(
  context: CliContext,
  options: ApplyOptions,
  say: (text: string) => void,
): Promise<boolean> {
  if (options.yes === true) return true;
  if (context.isTerminal) return context.confirm('Carry out this plan?');
  say('Not carried out: there is no terminal to ask on. Approve with --yes.');
  return false;
}

/** The summary after a run. */
export function applyText(made: ApplyDocument, style: Style): string {
  const document = plain(made);
  const lines = [''];
  for (const note of document.notes) lines.push(style.dim(style.wrap(note, 2)));
  lines.push(resultLine(document, style));
  for (const wait of document.waitsFor) {
    lines.push(
      `  ${style.open} ${wait.who} is needed for: ${wait.steps.join(', ')}`,
      style.dim(style.wrap(wait.reason, 6)),
    );
  }
  if (document.clientId !== null) lines.push(`  Application (client) id: ${document.clientId}`);
  if (document.credential !== null) {
    lines.push(
      `  Credential: ${document.credential.kind}, valid to ${document.credential.expires.slice(0, 10)}, kept in ${document.credential.keptIn}`,
    );
  }
  return lines.join('\n');
}

function resultLine(document: ApplyDocument, style: Style): string {
  switch (document.result) {
    case 'done':
      return `${style.pass} ${document.application}: every step is in place. Next: prove it (sendwright prove ${document.setup}).`;
    case 'nothing-to-do':
      return `${style.pass} ${document.application}: nothing to do, everything was in place already.`;
    case 'failed':
      return `${style.fail} ${document.application}: not all steps succeeded. What is done stays; mend the cause and apply again.`;
    case 'needs-person':
      return `${style.open} ${document.application}: some steps wait for another person. They run: sendwright apply with the same setup file.`;
    case 'waiting':
      return `${style.open} ${document.application}: the tenant needs time before the next step. Apply again then; what is done stays.`;
    case 'cancelled':
      return `${style.open} ${document.application}: cancelled. What is done stays; apply again to go on.`;
    case 'not-approved':
      return `${style.open} ${document.application}: not approved, nothing was written.`;
  }
}

/** 0 when every step is in place. */
export function applyExitCode(document: ApplyDocument): ExitCode {
  switch (document.result) {
    case 'done':
    case 'nothing-to-do':
      return exitCodes.done;
    case 'failed':
      return exitCodes.failed;
    case 'needs-person':
    case 'waiting':
    case 'not-approved':
      return exitCodes.needsPerson;
    case 'cancelled':
      return exitCodes.interrupted;
  }
}
