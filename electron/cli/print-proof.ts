import type { ProofDocument, ProofPart } from '../contract/proof';
import { plain } from './plain';
import type { Style } from './style';

/** A proof as a consultant reads it: part by part with its evidence, the reach, the verdict. */
export function proofText(made: ProofDocument, style: Style): string {
  const document = plain(made);
  const lines = [
    style.heading(`Proof for ${document.application}`),
    style.dim(
      `  client ${document.clientId}, tenant ${document.tenant}, ${document.finishedAt.slice(0, 16).replace('T', ' ')} UTC`,
    ),
    ...document.parts.flatMap((part) => partText(part, style)),
    reachText(document, style),
    verdictText(document, style),
  ];
  if (document.checklist.length > 0) {
    lines.push(style.heading('For people to check before going live'));
    for (const item of document.checklist) lines.push(style.wrap(`□ ${item}`, 2));
  }
  return lines.join('\n');
}

const evidenceShown = 6;

function partText(part: ProofPart, style: Style): string[] {
  const marks = {
    pass: style.pass,
    fail: style.fail,
    unknown: style.unknown,
    waiting: style.open,
    skipped: style.open,
  };
  const lines = [`  ${marks[part.status]} ${style.bold(part.title)}`, style.wrap(part.finding, 6)];
  for (const evidence of part.evidence.slice(0, evidenceShown)) {
    const request = evidence.requestId === undefined ? '' : ` [request ${evidence.requestId}]`;
    lines.push(style.dim(style.wrap(`· ${evidence.text}${request}`, 6)));
  }
  if (part.evidence.length > evidenceShown) {
    lines.push(style.dim(`      · and ${part.evidence.length - evidenceShown} more (--json shows all)`));
  }
  if (part.who !== null) lines.push(style.wrap(`Who can mend it: ${part.who}`, 6));
  if (part.next !== null) lines.push(style.wrap(`Next: ${part.next}`, 6));
  return lines;
}

function reachText(document: ProofDocument, style: Style): string {
  const { reach } = document;
  const mark = {
    exact: style.pass,
    narrower: style.fail,
    wider: style.fail,
    different: style.fail,
    'tenant-wide': style.fail,
    unknown: style.unknown,
  }[reach.kind];
  const lines = [`\n  ${mark} ${style.bold('Reach')}: ${reachWords(document)}`];
  if (reach.foreign.length > 0)
    lines.push(style.red(style.wrap(`not agreed: ${reach.foreign.join(', ')}`, 6)));
  if (reach.missing.length > 0) lines.push(style.wrap(`out of reach: ${reach.missing.join(', ')}`, 6));
  for (const reason of reach.unknown) lines.push(style.dim(style.wrap(reason, 6)));
  return lines.join('\n');
}

function reachWords(document: ProofDocument): string {
  const { reach } = document;
  if (reach.kind === 'tenant-wide') return 'this application can send as every mailbox of the tenant';
  if (reach.kind === 'unknown' || reach.count === null) return 'could not be computed';
  const more = reach.more === 0 ? '' : ` and ${reach.more} more`;
  const names = reach.mailboxes.length === 0 ? 'no mailbox' : `${reach.mailboxes.join(', ')}${more}`;
  return `this application can send as ${reach.count}: ${names}`;
}

function verdictText(document: ProofDocument, style: Style): string {
  const heads = {
    proven: style.green(style.bold('PROVEN')),
    failed: style.red(style.bold('DOES NOT HOLD')),
    'not-yet-effective': style.yellow(style.bold('NOT YET EFFECTIVE')),
    unknown: style.yellow(style.bold('NOT ALL COULD BE TESTED')),
  };
  const again =
    document.nextTry === null
      ? ''
      : ` Look again after ${document.nextTry.slice(0, 16).replace('T', ' ')} UTC.`;
  return `\n  ${heads[document.verdict]}  ${document.summary}${again}`;
}
