import type { Check } from '../contract/plan';
import type { Forecast, PreflightDocument } from '../contract/preflight';
import { plain } from './plain';
import { counted, type Style } from './style';

/** A check as it comes: one line where it passed, else what was found, why it matters, who, and what to do. */
export function checkText(found: Check, style: Style): string[] {
  const check = plain(found);
  const took = check.ms === undefined ? '' : style.dim(` ${durationText(check.ms)}`);
  if (check.status === 'pass') return [style.item(style.pass, `${check.title}: ${check.finding}${took}`)];
  const marks = { warn: style.warn, fail: style.fail, unknown: style.unknown };
  return [
    `  ${marks[check.status]} ${style.bold(check.title)} ${style.dim(check.id)}${took}`,
    style.wrap(check.finding, 4),
    ...(check.cause === undefined ? [] : [style.dim(style.item('Why:', check.cause, 4))]),
    ...(check.who === null ? [] : [style.dim(style.item('Who:', check.who, 4))]),
    ...(check.next === null ? [] : [style.dim(style.item('Next:', check.next, 4))]),
  ];
}

function durationText(ms: number): string {
  return ms < 1_000 ? `${ms} ms` : `${(ms / 1_000).toFixed(1)} s`;
}

/** The last lines: how many there were, and the verdict. */
export function preflightText(made: PreflightDocument, style: Style): string {
  const { checks, tenant, checkedBy, verdict } = plain(made);
  const passed = checks.filter((check) => check.status === 'pass').length;
  return [
    '',
    style.wrap(
      `${passed} of ${counted(checks.length, 'check')} passed, at ${tenant.name} as ${checkedBy}. Nothing was written.`,
      0,
    ),
    ...(verdict === 'blocked'
      ? [style.item(style.fail, 'This cannot be applied before what failed is mended.', 0)]
      : []),
  ].join('\n');
}

const kinds: Readonly<Record<Forecast[number]['kind'], string>> = {
  fails: 'would fail',
  'may-fail': 'may fail',
  waits: 'waits',
};

/** What would fail, by who must act. */
export function forecastText(forecast: Forecast | undefined, style: Style): readonly string[] {
  if (forecast === undefined || forecast.length === 0) return [];
  return [
    style.heading('Who must act before it can go through'),
    ...plain(forecast).flatMap((line) => [
      style.item(style.open, `${line.who}: ${line.title} (${kinds[line.kind]})`),
      ...line.steps.map((step) => style.dim(style.item('·', step, 4))),
    ]),
  ];
}
