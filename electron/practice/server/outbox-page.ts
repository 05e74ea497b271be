import { html } from '../pages/html';
import type { Html } from '../pages/html';
import { pageResponse } from '../pages/layout';
import type { MailItem, TraceRow } from '../world/exchange-types';
import type { World } from '../world/world';
import type { PracticeResponse } from './handler';

/** One mail with what became of it, recipient by recipient. */
interface OutboxEntry {
  readonly mail: MailItem;
  readonly deliveries: readonly TraceRow[];
}

/** Every mail accepted for delivery, newest first. */
export function outboxEntries(world: World): readonly OutboxEntry[] {
  const { outbox, traces } = world.state;
  return outbox
    .map((mail) => ({ mail, deliveries: traces.filter((row) => row.messageId === mail.internetMessageId) }))
    .reverse();
}

function delivery(row: TraceRow): Html {
  const kind = row.status === 'Delivered' || row.status === 'Expanded' ? 'delivered' : 'failed';
  const reason = row.reason === null ? null : html`<br /><span class="soft">${row.reason}</span>`;
  return html`<li>${row.recipientAddress} · <span class="${kind}">${row.status}</span>${reason}</li>`;
}

function mailRow({ mail, deliveries }: OutboxEntry): Html {
  const to = deliveries.length === 0 ? mail.to.map((one) => html`<li>${one}</li>`) : deliveries.map(delivery);
  const headers = mail.headers.map((one) => `${one.name}: ${one.value}`).join('\n');
  return html`<tr>
    <td>${mail.time.slice(0, 19).replace('T', ' ')}</td>
    <td>${mail.from}</td>
    <td>
      <ul class="scopes">
        ${to}
      </ul>
    </td>
    <td>
      <strong>${mail.subject}</strong>
      <details>
        <summary>Text</summary>
        ${headers === '' ? null : html`<pre>${headers}</pre>`}
        <pre>${mail.body}</pre>
      </details>
    </td>
  </tr>`;
}

/** The outbox as a page: text only, whatever the mail contains. */
export function outboxPage(world: World): PracticeResponse {
  const entries = outboxEntries(world);
  const body =
    entries.length === 0
      ? html`<p>No mail was sent yet. Reload this page after a send.</p>`
      : html`<table>
          <caption class="soft">
            Newest first; times in UTC on the practice clock.
          </caption>
          <thead>
            <tr>
              <th scope="col">Time</th>
              <th scope="col">From</th>
              <th scope="col">To</th>
              <th scope="col">Subject</th>
            </tr>
          </thead>
          <tbody>
            ${entries.map(mailRow)}
          </tbody>
        </table>`;
  return pageResponse({
    title: 'Outbox',
    wide: true,
    body: html`<p class="brand">${world.state.tenant.displayName}</p>
      <h1>Outbox</h1>
      <p>Every mail that this practice tenant took for delivery. None of it left this computer.</p>
      ${body}`,
  });
}
