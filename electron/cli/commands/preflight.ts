import { Command } from 'commander';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { PreflightDocument } from '../../contract/preflight';
import type { CliContext, CommonOptions } from '../context';
import { namedText } from '../named-text';
import { withCommonOptions } from '../options';
import { pfxAsker, pfxPassphraseOption } from '../pfx-passphrase';
import { checkText, forecastText, preflightText } from '../print-preflight';
import { runCommand } from '../run-command';
import { refuseForeign } from '../written-files';
import { failedExitCode } from './plan';

type PreflightOptions = CommonOptions & {
  check?: string[];
  request?: string;
  goLive?: boolean;
  pfxPassphraseFile?: string;
};

/** `preflight FILE [--check ID]…`: the checks alone, line by line as they come; writes nothing to the tenant. */
export function preflightCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('preflight')
      .description('Make the checks, line by line as they come; nothing is written to the tenant.')
      .argument('<file>', 'setup file (*.sendwright.yaml)')
      .option('--check <id...>', 'only these checks (docs/checks.md lists them), for one that was mended')
      .option(
        '--request <file>',
        'write what must be done, and by whom, for the security team (.html or .txt)',
      )
      .option('--go-live', 'as for leaving the test stage')
      .addOption(pfxPassphraseOption()),
  ).action(async (path: string, options: PreflightOptions) =>
    runCommand(context, options, async (run) => {
      const { services, style, listener } = run;
      const { request } = options;
      if (request !== undefined) await refuseForeign(context, request, 'security-request');
      const made = await services.preflight(await namedText(context, path), {
        signal: context.signal,
        listener: {
          ...listener,
          checks: (checks) => run.say(checks.flatMap((check) => checkText(check, style)).join('\n')),
        },
        goLive: options.goLive ?? false,
        checks: options.check ?? [],
        askPassphrase: pfxAsker(context, options.pfxPassphraseFile),
      });
      if (request !== undefined) {
        const { html, text: plainText } = services.securityRequest(made);
        await context.writeText(request, /\.txt$/iu.test(request) ? plainText : html);
      }
      const document: PreflightDocument = { ...made, savedAs: request ?? null };
      const text = [preflightText(document, style), ...forecastText(document.forecast, style)].join('\n');
      return { document, text, code: preflightExitCode(document) };
    }),
  );
}

function preflightExitCode({ verdict, checks }: PreflightDocument): ExitCode {
  return verdict === 'ready' ? exitCodes.done : failedExitCode(checks);
}
