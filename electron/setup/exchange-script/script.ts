import type { Plan, Step } from '../../contract/plan';
import { exchangeWho } from '../roles';
import { headText } from './head.ps1';
import { scriptKinds, type CallContext } from './kinds';
import { comment, literal, literals } from './literal';
import { exchangePartOf } from './part';

/** The Exchange part of a plan as a script for another person's computer. */
export interface ExchangeScript {
  /** UTF-8 with a byte order mark and CRLF, as Windows PowerShell 5.1 reads it right. No secret in it. */
  readonly text: string;
  /** Ids of the steps that it does. */
  readonly steps: readonly string[];
  /** Ids of other steps in Exchange, which `apply` does later. */
  readonly later: readonly string[];
}

/**
 * Writes a plan's Exchange steps as a script that looks before each change, so that running it twice changes nothing;
 * `apply` finds by observation what it did. Everything but one call a step is fixed text, and each call has nothing but
 * literals and variables for its parameters. Null where no step in Exchange is open. Throws AppError `preflight-failed`
 * where steps in Entra come first, `invalid-input` for values that PowerShell could misread.
 */
export function exchangeScript(plan: Plan, aliasOf: CallContext['aliasOf']): ExchangeScript | null {
  const { steps, later } = exchangePartOf(plan);
  if (steps.length === 0) return null;
  const functions = new Set(steps.map((step) => scriptKinds.get(step.kind)?.functions ?? ''));
  const lines = [
    ...header(plan, steps, later),
    '',
    headText,
    ...functions,
    '# ---- What is done. Every value below comes from the plan. ----',
    '',
    'try {',
    `    Assert-Tenant -TenantId ${literal(plan.tenantId)}`,
    `    Assert-Command -Names ${literals(cmdletsIn([...functions].join('')))}`,
    ...calls(plan, steps, aliasOf),
    '    $script:finished = $true',
    '}',
    'finally {',
    '    Write-Summary',
    '}',
    '',
  ];
  const text = lines.join('\n').replace(/\n/gu, '\r\n');
  return {
    text: `\ufeff${text}`,
    steps: steps.map((step) => step.id),
    later: later.map((step) => step.id),
  };
}

/** Exchange's cmdlets in the fixed text of functions. */
function cmdletsIn(text: string): readonly string[] {
  const nouns = [
    ...['OrganizationConfig', 'OrganizationCustomization', 'Recipient', 'Mailbox', 'ServicePrincipal'],
    ...['DistributionGroup', 'DistributionGroupMember', 'ManagementScope', 'ManagementRoleAssignment'],
    'ApplicationAccessPolicy',
  ];
  const calls = text.matchAll(
    new RegExp(`\\b(?:Add|Enable|Get|New|Remove|Set)-(?:${nouns.join('|')})\\b`, 'gu'),
  );
  return [...new Set([...calls].map(([name]) => name))].sort();
}

function header(plan: Plan, steps: readonly Step[], later: readonly Step[]): readonly string[] {
  return [
    '# Sendwright: the Exchange Online part of one setup, for a computer that has PowerShell',
    '#',
    comment(`Application:  ${plan.spec.application}`),
    comment(`Tenant:       ${plan.tenantName} (${plan.tenantId})`),
    comment(`Setup:        ${plan.setupId}, scoping ${plan.spec.scoping}`),
    comment(`Senders:      ${plan.spec.senders.map((sender) => sender.address).join(', ')}`),
    comment(`Plan:         ${plan.id}${plan.digest === undefined ? '' : `, digest ${plan.digest}`}`),
    comment(`Made:         ${plan.createdAt} by ${plan.createdBy}`),
    '#',
    '# Who:  an Exchange Administrator (or Global Administrator) of that tenant.',
    '# How:  Connect-ExchangeOnline',
    '#       .\\THIS-FILE.ps1 -WhatIf     says what would be done',
    '#       .\\THIS-FILE.ps1             does it; safe to run twice',
    '# It runs on Windows PowerShell 5.1 and PowerShell 7, changes nothing in another tenant than the one above, looks',
    '# before each change, and holds no secret.',
    '#',
    comment(`It does ${steps.length} of the plan's steps.`),
    ...(later.length === 0
      ? []
      : [comment('Left to Sendwright, later:'), ...later.map((step) => comment(`  ${step.summary}`))]),
  ];
}

function calls(plan: Plan, steps: readonly Step[], aliasOf: CallContext['aliasOf']): readonly string[] {
  const variables = new Map<string, string>();
  const context: CallContext = {
    aliasOf,
    variableOf(stepId) {
      const name = variables.get(stepId);
      if (name === undefined) throw new Error(`No earlier step of the script gives what ${stepId} gives.`);
      return name;
    },
  };
  return steps.flatMap((step, index) => {
    const kind = scriptKinds.get(step.kind);
    if (kind === undefined) return [];
    const call = kind.call(step.input, context);
    const given = kind.gives === null ? null : `$${kind.gives}${index + 1}`;
    if (given !== null) variables.set(step.id, given);
    return [
      '',
      `    # Step ${index + 1} of ${steps.length}`,
      `    ${comment(`What:  ${step.summary}`)}`,
      `    ${comment(`Why:   ${kind.why}`)}`,
      `    ${comment(`Right: ${exchangeWho(plan.tenantName)}. ${step.reversible ? 'Can be undone.' : 'Cannot be undone.'}`)}`,
      ...(step.warning === null ? [] : [`    ${comment(`Note:  ${step.warning}`)}`]),
      `    Write-Host '${index + 1} of ${steps.length}: ${kind.title}'`,
      `    ${given === null ? '' : `${given} = `}${call}`,
    ];
  });
}
