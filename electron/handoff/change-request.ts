import type { Check, Plan, Step } from '../contract/plan';
import type { Markup } from './html';
import { html, nothing } from './html';
import { pageAround } from './page-shell';
import { stepWords } from './step-words';
import { row, unknown } from './table';

/**
 * A plan as the customer's security team reads it: what, why, by whose right, reversible or not, risk, way back.
 * `rolesOf` names the directory roles of which one will do for a step. No secret in it: a plan holds none.
 */
export function changeRequestPage(plan: Plan, rolesOf: (step: Step) => string): string {
  const { spec } = plan;
  const senders = spec.senders.map((sender) => sender.address);
  return pageAround(
    `Change request: ${spec.application} at ${plan.tenantName}`,
    html`<p class="soft">
        Plan ${plan.id} of ${plan.createdAt.slice(0, 10)}, made by ${plan.createdBy}, tenant
        <code>${plan.tenantId}</code>. Nothing was written yet. There is no secret on this page.
      </p>
      <h2>Why</h2>
      <p>
        ${spec.application} shall send mail by itself as ${senders.join(', ')}, and as no other mailbox.
        ${spec.outsider} must be refused, which is tested with real mail afterwards.
      </p>
      <h2>Risk and way back</h2>
      <ul>
        <li>${riskOf(plan)}</li>
        <li>Whoever holds the credential can send as these mailboxes until it is removed or ends.</li>
        <li>
          To stop it at once: disable the application's sign-in in Entra. Tokens already issued run on until
          they end.
        </li>
      </ul>
      <h2>What is changed</h2>
      ${plan.steps.length === 0 ? html`<p>Nothing: all is in place.</p>` : nothing}
      ${plan.steps.map((step, index) => stepPart(step, index + 1, rolesOf(step)))} ${checksPart(plan.checks)}
      <h2>Approval</h2>
      <table>
        <tr>
          <th scope="row">Approved by</th>
          <td>&nbsp;</td>
        </tr>
        <tr>
          <th scope="row">Date</th>
          <td>&nbsp;</td>
        </tr>
      </table>`,
  );
}

function riskOf({ spec }: Plan): string {
  return spec.scoping === 'rbac'
    ? 'The right is given in Exchange Online for the named mailboxes only; the application gets no Mail.Send permission in Entra, which would reach every mailbox.'
    : 'The application gets Mail.Send for the whole tenant, cut down by an Application Access Policy alone: if that policy is removed, it reaches every mailbox.';
}

function stepPart(step: Step, number: number, roles: string): Markup {
  return html`<h3>${number}. ${step.summary}</h3>
    <table>
      ${step.before === null ? nothing : row('Before', step.before)}
      ${step.after === null ? nothing : row('After', step.after)} ${row('By whose right', roles)}
      ${row('Reversible', step.reversible ? 'yes' : 'no')} ${wayBack(step)}
      ${step.warning === null ? nothing : row('Risk', step.warning)}
    </table>`;
}

/** What undoes the step, and what is lost by that. */
function wayBack({ kind }: Step): Markup {
  const words = stepWords.get(kind);
  if (words === undefined) return row('Way back', unknown('there is no description of this kind of step'));
  return html`${row('Way back', words.undo)} ${row('Lost by going back', words.lost)}`;
}

function checksPart(checks: readonly Check[]): Markup {
  const open = checks.filter((check) => check.status !== 'pass');
  return html`<h2>Checked before</h2>
    <p>Passed: ${checks.length - open.length} of ${checks.length}.</p>
    <ul>
      ${open.map((check) => html` <li>${check.title}: ${check.finding} ${check.next ?? ''}</li>`)}
    </ul>`;
}
