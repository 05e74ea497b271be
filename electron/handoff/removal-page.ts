import type { RemovalPart, RemovalProof } from '../contract/removal';
import { html, nothing, type Markup } from './html';
import { pageAround } from './page-shell';
import { minuteHere } from './times';

/** What was taken away, by whom and when. */
interface Taken {
  readonly at: string;
  readonly by: string;
  readonly what: string;
}

const verdicts: Readonly<Record<RemovalProof['verdict'], string>> = {
  removed: 'Nothing of it is left but what is named below as kept.',
  'not-removed': 'NOT removed: what is marked below is still there.',
  unknown: 'Not everything could be looked at: what is marked below is unknown.',
};

const words: Readonly<Record<RemovalPart['status'], string>> = {
  pass: 'gone',
  kept: 'kept',
  fail: 'STILL THERE',
  unknown: 'UNKNOWN',
};

/** `removed.html`, the counterpart of the as-built document: what was taken away, what was kept, what was looked at. */
export function removalPage(proof: RemovalProof, taken: readonly Taken[]): string {
  const { application, tenantName, clientId, verdict, parts, restorableUntil } = proof;
  return pageAround(
    `Removed: ${application} at ${tenantName}`,
    html`<p class="soft">
        Looked at ${minuteHere(proof.at)} by ${proof.by}. There is no secret on this page.
      </p>
      <p><strong>${verdicts[verdict]}</strong></p>
      ${clientId === null ? nothing : html`<p>Application (client) id: <code>${clientId}</code></p>`}
      <h2>What was looked at</h2>
      <table>
        ${parts.map(partRow)}
      </table>
      <h2>What was taken away</h2>
      ${
        taken.length === 0
          ? html`<p>Nothing from this computer.</p>`
          : html`<ol>
              ${taken.map(({ at, by, what }) => html`<li>${what}<br /><span class="soft">${minuteHere(at)}, ${by}</span></li>`)}
            </ol>`
      }
      ${keptList(proof)}
      ${
        restorableUntil === null
          ? nothing
          : html`<p>
              Until ${minuteHere(restorableUntil)} application and service principal can be restored from the
              deleted items of Microsoft Entra; credentials that were removed do not come back.
            </p>`
      }`,
  );
}

function partRow({ title, status, finding, who }: RemovalPart): Markup {
  const isGood = status === 'pass' || status === 'kept';
  return html`<tr>
    <th scope="row">${title}</th>
    <td>
      <span class="${isGood ? 'good' : 'warn'}">${words[status]}</span><br />
      ${finding}${who === null ? nothing : html`<br /><span class="soft">Can be seen by ${who}.</span>`}
    </td>
  </tr>`;
}

function keptList({ kept, mailboxes, licences }: RemovalProof): Markup {
  const lines = [
    ...kept.map(({ name, why }) => `${name}: ${why}`),
    ...mailboxes
      .filter(({ goes }) => !goes)
      .map(({ address }) => `The mailbox ${address}, which was made for it: nobody asked for its removal.`),
    ...licences
      .filter(({ goes }) => !goes)
      .map(({ user, licence }) => `The licence ${licence} of ${user}, which was assigned for it.`),
  ];
  if (lines.length === 0) return nothing;
  return html`<h2>What was kept on purpose</h2>
    <ul>
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>`;
}
