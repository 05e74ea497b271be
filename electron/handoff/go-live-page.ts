import type { GateDocument, GoLiveItem } from '../contract/go-live';
import type { ProofDocument } from '../contract/proof';
import { html, nothing, type Markup } from './html';
import { pageAround } from './page-shell';
import { proofBody } from './proof-page';
import { minuteHere } from './times';

const statusWords: Readonly<Record<GoLiveItem['status'], string>> = {
  done: 'done',
  waived: 'waived by name',
  open: 'OPEN',
};

/** `go-live.html`: each condition with who said so, and the proof it rests on. No secret in it. */
export function goLivePage(gate: GateDocument, proof: ProofDocument | null): string {
  const verdict =
    gate.verdict === 'may-go-live'
      ? 'It may go live: every condition is met, or answered for by name.'
      : 'Not yet: what is marked open is missing.';
  return pageAround(
    `Going live: ${gate.application} at ${gate.tenantName}`,
    html`<p class="soft">Looked at ${minuteHere(gate.checkedAt)}. There is no secret on this page.</p>
      <p><strong>${verdict}</strong></p>
      <table>
        ${gate.items.map(row)}
      </table>
      ${gate.proof === null ? nothing : html`<p class="soft">Proof, SHA-256: <code>${gate.proof}</code></p>`}
      ${proof === null ? nothing : html`<h2>The proof</h2>`} ${proof === null ? nothing : proofBody(proof)}`,
  );
}

function row({ title, status, finding, who, next }: GoLiveItem): Markup {
  return html`<tr>
    <th scope="row">${title}</th>
    <td>
      <span class="${status === 'open' ? 'warn' : 'good'}">${statusWords[status]}</span><br />
      ${finding}
      ${next === null ? nothing : html`<br /><span class="soft">${who === null ? '' : `For ${who}: `}${next}</span>`}
    </td>
  </tr>`;
}
