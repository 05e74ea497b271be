import type { ActivityDocument, ActivityLine, ActivityPart } from '../contract/activity';
import { minuteText } from '../contract/minutes';
import { plain } from './plain';
import { counted, type Style } from './style';

/** So many lines of a part are shown; the table and --json have all. */
const shown = 12;
const countsShown = 12;

/** What happened, part by part, as a consultant reads it. */
export function activityText(made: ActivityDocument, style: Style): string {
  const { application, clientId, tenant, madeBy, madeAt, parts, savedAs } = plain(made);
  return [
    style.heading(`What happened with ${application}`),
    style.dim(
      style.wrap(`client ${clientId}, tenant ${tenant.name}, as ${madeBy}, ${minuteText(madeAt)}`, 2),
    ),
    ...parts.flatMap((part) => partLines(part, style)),
    '',
    style.wrap('Nothing was written to the tenant.', 2),
    ...(savedAs === null ? [] : [style.item('Table:', savedAs)]),
  ].join('\n');
}

function partLines(part: ActivityPart, style: Style): string[] {
  const marks = { read: style.pass, 'not-available': style.unknown, elsewhere: style.open };
  const { title, state, finding, lines, counts, notes, links, queries, who, next } = part;
  const isShort = lines.length <= shown;
  return [
    '',
    style.item(marks[state], style.bold(title)),
    style.wrap(finding),
    ...(isShort ? [] : countLines(counts, style)),
    ...lines.slice(0, shown).map((line) => style.item('·', lineText(line), 4)),
    ...(isShort
      ? []
      : [
          style.wrap(
            `… and ${counted(lines.length - shown, 'older line')}: --csv FILE or --json have them all.`,
          ),
        ]),
    ...(part.more ? [style.wrap('There is more than was read: ask for fewer days.')] : []),
    ...(next === null ? [] : [style.item('Next:', `${who === null ? '' : `for ${who}: `}${next}`, 4)]),
    ...links.map(({ what, url }) => style.item('→', `${what}: ${url}`, 4)),
    // What was read need not be asked for again by hand.
    ...(state === 'read' ? [] : queries.map(({ where, text }) => style.item('→', `${where}: ${text}`, 4))),
    ...notes.map((note) => style.dim(style.wrap(note))),
  ];
}

function countLines(counts: ActivityPart['counts'], style: Style): string[] {
  const rest = counts.length - countsShown;
  return [
    ...counts.slice(0, countsShown).map(({ what, count }) => style.item(String(count).padStart(6), what, 4)),
    ...(rest > 0 ? [style.wrap(`… and ${rest} kinds more.`)] : []),
    style.wrap('The newest:'),
  ];
}

function lineText({ at, who, what, target, result, detail }: ActivityLine): string {
  const by = who === '' ? '' : ` by ${who}`;
  const of = target === '' ? '' : `: ${target}`;
  const end = [result, detail].filter((one) => one !== null && one !== '').join(', ');
  return `${minuteText(at)}  ${what}${by}${of}${end === '' ? '' : ` (${end})`}`;
}
