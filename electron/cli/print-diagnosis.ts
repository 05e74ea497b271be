import type { DiagnosisDetails, DiagnosisDocument, DiagnosisFinding } from '../contract/diagnosis';
import { minuteText } from '../contract/minutes';
import { plain } from './plain';
import type { Style } from './style';

/** A diagnosis as a person reads it: the cause first, who can mend it, what to do, and what support asks for. */
export function diagnosisText(made: DiagnosisDocument, style: Style): string {
  const document = plain(made);
  const { findings, nearest, advice, secrets, cut } = document;
  const lines = findings.flatMap((finding) => findingLines(finding, style));
  if (findings.length === 0)
    lines.push(style.item(style.unknown, 'This text does not tell what is wrong.', 0));
  if (nearest.length > 0) {
    lines.push(style.wrap('Written most alike, which may mean nothing:', 2));
    for (const { title, code, likeness } of nearest) {
      const how = `${Math.round(likeness * 100)} % alike`;
      lines.push(style.item('·', `${code === null ? title : `${code}: ${title}`} (${how})`, 4));
    }
  }
  for (const text of advice) lines.push(style.item('Next:', text));
  lines.push(...detailLines(document.details, style));
  if (secrets > 0) {
    lines.push(
      style.item(
        style.warn,
        `The text held ${secrets === 1 ? 'a secret' : `${secrets} secrets`}, left out here. Whoever got the text can use ${secrets === 1 ? 'it' : 'them'}: renew what was passed on.`,
      ),
    );
  }
  if (cut)
    lines.push(style.dim(style.wrap('The text was long: only its beginning and its end were read.', 2)));
  return lines.join('\n').replace(/^\n/u, '');
}

function findingLines(finding: DiagnosisFinding, style: Style): readonly string[] {
  const { title, code, excerpt, cause, who, fix, sure, because, source } = finding;
  const mark = { certain: style.pass, likely: style.pass, possible: style.unknown }[sure];
  return [
    '',
    style.item(mark, `${style.bold(title)}${code === null ? '' : ` (${code})`}`, 0),
    ...(excerpt === null ? [] : [style.dim(style.wrap(`line ${excerpt.line}: ${excerpt.text}`, 2))]),
    style.wrap(cause, 2),
    style.item('Who can mend it:', who),
    ...fix.flatMap(({ text, command }, index) => [
      style.item(`${index + 1}.`, text, 4),
      ...(command === null ? [] : [style.dim(style.wrap(command, 7))]),
    ]),
    style.dim(style.wrap(`How sure: ${sure}. ${because} Source: ${source}.`, 2)),
  ];
}

function detailLines(details: DiagnosisDetails, style: Style): readonly string[] {
  const rows: readonly (readonly [string, readonly (string | number)[]])[] = [
    ['HTTP', details.statuses],
    ['request', details.requestIds],
    ['correlation', details.correlationIds],
    ['trace', details.traceIds],
    ['time', details.times],
    ['tenant', details.tenantIds],
    ['application', details.appIds],
    ['message', details.messageIds],
    ['token', details.tokens.map(tokenText)],
  ];
  const told = rows.filter(([, values]) => values.length > 0);
  if (told.length === 0) return [];
  return [
    style.heading('What stands in the text'),
    ...told.map(([name, values]) => style.row(name, values.join(', '))),
  ];
}

function tokenText({ kind, audience, roles, expires }: DiagnosisDetails['tokens'][number]): string {
  const whose = kind === 'application' ? 'of an application' : 'of a person';
  const ends = expires === null ? '' : `, ends ${minuteText(expires)}`;
  return `${whose}, for ${audience === '' ? 'nobody named' : audience}, roles: ${roles.length === 0 ? 'none' : roles.join(' ')}${ends}`;
}
