import { InvalidArgumentError, Option, type Command } from 'commander';
import { exitCodes } from '../contract/exit-codes';

/** Adds the options every command takes that talks to a tenant or to this computer's records. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--data <dir>', 'folder of records and settings (default: this user’s data folder)')
    .option('--practice <info>', 'work on a practice tenant: the INFO file it wrote')
    .option('--as <user>', 'sign in as this person; with --practice the sign-in page is walked by a script')
    .option('--exchange-as <user>', 'another person of the same tenant for Exchange')
    .addOption(
      new Option(
        '--exchange <way>',
        'how Exchange is reached; none: not from here, its steps wait for somebody else',
      ).choices(['practice', 'powershell', 'none']),
    )
    .addOption(
      new Option(
        '--exchange-sign-in <how>',
        'with PowerShell: the module’s own page or code, or our token',
      ).choices(['browser', 'device', 'token']),
    )
    .option('--exchange-client-id <id>', 'with --exchange-sign-in token: your own public client', guid)
    .option('--delegated-organization <domain>', 'as a partner (GDAP): the customer’s tenant in Exchange')
    .option('--install-module', 'install the Exchange module into Sendwright’s own folder where none fits')
    .addOption(
      new Option('--cloud <name>', 'the Microsoft cloud')
        .choices(['global', 'gcchigh', 'dod', 'china'])
        .default('global'),
    )
    .option('--client-id <id>', 'your own public client for signing in', guid)
    .option('--device-code', 'sign in with a code on another device')
    .option('--json', 'one JSON document on standard output, everything else on standard error')
    .option('--no-color', 'no colours');
}

/** Parses a GUID option. */
export function guid(value: string): string {
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu.test(value)) return value.toLowerCase();
  throw new InvalidArgumentError('expected a GUID such as 00000000-1111-2222-3333-444444444444');
}

/** Parses a whole number of at least `least`. */
export function wholeNumber(least: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (Number.isInteger(number) && number >= least) return number;
    throw new InvalidArgumentError(`expected a whole number of at least ${least}`);
  };
}

/** The exit code of a commander error: help and version are fine, the rest is bad usage. */
export function usageExitCode(code: string): number {
  return ['commander.helpDisplayed', 'commander.version', 'commander.help'].includes(code)
    ? exitCodes.done
    : exitCodes.usage;
}
