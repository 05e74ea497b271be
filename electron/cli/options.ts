import { InvalidArgumentError, Option, type Command } from 'commander';
import { exitCodes } from '../contract/exit-codes';
import { isGuid } from '../contract/guid';

/** What a command works on: a tenant, this computer's records, or files alone. */
export type WorksOn = 'tenant' | 'records' | 'token';

/**
 * Adds the options that every command takes, after its own. The help shows only those that count for what it works on;
 * the others are taken all the same, so that one set of options goes with every command. `unattended`: it also works
 * without a person (`runCommand` is told the same).
 */
export function withCommonOptions(
  command: Command,
  worksOn: WorksOn = 'tenant',
  withoutPerson: 'unattended' | 'refused' = 'refused',
): Command {
  command.option('--json', 'one JSON document on standard output, everything else on standard error');
  command.option('--no-color', 'no colours');
  const counting = { tenant: null, records: ['data', 'practice'], token: ['practice', 'cloud'] }[worksOn];
  for (const option of [...tenantOptions(), ...exchangeOptions()]) {
    const counts = counting === null || counting.includes(option.name());
    command.addOption(option.hideHelp(!counts));
  }
  for (const option of unattendedOptions()) {
    command.addOption(option.hideHelp(withoutPerson === 'refused'));
  }
  return command;
}

function tenantOptions(): readonly Option[] {
  return [
    new Option('--data <dir>', 'folder of records and settings (default: this user’s data folder)'),
    new Option('--practice <info>', 'work on a practice tenant: the INFO file it wrote'),
    new Option(
      '--as <user>',
      'sign in as this person; with --practice the sign-in page is walked by a script',
    ),
    new Option('--cloud <name>', 'the Microsoft cloud')
      .choices(['global', 'gcchigh', 'dod', 'china'])
      .default('global'),
    new Option('--client-id <id>', 'your own public client for signing in').argParser(guid),
    new Option('--device-code', 'sign in with a code on another device'),
  ].map((option) => option.helpGroup('Where, and as whom:'));
}

/** For commands whose tenant is whoever's signs in: a partner's or guest's other one, or the reading application's. */
export function namedTenant(): Option {
  return new Option(
    '--tenant <name>',
    'the tenant to sign in to, where it is not your own (partner, guest): domain or id; with --unattended: which one, where this computer can read several',
  );
}

function unattendedOptions(): readonly Option[] {
  return [
    new Option(
      '--unattended [file]',
      'sign in as the tenant’s reading application, without a person: from this computer’s keychain, or with the sealed file',
    ),
    new Option(
      '--unattended-passphrase-file <file>',
      'with --unattended FILE: file with the passphrase that opens it',
    ),
  ].map((option) => option.helpGroup('Without a person:'));
}

function exchangeOptions(): readonly Option[] {
  return [
    new Option('--exchange-as <user>', 'another person of the same tenant for Exchange'),
    new Option(
      '--exchange <way>',
      'how Exchange is reached; none: not from here, its steps wait for somebody else',
    ).choices(['practice', 'powershell', 'none']),
    new Option(
      '--exchange-sign-in <how>',
      'with PowerShell: the module’s own page or code, or our token',
    ).choices(['browser', 'device', 'token']),
    new Option(
      '--exchange-client-id <id>',
      'with --exchange-sign-in token: your own public client',
    ).argParser(guid),
    new Option('--delegated-organization <domain>', 'as a partner (GDAP): the customer’s tenant in Exchange'),
    new Option(
      '--install-module',
      'install the Exchange module into Sendwright’s own folder where none fits',
    ),
  ].map((option) => option.helpGroup('Exchange:'));
}

/** Parses a GUID option. */
export function guid(value: string): string {
  if (isGuid(value)) return value.toLowerCase();
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
