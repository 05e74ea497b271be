import type { Finding, LintDocument } from '../contract/lint';
import { minuteText } from '../contract/minutes';
import { plain } from './plain';
import { counted, type Style } from './style';

/** A lint as a consultant reads it: each finding with what was seen, why it matters, who mends it and how. */
export function lintText(made: LintDocument, style: Style): string {
  const { application, clientId, tenant, madeAt, findings, verdict } = plain(made);
  const heads = {
    clean: style.green('Nothing found.'),
    notes: 'Nothing grave found.',
    findings: style.red(`${counted(findings.length, 'finding')}.`),
    unknown: style.yellow('Nothing grave found, but not everything could be looked at.'),
  };
  return [
    style.heading(`Lint of ${application}`),
    style.dim(style.wrap(`client ${clientId}, tenant ${tenant.name}, ${minuteText(madeAt)}`, 2)),
    ...findings.flatMap((one) => findingLines(one, style)),
    '',
    style.wrap(`${heads[verdict]} Nothing was written to the tenant.`, 2),
    ...repairLines(plain(made), style),
  ].join('\n');
}

/** How what can be mended is mended. */
function repairLines({ repair, savedAs, clientId }: LintDocument, style: Style): string[] {
  if (repair === null) return [];
  const steps = counted(repair.steps.length, 'step');
  return savedAs === null
    ? [
        style.item(
          'Next:',
          `write the ${steps} that mend a part of it: sendwright lint --client-id ${clientId} --plan FILE`,
        ),
      ]
    : [style.item('Next:', `${steps} in ${savedAs}; have it reviewed, then: sendwright apply ${savedAs}`)];
}

function findingLines(found: Finding, style: Style): string[] {
  const marks = { high: style.fail, medium: style.warn, low: style.dim('·'), unknown: style.unknown };
  return [
    '',
    style.item(marks[found.severity], `${style.bold(found.title)} ${style.dim(found.id)}`),
    ...found.evidence.map((line) => style.item('·', line, 4)),
    style.dim(style.item('Why:', `${found.why} (${found.source})`, 4)),
    style.dim(style.item('Who:', found.who, 4)),
    style.dim(style.item('Mend:', found.mend, 4)),
  ];
}
