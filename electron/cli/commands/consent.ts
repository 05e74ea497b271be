import { Command } from 'commander';
import type { ConsentDocument } from '../../contract/documents';
import { exitCodes } from '../../contract/exit-codes';
import type { CliContext, CommonOptions } from '../context';
import { withCommonOptions } from '../options';
import { plain } from '../plain';
import { runCommand } from '../run-command';
import type { Style } from '../style';

/** `consent [--revoke]`: the assistant's own consents in the tenant, to be listed and taken back at the end. */
export function consentCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('consent')
      .description('List what this assistant was consented to in the tenant; --revoke takes yours back.')
      .option('--revoke', 'remove the consents of the signed-in person'),
  ).action(async (options: CommonOptions & { revoke?: boolean }) =>
    runCommand(context, options, async ({ services, style, listener }) => {
      const document = await services.consent(options.revoke ?? false, {
        signal: context.signal,
        listener,
      });
      return { document, text: consentText(document, style), code: exitCodes.done };
    }),
  );
}

const whose = {
  me: 'you',
  'someone-else': 'another person',
  everyone: 'everyone, by an administrator',
} as const;

function consentText(made: ConsentDocument, style: Style): string {
  const document = plain(made);
  if (document.consents.length === 0)
    return `${style.pass} No consents of client ${document.clientId} in this tenant.`;
  const lines = [`Consents of this assistant (client ${document.clientId}):`];
  for (const consent of document.consents) {
    const mark = consent.removed ? style.pass : style.open;
    lines.push(
      style.item(mark, `for ${whose[consent.for]}${consent.removed ? ': removed' : ''}`),
      style.dim(style.wrap(consent.scopes.join(' '), 4)),
    );
  }
  if (document.consents.some((consent) => consent.for === 'me' && !consent.removed)) {
    lines.push(style.item('Next:', 'take yours back when the job is done: sendwright consent --revoke'));
  }
  if (document.consents.some((consent) => consent.for === 'everyone')) {
    const where = 'Entra admin center > Enterprise applications > Permissions';
    lines.push(
      style.dim(style.wrap(`What was given for everyone stays; an administrator removes it in ${where}.`, 2)),
    );
  }
  return lines.join('\n');
}
