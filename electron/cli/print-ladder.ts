import type { LadderDocument, Rung } from '../contract/ladder';
import type { SupportFile } from '../contract/support';
import { plain } from './plain';
import { counted, type Style } from './style';

/** One rung as it comes: what was found, with the ids that support asks for. */
export function rungText(made: Rung, style: Style): string {
  const { status, title, finding, evidence, ms } = plain(made);
  const marks = {
    pass: style.pass,
    fail: style.fail,
    waiting: style.open,
    unknown: style.unknown,
    'not-tried': style.dim('·'),
  };
  const took = ms === null ? '' : style.dim(` (${ms} ms)`);
  return [
    style.item(marks[status], `${style.bold(title)}${took}`),
    ...(status === 'not-tried' ? [] : [style.wrap(finding, 4)]),
    ...evidence.map(({ text, requestId }) =>
      style.dim(style.item('·', requestId === undefined ? text : `${text} [request ${requestId}]`, 4)),
    ),
  ].join('\n');
}

const heads = {
  holds: 'EVERY RUNG HOLDS',
  unsent: 'HOLDS AS FAR AS IT WAS CLIMBED',
  waiting: 'NOT YET',
  open: 'NOT ALL COULD BE LOOKED AT',
  broken: 'BROKEN',
} as const;

/** How the climb ended: the cause, who can mend it, what to do. */
export function ladderText(made: LadderDocument, style: Style): string {
  const document = plain(made);
  const { result, summary, rungs } = document;
  const color = {
    holds: style.green,
    unsent: style.green,
    waiting: style.yellow,
    open: style.yellow,
    broken: style.red,
  };
  const lines = [`\n  ${color[result](style.bold(heads[result]))}`, style.wrap(summary, 2)];
  lines.push(...bundleLines(document, style));
  const told =
    rungs.find(({ status }) => status === 'fail') ?? rungs.find(({ status }) => status === 'waiting');
  const shown = told ?? rungs.find(({ status, who }) => status === 'unknown' && who !== null);
  if (shown === undefined || result === 'holds' || result === 'unsent') return lines.join('\n');
  const { cause, who, next, repair } = shown;
  if (cause !== null) {
    const code = cause.code === null ? '' : `${cause.code}: `;
    lines.push(style.wrap(`${code}${cause.text} (${cause.source})`, 2));
  }
  if (who !== null) lines.push(style.item('Who can mend it:', who));
  if (next !== null) lines.push(style.item('Next:', next));
  if (repair !== null) lines.push(style.item('Command:', repair));
  return lines.join('\n');
}

/** A support bundle as it is shown before it is saved: every file, whole. */
export function bundleText(files: readonly SupportFile[], style: Style): string {
  const lines = [style.heading('What the support bundle holds')];
  for (const { name, text } of files) {
    lines.push(`\n  ${style.bold(name)} ${style.dim(counted(text.trimEnd().split('\n').length, 'line'))}`);
    lines.push(plain(text.trimEnd(), 'lines').replace(/^/gmu, '    '));
  }
  return lines.join('\n');
}

function bundleLines({ bundle }: LadderDocument, style: Style): readonly string[] {
  if (bundle === undefined) return [];
  return [
    bundle.savedAs === null
      ? style.item(style.open, 'The support bundle was not saved: nobody said yes (--yes does).')
      : style.item(style.pass, `Support bundle: ${bundle.savedAs}`),
  ];
}
