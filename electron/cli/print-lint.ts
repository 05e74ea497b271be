import type { Finding, LintDocument } from '../contract/lint';
import { minuteText } from '../contract/minutes';
import { plain } from './plain';
import { repairText } from './print-plan';
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
    ...planLine(found, style),
  ];
}

/** What a plan does about it. */
function planLine({ id, repairable, onRequest, instead }: Finding, style: Style): string[] {
  if (repairable) return [style.item('Plan:', 'mends it.', 4)];
  if (onRequest === true)
    return [style.dim(style.item('Plan:', `mends it where you ask for it: --also ${id}`, 4))];
  return instead === undefined
    ? []
    : [style.dim(style.item('Plan:', `does not mend it here: ${instead}`, 4))];
}

/** The way back of earlier repairs as a consultant reads it. */
export function undoText({ application, clientId, repair, savedAs }: LintDocument, style: Style): string {
  if (repair === null) {
    return style.wrap(
      `Nothing that a repair of this computer took of ${plain(application)} is to be given back.`,
      0,
    );
  }
  const next =
    savedAs === null
      ? `write it: sendwright lint --client-id ${clientId} --undo --plan FILE`
      : `have ${savedAs} reviewed, then: sendwright apply ${savedAs}`;
  return [
    repairText(repair, style),
    '',
    style.wrap('Nothing was written to the tenant.', 2),
    ...(repair.steps.length === 0 ? [] : [style.item('Next:', next)]),
  ].join('\n');
}
