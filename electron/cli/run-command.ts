import { AppError, toAppError } from '../contract/errors';
import { exitCodes, type ExitCode } from '../contract/exit-codes';
import type { Services } from '../services/services';
import type { CliContext, CommonOptions } from './context';
import { errorText, exitCodeOf } from './print-error';
import { progressPrinter, type Progress } from './print-run';
import { styleOf, type Style } from './style';

/** What a command works with once options are read. */
export interface CommandRun {
  readonly services: Services;
  readonly style: Style;
  readonly listener: Progress;
  /** A line for a person; with --json it goes to standard error. */
  say(text: string): void;
}

/** What a command ends with: its document, how a person reads it, and the exit code. */
interface CommandResult {
  readonly document: unknown;
  readonly text: string;
  readonly code: ExitCode;
}

/**
 * Runs one command: builds services, prints the result once, turns errors into words and exit codes. Without a person
 * only commands run that read (`unattended`).
 */
export async function runCommand(
  context: CliContext,
  options: CommonOptions,
  body: (run: CommandRun) => Promise<CommandResult>,
  withoutPerson: 'unattended' | 'refused' = 'refused',
): Promise<void> {
  const color = options.color && context.isTerminal;
  const style = styleOf(color && options.json !== true, context.columns);
  const say = (text: string): void => (options.json === true ? context.err(text) : context.out(text));
  let services: Services | null = null;
  try {
    if (withoutPerson === 'refused') refuseUnattended(options);
    services = await context.services(options);
    const listener = progressPrinter(say, style);
    const result = await body({ services, style, listener, say });
    context.out(options.json === true ? JSON.stringify(result.document, null, 2) : result.text);
    context.exit(result.code);
  } catch (error) {
    const failure = toAppError(error);
    if (options.json === true) context.out(JSON.stringify({ format: 1, error: failure.facts }, null, 2));
    context.err(errorText(failure, styleOf(color, context.columns)));
    context.exit(context.signal.aborted ? exitCodes.interrupted : exitCodeOf(failure));
  } finally {
    await services?.close();
  }
}

/** Throws AppError `invalid-input` where nobody would be there for what only a person may do. */
function refuseUnattended({ unattended, unattendedPassphraseFile }: CommonOptions): void {
  if (unattended === undefined && unattendedPassphraseFile === undefined) return;
  throw new AppError({
    code: 'invalid-input',
    message: 'This takes a person: signed in without one (--unattended), Sendwright only reads.',
    who: 'you',
    next: 'Leave --unattended out and sign in. Without a person run review, status, lint, survey or activity.',
  });
}

/** Throws AppError `invalid-input` for a tenant beside a setup, which has one. */
export function refuseTenantOfSetup({ unattended, tenant }: CommonOptions): void {
  if (unattended !== undefined || typeof tenant !== 'string') return;
  throw new AppError({
    code: 'invalid-input',
    message: 'A setup has its tenant already.',
    who: 'you',
    next: 'Leave --tenant out, or put the tenant in front of the setup: contoso.example/ostendo-continuum.',
  });
}
