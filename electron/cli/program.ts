import { Command } from 'commander';
import { activityCommand } from './commands/activity';
import { applyCommand } from './commands/apply';
import { consentCommand } from './commands/consent';
import { demoCommand } from './commands/demo';
import { diagnoseCommand } from './commands/diagnose';
import { exportCommand } from './commands/export';
import { gateCommand } from './commands/gate';
import { handoffCommand } from './commands/handoff';
import { lintCommand } from './commands/lint';
import { openCommand } from './commands/open';
import { planCommand } from './commands/plan';
import { practiceCommand } from './commands/practice';
import { preflightCommand } from './commands/preflight';
import { proveCommand } from './commands/prove';
import { removeCommand } from './commands/remove';
import { reviewCommand } from './commands/review';
import { rotateCommand } from './commands/rotate';
import { sendCommand } from './commands/send';
import { signCommand } from './commands/sign';
import { statusCommand } from './commands/status';
import { surveyCommand } from './commands/survey';
import { unattendedCommand } from './commands/unattended';
import type { CliContext } from './context';

/** The command line as a program: one file per command, options shared by all. */
export function createProgram(context: CliContext, version: string): Command {
  const program = new Command('sendwright')
    .description(
      'Gives one application the right to send Microsoft 365 mail from exactly the agreed mailboxes, proves it, and hands it over.',
    )
    .version(version)
    .showHelpAfterError('(--help shows how)')
    .configureOutput({
      writeOut: (text) => context.out(text.trimEnd()),
      writeErr: (text) => context.err(text.trimEnd()),
    })
    .exitOverride();
  const commands = [
    demoCommand,
    practiceCommand,
    preflightCommand,
    planCommand,
    applyCommand,
    proveCommand,
    sendCommand,
    handoffCommand,
    openCommand,
    statusCommand,
    surveyCommand,
    lintCommand,
    activityCommand,
    reviewCommand,
    rotateCommand,
    gateCommand,
    signCommand,
    removeCommand,
    exportCommand,
    diagnoseCommand,
    consentCommand,
    unattendedCommand,
  ];
  for (const command of commands) program.addCommand(command(context).copyInheritedSettings(program));
  return program;
}
