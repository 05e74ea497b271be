import type { PlanDocument } from '../contract/documents';
import type { Check, Plan } from '../contract/plan';
import type { RepairPlan } from '../contract/repair';
import type { RotationPlan, SavedRotation } from '../contract/rotation';
import { plain } from './plain';
import { checkText } from './print-preflight';
import { groupTitles, numbersOf, stepsAsPrinted, stepsText } from './step-numbers';
import { counted, type Style } from './style';

/** A plan as a consultant reads it before approving: checks that need an eye, then every step. */
export function planText(made: Plan, style: Style): string {
  const plan = plain(made);
  const lines = [
    style.heading(`Plan for ${plan.spec.application}`),
    style.dim(
      style.wrap(
        `tenant ${plan.tenantName} (${plan.tenantId}), scoping ${plan.spec.scoping}, setup ${plan.setupId}${stageWords[plan.stage ?? 'none']}`,
        2,
      ),
    ),
    ...checksText(plan.checks, style),
    ...planSteps(plan, style),
    ...(plan.notes.length === 0 ? [] : ['']),
    ...plan.notes.map((note) => style.dim(style.wrap(note, 2))),
  ];
  return lines.join('\n');
}

/** A plan of `lint` as a consultant reads it before approving. */
export function repairText(made: RepairPlan, style: Style): string {
  const plan = plain(made);
  return [
    style.heading(
      plan.direction === 'back' ? `The way back for ${plan.application}` : `Repair of ${plan.application}`,
    ),
    style.dim(style.wrap(`client ${plan.clientId}, tenant ${plan.tenantName} (${plan.tenantId})`, 2)),
    ...planSteps(plan, style),
    ...(plan.notes ?? []).map((note) => style.item(style.open, note)),
  ].join('\n');
}

/** What a rotation would do, as a person reads it before approving. */
export function rotationPlanText(made: RotationPlan, style: Style): string {
  const plan = plain(made);
  const heads = {
    make: 'A new credential for',
    'remove-old': 'The old credential goes:',
    abort: 'The new credential is given up:',
  };
  return [
    style.heading(`${heads[plan.aim]} ${plan.application}`),
    style.dim(style.wrap(`tenant ${plan.tenantName} (${plan.tenant}), setup ${plan.setup}`, 2)),
    ...planSteps(plan, style),
    ...(plan.notes.length === 0 ? [] : ['']),
    ...plan.notes.map((note) => style.wrap(note, 2)),
  ].join('\n');
}

/** The last lines of `rotate --out`. */
export function savedRotationText(made: SavedRotation, savedAs: string, style: Style): string {
  const { digest, steps } = made;
  return [
    rotationPlanText(made, style),
    '',
    `${counted(steps.length, 'step')}. Nothing was written to the tenant.`,
    `Saved as ${savedAs}; digest ${digest?.slice(0, 12) ?? ''}.`,
    style.wrap(`Next: sendwright apply ${savedAs}`, 0),
  ].join('\n');
}

const stageWords = { test: ', test stage', live: ', live', none: '' } as const;

function checksText(checks: readonly Check[], style: Style): string[] {
  const passed = checks.filter((check) => check.status === 'pass').length;
  const others = checks.filter((check) => check.status !== 'pass');
  const mark = passed === checks.length ? style.pass : style.dim('·');
  const lines = [style.heading('Preflight'), `  ${mark} ${passed} of ${checks.length} checks passed`];
  for (const check of others) lines.push(...checkText(check, style));
  return lines;
}

function planSteps(plan: Pick<Plan, 'steps'>, style: Style): string[] {
  const lines: string[] = [];
  let group: string | null = null;
  for (const step of stepsAsPrinted(plan)) {
    if (step.group !== group) lines.push(style.heading(groupTitles[step.group]));
    group = step.group;
    lines.push(...stepLines(plan, [step], style));
  }
  return lines;
}

/** Steps of a plan with their numbers in it; what changes is shown on both sides. */
export function stepLines(plan: Pick<Plan, 'steps'>, steps: Plan['steps'], style: Style): string[] {
  const numbers = numbersOf(plan);
  const lines: string[] = [];
  for (const step of steps) {
    const lead = `${String(numbers.get(step.id)).padStart(2)}.`;
    const undo = step.reversible ? '' : ` ${style.yellow('(cannot be undone)')}`;
    lines.push(style.item(lead, `${step.summary}${undo}`));
    // What a new thing will be stands in the summary; what changes is shown on both sides.
    if (step.before !== null) {
      lines.push(style.dim(style.item('before:', step.before, 6)));
      if (step.after !== null) lines.push(style.dim(style.item('after: ', step.after, 6)));
    }
    if (step.warning !== null) lines.push(style.yellow(style.item('!', step.warning, 6)));
  }
  return lines;
}

/** The last lines of `plan`: who else is needed, the verdict, and what to do next; `file` is what `apply` takes. */
export function planVerdictText(made: PlanDocument, style: Style, file: string | null): string {
  const document = plain(made);
  const numbers = numbersOf(document.plan);
  const lines: string[] = [''];
  for (const wait of document.waitsFor) {
    const needs = wait.steps.length === 1 ? 'needs' : 'need';
    const steps = stepsText(wait.steps, numbers);
    lines.push(
      style.item(style.open, `${steps.charAt(0).toUpperCase()}${steps.slice(1)} ${needs} ${wait.who}.`),
      style.dim(style.wrap(wait.reason, 4)),
    );
  }
  lines.push(...scriptLines(document, style, file));
  // All steps may wait for the very person that the script is for.
  const isForOthers = document.verdict === 'blocked' && typeof document.exchangeScript === 'string';
  if (!isForOthers) lines.push(...verdictLines(document, style));
  if (document.savedAs !== null) {
    const digest = document.plan.digest?.slice(0, 12);
    lines.push(`Saved as ${document.savedAs}${digest === undefined ? '' : `; digest ${digest}`}.`);
  }
  if (document.verdict === 'ready' && file !== null) {
    lines.push(style.wrap(`Next: sendwright apply ${document.savedAs ?? file}`, 0));
  }
  return lines.join('\n');
}

/** The script of the Exchange part, or that there could be one. */
function scriptLines(
  { plan, waitsFor, exchangeScript }: PlanDocument,
  style: Style,
  file: string | null,
): string[] {
  if (exchangeScript === null) return ['No step in Exchange is open: no script was written.'];
  if (exchangeScript !== undefined) {
    return [
      style.wrap(
        `The Exchange part is written to ${exchangeScript}: an Exchange Administrator runs it (-WhatIf only tells), then apply looks and goes on.`,
        0,
      ),
    ];
  }
  const waiting = new Set(waitsFor.flatMap(({ steps }) => steps));
  const inExchange = plan.steps.some((step) => step.needs.exchange && waiting.has(step.id));
  if (!inExchange || file === null) return [];
  return [
    style.item(
      style.dim('·'),
      `They may run the Exchange part as a script on their own computer: sendwright plan ${file} --exchange-script OUT.ps1`,
    ),
  ];
}

function verdictLines(document: PlanDocument, style: Style): string[] {
  switch (document.verdict) {
    case 'ready':
      return [`${counted(document.plan.steps.length, 'step')}. Nothing was written.`];
    case 'nothing-to-do':
      return [`${style.pass} Everything is in place; there is nothing to do.`];
    case 'blocked':
      return [
        style.item(
          style.fail,
          `This cannot be ${document.plan.steps.length === 0 ? 'planned' : 'applied'} before what failed is mended. Nothing was written.`,
          0,
        ),
      ];
  }
}
