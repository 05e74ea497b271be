import { minuteText } from '../../contract/minutes';
import type { AuditEntry } from '../../ports/records';
import type { Markup } from '../html';
import { html, nothing } from '../html';
import { wideTable } from '../table';
import type { AsBuiltInput } from './input';

/** The change record: each run that changed something or was given a reason, with why and approved by whom. */
export function changesPart({ audit }: AsBuiltInput): Markup {
  const runs = audit.filter(isChange);
  if (runs.length === 0) return nothing;
  return html`<h2>Changes</h2>
    <p class="soft">Each time the setup file was applied from this computer and something was done.</p>
    ${wideTable(
      [
        ['When', 18],
        ['What', 34],
        ['Why', 20],
        ['Approved by', 14],
        ['Who', 14],
      ],
      runs.map(({ time, who, detail = {} }) => [
        minuteText(time),
        typeof detail['changes'] === 'string' ? detail['changes'] : `${String(detail['steps'] ?? 0)} steps`,
        String(detail['reason'] ?? 'not said'),
        String(detail['approvedBy'] ?? 'not said'),
        who,
      ]),
    )}`;
}

function isChange({ what, detail = {} }: AuditEntry): boolean {
  return what === 'apply' && (detail['result'] !== 'nothing-to-do' || detail['reason'] !== undefined);
}

const verdictWords = {
  clean: 'as agreed',
  notes: 'as agreed, with small notes',
  drift: 'drift',
  unknown: 'not everything could be looked at',
} as const;

/** The reviews that were made, and who signed them. */
export function reviewsPart({ record }: AsBuiltInput): Markup {
  const { reviews = [], signOffs = [] } = record;
  if (reviews.length === 0) return nothing;
  const signed = signOffs.filter(({ what }) => what === 'review');
  return html`<h2>Reviews</h2>
    ${wideTable(
      [
        ['When', 22],
        ['By', 28],
        ['Result', 50],
      ],
      reviews.map(({ at, by, verdict, drifts }) => [
        minuteText(at),
        by,
        [verdictWords[verdict], ...drifts.map(({ title }) => title)].join('; '),
      ]),
    )}
    ${
      signed.length === 0
        ? html`<p>Nobody signed one yet.</p>`
        : html`<ul>
            ${signed.map(
              ({ by, on, note }) =>
                html`<li>Signed by ${by} on ${on}${note === null ? '' : `: ${note}`}</li>`,
            )}
          </ul>`
    }`;
}
