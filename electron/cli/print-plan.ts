import type { PlanDocument } from '../contract/documents';
import type { Check, Plan } from '../contract/plan';
import { plain } from './plain';
import type { Style } from './style';

const groupTitles: Record<Plan['steps'][number]['group'], string> = {
  mailboxes: 'Mailboxes and licences',
  entra: 'Application in Microsoft Entra',
  exchange: 'Scope in Exchange Online',
  consent: 'Permission grants',
  credential: 'Credential',
  cleanup: 'Clean-up',
};

/** A plan as a consultant reads it before approving: checks that need an eye, then every step. */
export function planText(made: Plan, style: Style): string {
  const plan = plain(made);
  const lines = [
    style.heading(`Plan for ${plan.spec.application}`),
    style.dim(
      `  tenant ${plan.tenantName} (${plan.tenantId}), scoping ${plan.spec.scoping}, setup ${plan.setupId}`,
    ),
    ...checksText(plan.checks, style),
    ...stepsText(plan, style),
    ...plan.notes.map((note) => style.dim(style.wrap(note, 2))),
  ];
  return lines.join('\n');
}

function checksText(checks: readonly Check[], style: Style): string[] {
  const passed = checks.filter((check) => check.status === 'pass').length;
  const others = checks.filter((check) => check.status !== 'pass');
  const lines = [style.heading('Preflight'), `  ${style.pass} ${passed} of ${checks.length} checks passed`];
  for (const check of others) {
    const mark = { pass: style.pass, warn: style.warn, fail: style.fail, unknown: style.unknown }[
      check.status
    ];
    lines.push(`  ${mark} ${style.bold(check.title)}`, style.wrap(check.finding, 6));
    if (check.who !== null) lines.push(style.dim(style.wrap(`Who: ${check.who}`, 6)));
    if (check.next !== null) lines.push(style.dim(style.wrap(`Next: ${check.next}`, 6)));
  }
  return lines;
}

function stepsText(plan: Plan, style: Style): string[] {
  const lines: string[] = [];
  let number = 0;
  for (const [group, title] of Object.entries(groupTitles)) {
    const steps = plan.steps.filter((step) => step.group === group);
    if (steps.length === 0) continue;
    lines.push(style.heading(title));
    for (const step of steps) {
      number += 1;
      const undo = step.reversible ? '' : style.yellow(' (cannot be undone)');
      lines.push(`  ${String(number).padStart(2)}. ${step.summary}${undo}`);
      if (step.before !== null) lines.push(style.dim(style.wrap(`before: ${step.before}`, 6)));
      if (step.after !== null) lines.push(style.dim(style.wrap(`after:  ${step.after}`, 6)));
      if (step.warning !== null) lines.push(style.yellow(style.wrap(step.warning, 6)));
    }
  }
  return lines;
}

/** The last lines of `plan`: the verdict, who else is needed, and what to do next. */
export function planVerdictText(made: PlanDocument, style: Style): string {
  const document = plain(made);
  const lines: string[] = [];
  for (const wait of document.waitsFor) {
    lines.push(`  ${style.open} ${wait.steps.length} of the steps need ${wait.who}: ${wait.reason}`);
  }
  switch (document.verdict) {
    case 'ready':
      lines.push('', `${document.plan.steps.length} steps. Nothing was written.`);
      break;
    case 'nothing-to-do':
      lines.push('', `${style.pass} Everything is in place already; there is nothing to do.`);
      break;
    case 'blocked':
      lines.push(
        '',
        `${style.fail} This cannot be applied until the failed checks are mended. Nothing was written.`,
      );
      break;
  }
  if (document.savedAs !== null) lines.push(`Saved as ${document.savedAs}.`);
  return lines.join('\n');
}
