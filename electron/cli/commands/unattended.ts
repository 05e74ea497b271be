import { Command } from 'commander';
import { AppError } from '../../contract/errors';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { UnattendedDocument, UnattendedPlan } from '../../contract/unattended-setup';
import { approvePlan } from '../approve';
import type { CliContext, CommonOptions } from '../context';
import { wholeNumber, withCommonOptions } from '../options';
import { unattendedPlanText, unattendedText } from '../print-unattended';
import { runCommand, type CommandRun } from '../run-command';
import { refuseOtherTenants, sealedJobOf } from '../sealed-job';

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
  const { tenant, months, renew = false, dropOld = false } = options;
  refuseLong(months);
  const job = await sealedJobOf(context, options);
  const how = {
    ...{ renew, dropOld },
    ...(months === undefined ? {} : { months }),
    ...(job === null ? {} : { sealedWith: job.passphrase }),
  };
  const ask = approver(context, options, run);
  const asked: typeof ask = async (plan) => {
    if (job !== null) await refuseOtherTenants(context, job.file, plan.tenantId);
    return ask(plan);
  };
  const made = await services.setUpUnattended(tenant, how, asked, { signal: context.signal, listener });
  const isInPlace = made.result === 'done' || made.result === 'nothing-to-do';
  const sealed = isInPlace ? job : null;
  if (sealed !== null) {
    await refuseOtherTenants(context, sealed.file, made.tenant);
    const text = await services.sealUnattended(made.tenant, sealed.passphrase);
    await context.writeText(sealed.file, text, { secret: true });
  }
  const document: UnattendedDocument = {
    ...made,
    notes: [...made.notes, ...(job === null || isInPlace ? [] : [notWritten(job.file)])],
    savedAs: sealed?.file ?? null,
    passphraseFile: sealed === null ? null : (options.newPassphraseFile ?? null),
  };
  return { document, text: unattendedText(document, style), code: unattendedExitCode(document) };
}

function notWritten(file: string): string {
  return `${file} was not written, nor a passphrase: run the same command again once everything is in place.`;
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
  return async (plan: UnattendedPlan): Promise<boolean> =>
    approvePlan(context, options, run, { plan, text: unattendedPlanText(plan, run.style) });
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
export function unattendedExitCode(document: UnattendedDocument): ExitCode {
  const { result, seen, proof, plan } = document;
  switch (result) {
    case 'done':
    case 'nothing-to-do':
      if (plan.aim === 'remove') return proofCode(proof);
      return seenCode(seen) === exitCodes.done && needsSomebody(document)
        ? exitCodes.needsPerson
        : seenCode(seen);
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

/**
 * Whether something is left that no step settles. Whoever carried out a plan is done where only Exchange was out of
 * sight: the next run, which finds nothing to do, insists on it.
 */
function needsSomebody({ result, plan: { open, excess } }: UnattendedDocument): boolean {
  return (
    excess.some(({ severity, next }) => severity === 'high' && next !== null) ||
    open.some(({ what }) => what === 'sign-in-blocked' || result === 'nothing-to-do')
  );
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
