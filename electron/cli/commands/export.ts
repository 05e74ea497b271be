import { Command } from 'commander';
import { exitCodes } from '../../contract/exit-codes';
import type { CliContext, CommonOptions } from '../context';
import { withCommonOptions } from '../options';
import { exportText } from '../print-export';
import { runCommand } from '../run-command';

/** `export SETUP --terraform DIR`: the setup as infrastructure code; reads only. Exit 3 where a person must look first. */
export function exportCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('export')
      .description(
        'Write a setup as infrastructure code, as its tenant is today: the Entra part as Terraform with import blocks, the Exchange part as a script. Nothing is written to the tenant; no credential is in it.',
      )
      .argument('<setup>', 'id of the setup (see "status")')
      .requiredOption('--terraform <dir>', 'the folder to write; new, or empty'),
  ).action(async (setup: string, options: CommonOptions & { terraform: string }) => {
    await runCommand(context, options, async ({ services, style, listener }) => {
      const how = { signal: context.signal, listener };
      const document = await services.exportCode(setup, options.terraform, how);
      const code = document.verdict === 'complete' ? exitCodes.done : exitCodes.needsPerson;
      return { document, text: exportText(document, style), code };
    });
  });
}
