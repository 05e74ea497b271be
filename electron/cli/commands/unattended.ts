import { Command } from 'commander';
import { AppError } from '../../contract/errors';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { UnattendedDocument, UnattendedPlan } from '../../contract/unattended-setup';
import type { Passphrase } from '../../services/services';
import { approve } from '../approve';
import type { CliContext, CommonOptions } from '../context';
import { wholeNumber, withCommonOptions } from '../options';
import { readPassphrase, refuseTaken } from '../passphrase';
import { unattendedPlanText, unattendedText } from '../print-unattended';
import { runCommand, type CommandRun } from '../run-command';
import { refuseForeign } from '../written-files';

type UnattendedOptions = CommonOptions & {
  tenant: string;
  months?: number;
  renew?: boolean;
  dropOld?: boolean;
  remove?: boolean;
  out?: string;
  newPassphraseFile?: string;
  passphraseFile?: string;
  yes?: boolean;
};

/** `unattended --tenant T`: the application with which scheduled jobs read a tenant. */
export function unattendedCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('unattended')
      .description(
        'Set up the application with which scheduled reviews read a tenant without a person: certificate, rights to read alone. Run again it finds everything in place, renews the certificate in its last 30 days, and takes away what somebody gave it besides.',
      )
      .requiredOption('--tenant <name>', 'the tenant: domain or id')
      .option('--months <number>', 'how long a new certificate is valid (default: 12)', wholeNumber(1))
      .option('--renew', 'make a new certificate now, beside the one in use')
      .option('--drop-old', 'every job has the new file: remove older certificates')
      .option('--out <file>', 'write the sealed file with which a job elsewhere signs in (.json)')
      .option('--new-passphrase-file <file>', 'make a passphrase for it and write it here (mode 0600)')
      .option('--passphrase-file <file>', 'file that holds the passphrase for it')
      .option('--remove', 'take the application back, and see that nothing is left')
      .option('--yes', 'approve without being asked'),
  ).action(async (options: UnattendedOptions) =>
    runCommand(context, options, async (run) =>
      options.remove === true ? remove(context, options, run) : setUp(context, options, run),
    ),
  );
}

async function setUp(context: CliContext, options: UnattendedOptions, run: CommandRun) {
  const { services, listener, style } = run;
  const { tenant, months, renew = false, dropOld = false, out } = options;
  refuseLong(months);
  const passphrase = await passphraseOf(context, options);
  const how = { renew, dropOld, ...(months === undefined ? {} : { months }) };
  const made = await services.setUpUnattended(tenant, how, approver(context, options, run), {
    ...{ signal: context.signal, listener },
  });
  const isInPlace = made.result === 'done' || made.result === 'nothing-to-do';
  const sealed = out !== undefined && passphrase !== null && isInPlace;
  if (sealed) {
    const text = await services.sealUnattended(made.tenant, passphrase);
    await context.writeText(out, text, { secret: true });
  }
  const document: UnattendedDocument = {
    ...made,
    savedAs: sealed ? out : null,
    passphraseFile: sealed ? (options.newPassphraseFile ?? null) : null,
  };
  return { document, text: unattendedText(document, style), code: unattendedExitCode(document) };
}

async function remove(context: CliContext, options: UnattendedOptions, run: CommandRun) {
  refuseBeside(options);
  const { services, listener, style } = run;
  const document = await services.removeUnattended(options.tenant, approver(context, options, run), {
    ...{ signal: context.signal, listener },
  });
  return { document, text: unattendedText(document, style), code: unattendedExitCode(document) };
}

function approver(context: CliContext, options: UnattendedOptions, run: CommandRun) {
  const { listener, style } = run;
  const say = (line: string): void => run.say(line);
  return async (plan: UnattendedPlan): Promise<boolean> => {
    listener.planned(plan);
    say(unattendedPlanText(plan, style));
    return approve(context, options, say);
  };
}

/** What seals the file, checked before anything is done; null: no file is asked for. */
async function passphraseOf(context: CliContext, options: UnattendedOptions): Promise<Passphrase | null> {
  const { out, newPassphraseFile, passphraseFile } = options;
  const given = [newPassphraseFile, passphraseFile].filter((file) => file !== undefined);
  if (out === undefined && given.length === 0) return null;
  if (out === undefined || given.length !== 1) throw oneOfBoth();
  await refuseForeign(context, out, 'unattended');
  if (passphraseFile !== undefined) {
    return { kind: 'given', value: await readPassphrase(context, passphraseFile) };
  }
  const file = newPassphraseFile ?? '';
  await refuseTaken(context, file);
  return { kind: 'new', keep: async (phrase) => context.writeText(file, `${phrase}\n`, { secret: true }) };
}

function oneOfBoth(): AppError {
  return new AppError({
    code: 'invalid-input',
    message: 'A sealed file takes a place and one passphrase.',
    next: 'Give --out FILE with --new-passphrase-file FILE, or with --passphrase-file FILE.',
  });
}

function refuseLong(months: number | undefined): void {
  if (months === undefined || months <= 24) return;
  throw new AppError({
    code: 'invalid-input',
    message: `A certificate of ${months} months is too long.`,
    next: 'Give at most 24 months; 12 are usual.',
  });
}

function refuseBeside({
  months,
  renew,
  dropOld,
  out,
  newPassphraseFile,
  passphraseFile,
}: UnattendedOptions): void {
  const others = [months, renew, dropOld, out, newPassphraseFile, passphraseFile];
  if (others.every((one) => one === undefined)) return;
  throw new AppError({
    code: 'invalid-input',
    message: 'The application is taken back, or set up: not both at once.',
    next: 'Give --remove with --tenant and --yes alone.',
  });
}

/** 4 where everything is in place and not yet effective. */
export function unattendedExitCode({ result, seen, proof, plan }: UnattendedDocument): ExitCode {
  switch (result) {
    case 'done':
    case 'nothing-to-do':
      if (plan.aim === 'remove') return proofCode(proof);
      if (result === 'done' || plan.unseen.length === 0) return seenCode(seen);
      return seenCode(seen) === exitCodes.done ? exitCodes.needsPerson : seenCode(seen);
    case 'waiting':
      return exitCodes.notYetEffective;
    case 'failed':
      return exitCodes.failed;
    case 'cancelled':
      return exitCodes.interrupted;
    case 'needs-person':
    case 'not-approved':
      return exitCodes.needsPerson;
  }
}

function proofCode(proof: UnattendedDocument['proof']): ExitCode {
  if (proof === null || proof.verdict === 'removed') return exitCodes.done;
  return proof.verdict === 'unknown' ? exitCodes.needsPerson : exitCodes.failed;
}

function seenCode(seen: UnattendedDocument['seen']): ExitCode {
  const all = seen === null ? [] : [seen.token.status, seen.graph.status, seen.exchange.status];
  if (all.includes('failed')) return exitCodes.failed;
  return all.includes('waiting') ? exitCodes.notYetEffective : exitCodes.done;
}
