import { Command } from 'commander';
import type { SendDocument } from '../../contract/documents';
import { exitCodes } from '../../contract/exit-codes';
import type { CliContext, CommonOptions } from '../context';
import { withCommonOptions } from '../options';
import { plain } from '../plain';
import { runCommand } from '../run-command';
import type { Style } from '../style';

/** `send SETUP --from A --to B`: one real mail as the application itself. */
export function sendCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('send')
      .description('Send one test mail as the application itself.')
      .argument('<setup>', 'id of the setup (see "status")')
      .requiredOption('--from <address>', 'mailbox to send from')
      .requiredOption('--to <address>', 'who gets the mail'),
  ).action(async (setup: string, options: CommonOptions & { from: string; to: string }) =>
    runCommand(context, options, async ({ services, style, listener }) => {
      const document = await services.send(setup, options.from, options.to, {
        signal: context.signal,
        listener,
      });
      const code = document.result === 'accepted' ? exitCodes.done : exitCodes.failed;
      return { document, text: sendText(document, style), code };
    }),
  );
}

function sendText(made: SendDocument, style: Style): string {
  const document = plain(made);
  const request = document.requestId === null ? '' : style.dim(` (request ${document.requestId})`);
  if (document.refusal === null) {
    return [
      style.item(style.pass, `Accepted: ${document.from} → ${document.to}${request}`, 0),
      style.wrap(
        `Taken for delivery, not delivered yet: look for "${document.subject}" in ${document.to}.`,
        2,
      ),
    ].join('\n');
  }
  const { status, code, message, meaning } = document.refusal;
  return [
    style.item(style.fail, `Refused: ${document.from} may not send${request}`, 0),
    style.wrap(meaning, 2),
    style.dim(style.wrap(`The service said: HTTP ${status} · ${code} · ${message}`, 2)),
  ].join('\n');
}
