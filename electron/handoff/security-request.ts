import type { Forecast } from '../contract/preflight';
import { minuteText } from '../contract/minutes';
import { html, nothing, type Markup } from './html';
import { pageAround } from './page-shell';
import { row } from './table';

/** What a request to the customer's security team is made of; no secret in it. */
export interface SecurityRequest {
  readonly application: string;
  readonly senders: readonly string[];
  readonly tenantName: string;
  readonly tenantId: string;
  /** When the tenant was read (ISO), and as whom. */
  readonly checkedAt: string;
  readonly checkedBy: string;
  readonly forecast: Forecast;
}

const kinds: Readonly<Record<Forecast[number]['kind'], string>> = {
  fails: 'would fail',
  'may-fail': 'may fail: it could not be seen',
  waits: 'waits for this person',
};

/** Lines by who must act, in the order in which they first appear. */
function byWho(forecast: Forecast): readonly (readonly [string, Forecast])[] {
  const people = [...new Set(forecast.map(({ who }) => who))];
  return people.map((who) => [who, forecast.filter((line) => line.who === who)]);
}

function titleOf({ application, tenantName }: SecurityRequest): string {
  return `Request: what ${application} needs at ${tenantName} before it is set up`;
}

function leadOf({ checkedAt, checkedBy, tenantId }: SecurityRequest): string {
  return `Read on ${minuteText(checkedAt)} as ${checkedBy}, tenant ${tenantId}. Nothing was written. There is no secret in this request.`;
}

function whyOf({ application, senders }: SecurityRequest): string {
  return `${application} shall send mail by itself as ${senders.join(', ')}, and as no other mailbox.`;
}

/** As a page: by who must act, each with what was found, why it matters, what to do, and which steps hang on it. */
export function securityRequestPage(request: SecurityRequest): string {
  const { forecast } = request;
  return pageAround(
    titleOf(request),
    html`<p class="soft">${leadOf(request)}</p>
      <p>${whyOf(request)}</p>
      ${forecast.length === 0 ? html`<p>Nothing stands in the way.</p>` : nothing}
      ${byWho(forecast).map(
        ([who, lines]) =>
          html`<h2>For ${who}</h2>
            ${lines.map(linePart)}`,
      )}
      <h2>Done</h2>
      <table>
        ${row('By', html`&nbsp;`)} ${row('Date', html`&nbsp;`)}
      </table>`,
  );
}

function linePart({ kind, title, finding, cause, next, steps }: Forecast[number]): Markup {
  return html`<h3>${title}</h3>
    <table>
      ${row('Found', finding)} ${cause === null ? nothing : row('Why it matters', cause)}
      ${next === null ? nothing : row('What to do', next)}
      ${
        steps.length === 0
          ? nothing
          : row(
              `Steps: ${kinds[kind]}`,
              html`<ul>
                ${steps.map((step) => html`<li>${step}</li>`)}
              </ul>`,
            )
      }
    </table>`;
}

/** The same as plain text, for a ticket or a mail. */
export function securityRequestText(request: SecurityRequest): string {
  const { forecast } = request;
  const lines = [titleOf(request), '', leadOf(request), whyOf(request), ''];
  if (forecast.length === 0) lines.push('Nothing stands in the way.', '');
  for (const [who, own] of byWho(forecast)) {
    lines.push(`FOR ${who.toUpperCase()}`, '');
    for (const line of own) lines.push(...lineText(line), '');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

function lineText({ kind, title, finding, cause, next, steps }: Forecast[number]): readonly string[] {
  return [
    `- ${title}`,
    `  Found: ${finding}`,
    ...(cause === null ? [] : [`  Why it matters: ${cause}`]),
    ...(next === null ? [] : [`  What to do: ${next}`]),
    ...(steps.length === 0 ? [] : [`  Steps (${kinds[kind]}):`, ...steps.map((step) => `    - ${step}`)]),
  ];
}
