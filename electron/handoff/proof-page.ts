import type { Evidence, ProofDocument, ProofPart } from '../contract/proof';
import type { Markup } from './html';
import { html, nothing } from './html';
import { pageAround } from './page-shell';
import { minuteHere } from './times';
import { provenWithWords, statusWords, verdictWords } from './verdict-words';

/** `proof.html`: verdict, each part with its evidence, times and Microsoft's request ids. No secret in it. */
export function proofPage(proof: ProofDocument, tenantName: string): string {
  return pageAround(`Proof: ${proof.application} at ${tenantName}`, proofBody(proof));
}

/** The same without the page around it. */
export function proofBody(proof: ProofDocument): Markup {
  return html`<p class="soft">
      Tested ${minuteHere(proof.startedAt)} to ${minuteHere(proof.finishedAt)}. There is no secret on this
      page.
    </p>
    <p><strong>${verdictWords[proof.verdict]}.</strong> ${proof.summary}</p>
    ${whatWasTested(proof)} ${proof.parts.map(part)}
    ${
      proof.checklist.length === 0
        ? nothing
        : html`<h2>What only people can check</h2>
            <ul>
              ${proof.checklist.map((line) => html` <li>${line}</li>`)}
            </ul>`
    }
    ${chained(proof)}`;
}

/** Each proof names the one before it, so that none can be left out or changed unseen. */
function chained({ previous }: ProofDocument): Markup {
  if (previous == null) return nothing;
  return html`<p class="soft">
    The proof before this one: ${minuteHere(previous.finishedAt)}, SHA-256 <code>${previous.sha256}</code>
  </p>`;
}

function whatWasTested(proof: ProofDocument): Markup {
  return html`<table>
    <tr>
      <th scope="row">Tenant</th>
      <td><code>${proof.tenant}</code></td>
    </tr>
    <tr>
      <th scope="row">Application (client) ID</th>
      <td><code>${proof.clientId}</code></td>
    </tr>
    <tr>
      <th scope="row">May send from</th>
      <td>${proof.senders.map((sender) => html`<code>${sender}</code><br />`)}</td>
    </tr>
    <tr>
      <th scope="row">Must be refused</th>
      <td>${proof.outsider ?? 'no mailbox was named'}</td>
    </tr>
    <tr>
      <th scope="row">Live mail</th>
      <td>${proof.provenWith === undefined ? 'Not tested.' : provenWithWords[proof.provenWith]}</td>
    </tr>
    <tr>
      <th scope="row">Reach as configured</th>
      <td>
        ${proof.reach.kind}${proof.reach.count === null ? '' : `, mailboxes in reach: ${proof.reach.count}`}
      </td>
    </tr>
  </table>`;
}

function part({ title, status, finding, evidence, who, next }: ProofPart): Markup {
  const mark = status === 'pass' ? 'good' : 'warn';
  return html`<h2>${title}: <span class="${mark}">${statusWords[status]}</span></h2>
    <p>${finding}</p>
    ${next === null ? nothing : html`<p>${who === null ? 'Next' : `For ${who}`}: ${next}</p>`}
    ${
      evidence.length === 0
        ? nothing
        : html`<ul>
            ${evidence.map(evidenceLine)}
          </ul>`
    }`;
}

function evidenceLine({ text, mailbox, time, requestId }: Evidence): Markup {
  return html` <li>
    ${text}${mailbox === undefined || text.includes(mailbox) ? nothing : html` (<code>${mailbox}</code>)`}
    ${time === undefined ? nothing : html`<span class="soft">${second(time)}</span>`}
    ${requestId === undefined ? nothing : html`<span class="soft">request id <code>${requestId}</code></span>`}
  </li>`;
}

function second(time: string): string {
  return `${time.slice(0, 10)} ${time.slice(11, 19)} UTC`;
}
