import { Command } from 'commander';
import { AppError } from '../../contract/errors';
import { exitCodes, type ExitCode } from '../../contract/exit-codes';
import type { ProofDocument } from '../../contract/proof';
import type { CliContext, CommonOptions } from '../context';
import { withCommonOptions } from '../options';
import { proofText } from '../print-proof';
import { runCommand } from '../run-command';

type ProveOptions = CommonOptions & { wait?: boolean; allSenders?: boolean };

/** `prove SETUP | --client-id ID [--wait]`: tests inside and outside the scope, with evidence. */
export function proveCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('prove')
      .description(
        'Prove that the agreed mailboxes can send and no other; with --client-id, and no setup, any application.',
      )
      .argument('[setup]', 'id of the setup (see "status")')
      .option('--wait', 'wait until it is effective; Exchange caches rights for 30 minutes to 2 hours')
      .option('--all-senders', 'send from every sender, not from a sample of twenty'),
  ).action(async (setup: string | undefined, options: ProveOptions) => {
    const { clientId, ...others } = options;
    // Without a setup it names the application to prove: nobody signs in with that.
    await runCommand(
      context,
      setup === undefined ? others : options,
      async ({ services, style, listener }) => {
        const target = targetOf(setup, clientId);
        const how = { wait: options.wait ?? false, allSenders: options.allSenders ?? false };
        const document = await services.prove(target, how, { signal: context.signal, listener });
        return { document, text: proofText(document, style), code: proofExitCode(document) };
      },
    );
  });
}

function targetOf(
  setup: string | undefined,
  clientId: string | undefined,
): { setup: string } | { clientId: string } {
  if (setup !== undefined) return { setup };
  if (clientId !== undefined) return { clientId };
  throw new AppError({
    code: 'invalid-input',
    message: 'Which application should be proven?',
    next: 'Name a setup ("sendwright status" lists them) or give --client-id.',
  });
}

/** 0 proven, 1 it does not hold, 3 not everything could be tested, 4 not yet effective. */
export function proofExitCode(document: ProofDocument): ExitCode {
  switch (document.verdict) {
    case 'proven':
      return exitCodes.done;
    case 'failed':
      return exitCodes.failed;
    case 'unknown':
      return exitCodes.needsPerson;
    case 'not-yet-effective':
      return exitCodes.notYetEffective;
  }
}
