import { Command } from 'commander';
import { exitCodes } from '../../contract/exit-codes';
import type { GateDocument, GoLiveItem } from '../../contract/go-live';
import type { CliContext, CommonOptions } from '../context';
import { withCommonOptions } from '../options';
import { plain } from '../plain';
import { runCommand } from '../run-command';
import type { Style } from '../style';
import { counted } from '../style';
import { refuseForeign } from '../written-files';

/** `gate SETUP`: whether a setup may go live, and what that rests on. */
export function gateCommand(context: CliContext): Command {
  return withCommonOptions(
    new Command('gate')
      .description(
        'Say whether a setup may go live: proof, tests by users, security review, vendor, auditing, failures.',
      )
      .argument('<setup>', 'id of the setup (see "status")')
      .option('--out <file>', 'write it with the proof as a page for the customer (.html)'),
  ).action(async (setup: string, options: CommonOptions & { out?: string }) =>
    runCommand(context, options, async ({ services, style, listener }) => {
      if (options.out !== undefined) await refuseForeign(context, options.out, 'go-live');
      const { document, html } = await services.gate(setup, { signal: context.signal, listener });
      if (options.out !== undefined) await context.writeText(options.out, html);
      const code = document.verdict === 'may-go-live' ? exitCodes.done : exitCodes.needsPerson;
      return { document, text: gateText(document, style), code };
    }),
  );
}

const words: Readonly<Record<GoLiveItem['status'], string>> = {
  done: '',
  waived: ' (waived by name)',
  open: '',
};

function gateText(made: GateDocument, style: Style): string {
  const document = plain(made);
  const open = document.items.filter(({ status }) => status === 'open').length;
  return [
    style.heading(`Going live: ${document.application} at ${document.tenantName}`),
    ...document.items.map((item) => itemText(item, style)),
    '',
    document.verdict === 'may-go-live'
      ? style.item(style.pass, 'It may go live.', 0)
      : style.item(style.open, `Not yet: ${counted(open, 'condition')} open.`, 0),
  ].join('\n');
}

function itemText({ title, status, finding, who, next }: GoLiveItem, style: Style): string {
  const mark = { done: style.pass, waived: style.warn, open: style.open }[status];
  return [
    style.item(mark, `${style.bold(title)}${words[status]}`),
    style.wrap(finding),
    ...(next === null ? [] : [style.wrap(`${who === null ? '' : `For ${who}: `}${next}`)]),
  ].join('\n');
}
