import { minuteText } from '../contract/minutes';
import type { ChecklistItem, Drift, ReviewDocument, ReviewedSetup } from '../contract/review';
import { html, nothing, type Markup } from './html';
import { pageAround } from './page-shell';
import { row, wideTable } from './table';
import { minuteHere } from './times';

const verdictWords: Readonly<Record<ReviewedSetup['verdict'], string>> = {
  clean: 'as agreed',
  notes: 'as agreed, with small notes',
  drift: 'DRIFT',
  unknown: 'not everything could be looked at',
};

const statusWords: Readonly<Record<ChecklistItem['status'], string>> = {
  done: 'done',
  signed: 'signed',
  open: 'OPEN',
};

/** The report of a review: a summary of all setups, then each with its drifts and its checklist. No secret in it. */
export function reviewPage(document: ReviewDocument): string {
  const { setups, notReviewed, madeAt } = document;
  return pageAround(
    'Review of applications that send mail',
    html`<p class="soft">
        Made ${minuteHere(madeAt)}. Each setup is held against its setup file and its last proof. Nothing was
        changed. There is no secret on this page.
      </p>
      ${summary(setups)} ${setups.map(section)}
      ${
        notReviewed.length === 0
          ? nothing
          : html`<h2>Not reviewed</h2>
              ${wideTable(
                [
                  ['Setup', 25],
                  ['Tenant', 25],
                  ['Why', 50],
                ],
                notReviewed.map((one) => [one.application, one.tenantName, one.why]),
              )}`
      }`,
  );
}

function summary(setups: readonly ReviewedSetup[]): Markup {
  if (setups.length === 0) return html`<p>No setup was reviewed.</p>`;
  return wideTable(
    [
      ['Setup', 28],
      ['Tenant', 24],
      ['Result', 28],
      ['Next review', 20],
    ],
    setups.map((one) => [
      one.application,
      one.tenantName,
      `${verdictWords[one.verdict]}${one.drifts.length === 0 ? '' : ` (${one.drifts.length})`}`,
      one.due.next,
    ]),
  );
}

function section(one: ReviewedSetup): Markup {
  const { against, due } = one;
  return html`<h2>${one.application} at ${one.tenantName}</h2>
    <table>
      ${row('Result', verdictWords[one.verdict])}
      ${row('Reviewed', `${minuteText(one.reviewedAt)}, by ${one.reviewedBy}`)}
      ${row('Client id', html`<code>${one.clientId}</code>`)}
      ${row(
        'Against',
        `its setup file; ${against.proof === null ? 'no proof' : `the proof of ${minuteText(against.proof.time)} (${against.proof.verdict})`}; ${against.base === null ? 'nothing was taken down before' : `what was taken down ${minuteText(against.base.at)}`}`,
      )}
      ${row('It can send as', reachText(one))}
      ${row(
        'Signed',
        due.signed === null
          ? `nobody yet; due ${due.next}`
          : `${due.signed.by}, ${due.signed.on}; next ${due.next}`,
      )}
    </table>
    ${one.drifts.map(driftSection)}
    <h3>Checklist</h3>
    ${wideTable(
      [
        ['What', 35],
        ['', 10],
        ['Answer', 55],
      ],
      one.checklist.map((item) => [
        item.title,
        html`<span class="${item.status === 'open' ? 'warn' : 'good'}">${statusWords[item.status]}</span>`,
        `${item.finding}${item.who === null ? '' : ` (${item.who})`}`,
      ]),
    )}`;
}

function reachText({ reach }: ReviewedSetup): string {
  const names = [...reach.mailboxes, ...(reach.more > 0 ? [`${reach.more} more`] : [])].join(', ');
  if (reach.kind === 'tenant-wide') return 'every mailbox of the tenant';
  return names === '' ? (reach.unknown.length > 0 ? 'not known' : 'no mailbox') : names;
}

function driftSection({ title, severity, evidence, why, source, who, since, mend }: Drift): Markup {
  const when =
    since.at === null
      ? (since.unknown ?? '')
      : `${minuteText(since.at)}${since.by === null ? '' : `, by ${since.by}`}`;
  const last = since.lastRight === null ? '' : ` Last seen right ${minuteText(since.lastRight)}.`;
  return html`<h3>${title} <span class="warn">${severity}</span></h3>
    <ul>
      ${evidence.map((line) => html`<li>${line}</li>`)}
    </ul>
    <table>
      ${row('Why it matters', `${why} (${source})`)} ${row('Since', `${when}${last}`)}
      ${row('Who can mend it', who)}
      ${row(
        'How',
        mend.steps.length === 0
          ? mend.text
          : html`${mend.text}
              <ul>
                ${mend.steps.map((step) => html`<li>${step.summary}</li>`)}
              </ul>`,
      )}
    </table>`;
}
