import type { Markup } from '../html';
import { html, nothing } from '../html';
import { pageAround } from '../page-shell';
import { code, row, unknown } from '../table';
import { builtPart } from './built';
import { changesPart, reviewsPart } from './changes';
import { checkingPart, proofPart } from './checking';
import { createdPart } from './created';
import { decisionsPart } from './decisions';
import { handoverPart } from './handover';
import { historyPart } from './history';
import type { AsBuiltInput } from './input';
import { rotationPart, underWay } from './rotation';
import { renewalPart, takeBackPart } from './upkeep';

/**
 * The as-built document for the customer: what was built, decided and proven, how it is renewed, checked and taken back.
 * Made of records alone; what they do not tell is called unknown. No secret in it, and none of the vendor's business.
 */
export function asBuiltPage(input: AsBuiltInput): string {
  const { record, madeAt } = input;
  return pageAround(
    `As built: ${record.spec.application} at ${record.tenantName}`,
    html`<p class="soft">
        Written on ${madeAt.toISOString().slice(0, 10)} with Sendwright for ${record.tenantName}, from the
        records of the computer it was set up on. There is no secret on this page.
      </p>
      ${notLive(input)} ${summary(input)} ${builtPart(input)} ${decisionsPart(input)} ${proofPart(input)}
      ${handoverPart(input)} ${rotationPart(input)} ${changesPart(input)} ${historyPart(input)}
      ${reviewsPart(input)} ${renewalPart(input)} ${checkingPart(input)} ${takeBackPart(input)}
      ${createdPart(input)}`,
  );
}

function summary(input: AsBuiltInput): Markup {
  const { record, senders } = input;
  const { spec, credential } = record;
  const ends =
    spec.app !== undefined
      ? "the vendor's own credential, which ends when the vendor says"
      : (credential?.expires.slice(0, 10) ?? unknown('this computer has seen no credential'));
  return html`<h2>In short</h2>
    <p>
      ${spec.application} may send Microsoft 365 mail by itself from the mailboxes below and from no other. It
      may not read mail.
    </p>
    <table>
      ${row('May send from', html`${senders.map((sender) => html`${code(sender)}<br />`)}`)}
      ${row('Must be refused', code(spec.outsider))} ${row('Credential ends on', ends)}
      ${underWay(input) === null ? nothing : row('Credential', 'is being renewed, see below: two work for now')}
    </table>`;
}

/** What is not what was agreed, before anything else. */
function notLive({ record, senders }: AsBuiltInput): Markup {
  const open = record.lastRun?.open ?? [];
  const isDone = record.lastRun !== null && ['done', 'nothing-to-do'].includes(record.lastRun.result);
  const removedAt = record.removal?.removedAt ?? null;
  return html`${
    removedAt === null
      ? nothing
      : html`<p class="warn">
          Taken back on ${removedAt.slice(0, 10)}: what follows is what had been built. What was taken away
          and what was kept stands on the page of the removal.
        </p>`
  }
  ${
    record.stage === 'test'
      ? html`<p class="warn">
          Test stage: only ${senders.join(', ')} may send. The agreed senders enter when it goes live.
        </p>`
      : nothing
  }
  ${
    isDone
      ? nothing
      : html`<p class="warn">
          Not finished: the last run left ${open.length === 0 ? 'steps' : open.join(', ')} open. What follows
          is what is meant to be built.
        </p>`
  }`;
}
