import type { Effect, Evidence, ProofDocument, ProofPart } from '../contract/proof';
import { plain } from './plain';
import { minuteAfter, minuteText } from '../contract/minutes';
import type { Style } from './style';

/** A proof as a consultant reads it: part by part with its evidence, the verdict, and what only people can check. */
export function proofText(made: ProofDocument, style: Style): string {
  const document = plain(made);
  const { application, clientId, tenant, finishedAt } = document;
  const lines = [
    style.heading(`Proof for ${application}`),
    style.dim(style.wrap(`client ${clientId}, tenant ${tenant}, ${minuteText(finishedAt)}`, 2)),
  ];
  let said = '';
  for (const part of document.parts) {
    // Several parts often wait for the same person and action: that is told once.
    const todo = todoText(part, style);
    lines.push(...partText(part, document, style), ...(todo === '' || todo === said ? [] : [todo]));
    if (todo !== '') said = todo;
  }
  lines.push(verdictText(document, style));
  if (document.verdict === 'proven' && document.checklist.length > 0) {
    lines.push(style.heading('For people to check before going live'));
    for (const item of document.checklist) lines.push(style.item('□', item));
  }
  return lines.join('\n');
}

function partText(part: ProofPart, document: ProofDocument, style: Style): string[] {
  const marks = {
    pass: style.pass,
    fail: style.fail,
    unknown: style.unknown,
    waiting: style.open,
    skipped: style.dim('·'),
  };
  return [
    style.item(marks[part.status], style.bold(part.title)),
    style.wrap(part.finding, 4),
    ...(part.id === 'reach' ? reachLines(document, style) : evidenceLines(part.evidence, style)),
  ];
}

function todoText(part: ProofPart, style: Style): string {
  if (part.status === 'pass' || part.status === 'skipped') return '';
  const lines: string[] = [];
  if (part.who !== null) lines.push(style.item('Who can mend it:', part.who, 4));
  if (part.next !== null) lines.push(style.item('Next:', part.next, 4));
  return lines.join('\n');
}

const evidenceShown = 6;

/** The first lines and the last one, which tells of the outsider. */
function evidenceLines(evidence: readonly Evidence[], style: Style): string[] {
  const line = ({ text, requestId }: Evidence) =>
    style.dim(style.item('·', requestId === undefined ? text : `${text} [request ${requestId}]`, 4));
  if (evidence.length <= evidenceShown) return evidence.map(line);
  const left = evidence.length - evidenceShown;
  return [
    ...evidence.slice(0, evidenceShown - 1).map(line),
    style.dim(`    · … ${left} more (--json shows all) …`),
    ...evidence.slice(-1).map(line),
  ];
}

/** The mailboxes in reach, by name: what a customer asks first. */
function reachLines({ reach }: ProofDocument, style: Style): string[] {
  const more = reach.more === 0 ? '' : ` and ${reach.more} more`;
  const lines: string[] = [];
  if (reach.mailboxes.length > 0) {
    lines.push(style.dim(style.item('·', `in reach: ${reach.mailboxes.join(', ')}${more}`, 4)));
  }
  if (reach.foreign.length > 0) {
    lines.push(style.red(style.item('·', `not agreed: ${reach.foreign.join(', ')}`, 4)));
  }
  if (reach.missing.length > 0) lines.push(style.item('·', `out of reach: ${reach.missing.join(', ')}`, 4));
  for (const reason of reach.unknown) lines.push(style.dim(style.item('·', reason, 4)));
  return lines;
}

function verdictText(document: ProofDocument, style: Style): string {
  const heads = {
    proven: style.green(style.bold('PROVEN')),
    failed: style.red(style.bold('DOES NOT HOLD')),
    'not-yet-effective': document.parts.some((part) => part.settles !== undefined)
      ? style.red(style.bold('DOES NOT HOLD YET'))
      : style.yellow(style.bold('NOT YET EFFECTIVE')),
    unknown: style.yellow(style.bold('NOT ALL COULD BE TESTED')),
  };
  const { effect, nextTry } = document;
  const again = nextTry === null || effect != null ? '' : ` Look again after ${minuteAfter(nextTry)}.`;
  const seen = document.provenWith === 'vendor-report' ? style.yellow(', AS THE VENDOR REPORTS') : '';
  const lines = [`\n  ${heads[document.verdict]}${seen}`, style.wrap(`${document.summary}${again}`, 2)];
  if (effect != null) lines.push(...effectLines(effect, style));
  return lines.join('\n');
}

/** Since when, what is waited for, when next; what to look at where time explains nothing any more. */
function effectLines(effect: Effect, style: Style): string[] {
  const { since, waitsFor, nextLook, latest, overdue, lookAt } = effect;
  if (overdue) {
    return [
      style.item('Configured since:', `${minuteText(since)}; should have held by ${minuteText(latest)}`),
      ...lookAt.map((text) => style.item('Look at:', text)),
    ];
  }
  return [
    style.item('Configured since:', minuteText(since)),
    style.item('Waits for:', waitsFor),
    style.item('Next look:', `after ${minuteAfter(nextLook)}; an earlier one prolongs the wait`),
    style.item('Holds by:', `${minuteText(latest)}, or something is wrong`),
  ];
}
