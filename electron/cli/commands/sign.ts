import { Argument, Command } from 'commander';
import { exitCodes } from '../../contract/exit-codes';
import { signOffKinds, type SignOffKind } from '../../contract/go-live';
import type { CliContext, CommonOptions } from '../context';
import { withCommonOptions } from '../options';
import { plain } from '../plain';
import { runCommand } from '../run-command';

/** `sign SETUP WHAT --by NAME`: writes down a person's word for going live, or on a review. */
export function signCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('sign')
      .description(
        'Write down, with name and day, what somebody said before going live (see "gate") or of a review (see "review").',
      )
      .argument('<setup>', 'id of the setup (see "status")')
      .addArgument(new Argument('<what>', 'what was signed').choices(signOffKinds))
      .requiredOption('--by <name>', 'who says so')
      .option('--on <day>', 'the day it was said, like 2026-11-21 (default: today)')
      .option('--note <text>', 'what they said, in one line'),
    'records',
  ).action(
    async (
      setup: string,
      what: SignOffKind,
      options: CommonOptions & { by: string; on?: string; note?: string },
    ) =>
      runCommand(context, options, async ({ services }) => {
        const { by, on = null, note = null } = options;
        const document = await services.sign(setup, { what, by, on, note });
        const { signed } = plain(document);
        const text = `Written down: ${signed.what}, by ${signed.by}, on ${signed.on}.`;
        return { document, text, code: exitCodes.done };
      }),
  );
}
