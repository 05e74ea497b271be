import { minuteText } from '../contract/minutes';
import type { ChecklistItem, Drift, MendingWay, ReviewDocument, ReviewedSetup } from '../contract/review';
import { plain } from './plain';
import { counted, type Style } from './style';

/** A review as a consultant reads it: the sum first, then each setup with its drifts and what of the checklist is open. */
export function reviewText(made: ReviewDocument, style: Style): string {
  const { setups, notReviewed } = plain(made);
  const open = setups.filter(({ verdict }) => verdict === 'drift' || verdict === 'unknown').length;
  const heads = [
    `${counted(setups.length, 'setup')} reviewed`,
    ...(open === 0 ? ['all as agreed'] : [`${open} with something to look at`]),
    ...(notReviewed.length === 0 ? [] : [`${notReviewed.length} not reviewed`]),
  ];
  return [
    ...(setups.length + notReviewed.length > 1 ? [style.bold(`${heads.join(', ')}.`)] : []),
    ...setups.map((one) => setupText(one, style)),
    ...notReviewed.flatMap(({ setup, tenantName, why, next }) => [
      '',
      style.item(style.unknown, `${style.bold(setup)} at ${tenantName} was not reviewed: ${why}`),
      ...(next === null ? [] : [style.wrap(next)]),
    ]),
    '',
    style.wrap('Nothing was written to the tenant.', 2),
  ].join('\n');
}

function setupText(one: ReviewedSetup, style: Style): string {
  const heads = {
    clean: style.green('As agreed.'),
    notes: 'As agreed, with small notes.',
    drift: style.red(`${counted(one.drifts.length, 'drift')}.`),
    unknown: style.yellow('Nothing grave found, but not everything could be looked at.'),
  };
  const proof = one.against.proof;
  const against = proof === null ? 'no proof' : `the proof of ${minuteText(proof.time)}`;
  const first =
    one.against.base === null
      ? [style.dim(style.wrap('The first look: what has no place in the setup file counts from now on.', 2))]
      : [];
  return [
    style.heading(`Review of ${one.application} at ${one.tenantName}`),
    style.dim(
      style.wrap(
        `client ${one.clientId}, ${minuteText(one.reviewedAt)}, against its setup file and ${against}`,
        2,
      ),
    ),
    ...first,
    ...one.drifts.flatMap((drift) => driftLines(one.setup, drift, style)),
    '',
    style.wrap(heads[one.verdict], 2),
    ...checklistLines(one, style),
  ].join('\n');
}

const marks = (style: Style) => ({
  high: style.fail,
  medium: style.warn,
  low: style.dim('·'),
  unknown: style.unknown,
});

function driftLines(setup: string, drift: Drift, style: Style): string[] {
  const { id, title, severity, evidence, why, source, who, since, mend, acceptable } = drift;
  const when =
    since.at === null
      ? `not known: ${since.unknown ?? ''}`
      : `${minuteText(since.at)}${since.by === null ? '' : `, by ${since.by}`}`;
  const last = since.lastRight === null ? '' : ` Last seen right ${minuteText(since.lastRight)}.`;
  const accept = acceptable ? ` Or sign that it is right: sendwright sign ${setup} review --by NAME` : '';
  return [
    '',
    style.item(marks(style)[severity], `${style.bold(title)} ${style.dim(id)}`),
    ...evidence.map((line) => style.item('·', line, 4)),
    style.dim(style.item('Why:', `${why} (${source})`, 4)),
    style.dim(style.item('Since:', `${when}${last}`, 4)),
    style.dim(style.item('Who:', who, 4)),
    style.item('Mend:', `${mend.text}${commandOf(mend.way, setup)}${accept}`, 4),
    ...mend.steps.map((step) => style.item('→', step.summary, 6)),
  ];
}

/** The command behind a way of mending. */
function commandOf(way: MendingWay, setup: string): string {
  const commands: Readonly<Record<MendingWay, string | null>> = {
    apply: 'sendwright apply FILE (the setup file)',
    rotate: `sendwright rotate ${setup}`,
    repair: `sendwright lint --setup ${setup} --plan FILE, then sendwright apply FILE`,
    prove: `sendwright prove ${setup}`,
    handoff: `sendwright handoff ${setup} --out DIR`,
    sign: `sendwright sign ${setup}`,
    person: null,
  };
  const command = commands[way];
  return command === null ? '' : ` ${command}`;
}

function checklistLines({ setup, checklist, due }: ReviewedSetup, style: Style): string[] {
  const open = checklist.filter(({ status }) => status === 'open');
  const lines = open.map((item) => itemLine(setup, item, style));
  const signed = due.signed === null ? 'not signed yet' : `signed by ${due.signed.by} on ${due.signed.on}`;
  return [
    style.wrap(
      `Quarterly checklist: ${checklist.length - open.length} of ${checklist.length} answered; ${signed}; next review ${due.isOverdue ? 'was due' : 'due'} ${due.next}.`,
      2,
    ),
    ...lines,
    ...(due.signed === null || due.isOverdue
      ? [style.item('○', `Sign it: sendwright sign ${setup} review --by NAME`, 4)]
      : []),
  ];
}

function itemLine(setup: string, { title, finding, who, sign }: ChecklistItem, style: Style): string {
  const answer = sign === null ? '' : ` Then: sendwright sign ${setup} ${sign} --by NAME`;
  return style.item(
    '○',
    `${title}: ${finding}${who === null || sign === null ? '' : ` For ${who}.`}${answer}`,
    4,
  );
}
