import { Command } from 'commander';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { PlanDocument } from '../../contract/documents';
import type { Check } from '../../contract/plan';
import type { CliContext, CommonOptions } from '../context';
import type { Services } from '../../services/services';
import { namedText } from '../named-text';
import { withCommonOptions } from '../options';
import { pfxAsker, pfxPassphraseOption } from '../pfx-passphrase';
import { planText, planVerdictText } from '../print-plan';
import { runCommand } from '../run-command';
import { refuseForeign } from '../written-files';

type PlanOptions = CommonOptions & {
  out?: string;
  goLive?: boolean;
  exchangeScript?: string;
  changeRequest?: string;
  pfxPassphraseFile?: string;
};

/** `plan FILE [--out PLAN] [--exchange-script PS1]`: reads the tenant, says what would be done, writes nothing to the tenant. */
export function planCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('plan')
      .description('Read the tenant and say what would be done; nothing is written to it.')
      .argument('<file>', 'setup file (*.sendwright.yaml)')
      .option('--go-live', 'leave the test stage: the senders enter the scope, the test mailbox leaves it')
      .option('--out <plan>', 'save the plan, to be reviewed and applied later')
      .option('--exchange-script <ps1>', 'write the Exchange part as a script for another person’s computer')
      .option('--change-request <html>', 'write the plan as a page for the customer’s security team')
      .addOption(pfxPassphraseOption()),
  ).action(async (path: string, options: PlanOptions) =>
    runCommand(context, options, async ({ services, style, listener }) => {
      if (options.out !== undefined) await refuseForeign(context, options.out, 'plan');
      if (options.exchangeScript !== undefined)
        await refuseForeign(context, options.exchangeScript, 'script');
      if (options.changeRequest !== undefined) {
        await refuseForeign(context, options.changeRequest, 'change-request');
      }
      const made = await services.plan(await namedText(context, path), {
        signal: context.signal,
        listener,
        goLive: options.goLive ?? false,
        askPassphrase: pfxAsker(context, options.pfxPassphraseFile),
      });
      const script = await writeScript(context, services, made, options.exchangeScript);
      const document: PlanDocument = { ...made, ...script, savedAs: options.out ?? null };
      if (options.out !== undefined) {
        await context.writeText(options.out, `${JSON.stringify(made.plan, null, 2)}\n`);
      }
      if (options.changeRequest !== undefined) {
        await context.writeText(options.changeRequest, services.changeRequest(made.plan));
      }
      const text = `${planText(document.plan, style)}\n${planVerdictText(document, style, options.goLive === true ? `${path} --go-live` : path)}`;
      return { document, text, code: planExitCode(document) };
    }),
  );
}

/** Writes the script where one was asked for; a plan in which nothing can be planned has none. */
async function writeScript(
  context: CliContext,
  services: Services,
  { plan, verdict }: PlanDocument,
  file: string | undefined,
): Promise<Pick<PlanDocument, 'exchangeScript'>> {
  if (file === undefined || (verdict === 'blocked' && plan.steps.length === 0)) return {};
  const script = services.exchangeScript(plan);
  if (script !== null) await context.writeText(file, script.text);
  return { exchangeScript: script === null ? null : file };
}

/** 0 where it can be applied or the rest is somebody else's script; else what failed decides. */
export function planExitCode(document: PlanDocument): ExitCode {
  if (document.verdict !== 'blocked' || typeof document.exchangeScript === 'string') return exitCodes.done;
  return failedExitCode(document.plan.checks);
}

/** 2 where the file itself is at fault, 3 where the tenant or this computer needs a person. */
export function failedExitCode(checks: readonly Check[]): ExitCode {
  const failed = checks.filter((check) => check.status === 'fail');
  return failed.some((check) => check.fault === 'file') ? exitCodes.usage : exitCodes.needsPerson;
}
