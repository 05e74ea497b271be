import type { JournalEntry } from '../../contract/journal';
import { minuteText } from '../../contract/minutes';
import { proofDocumentSchema } from '../../contract/proof';
import type { AuditEntry } from '../../ports/records';
import type { Markup } from '../html';
import { html, nothing } from '../html';
import { stepWords } from '../step-words';
import { unknown, wideTable } from '../table';
import { verdictWords } from '../verdict-words';
import type { AsBuiltInput } from './input';

const historyColumns = [
  ['When', 24],
  ['What', 46],
  ['Who', 30],
] as const;

const proofVerdicts = proofDocumentSchema.shape.verdict;

/** A step that changed something, by whom. */
interface Done {
  readonly time: string;
  readonly by: string;
  readonly kind: string;
  /** What the step was about where its id names it: an address, an object. */
  readonly about: string | null;
}

/** Who did what, when: what runs of this computer changed, its proofs and its handoffs. */
export function historyPart({ journal, audit }: AsBuiltInput): Markup {
  const steps = changesIn(journal).map(({ time, by, kind, about }) => ({
    time,
    what: `${stepWords.get(kind)?.did ?? kind}${about === null ? '' : `: ${about}`}`,
    who: by,
  }));
  const rows = [...steps, ...events(audit)]
    .sort((one, other) => Date.parse(one.time) - Date.parse(other.time))
    .map(({ time, what, who }): readonly string[] => [minuteText(time), what, who]);
  const none = html`<p>
    ${unknown('this computer has not changed anything; whoever applied the setup holds the journal.')}
  </p>`;
  return html`<h2>Who did what, when</h2>
    <p class="soft">
      What runs of Sendwright on this computer did. Microsoft's own record of it: Entra admin center → Audit
      logs, and Purview → Audit for Exchange Online.
    </p>
    ${steps.length === 0 ? none : nothing} ${rows.length === 0 ? nothing : wideTable(historyColumns, rows)}`;
}

/** Proofs, handoffs, receipts and renewals; of proofs with the same verdict in a row the last one. Runs are told by their steps. */
function events(audit: readonly AuditEntry[]): readonly { time: string; what: string; who: string }[] {
  const told = audit.filter(({ what }) => ['prove', 'handoff', 'receipt', 'rotate'].includes(what));
  return told.flatMap(({ time, what, who, detail }, index) => {
    if (what === 'handoff') return [{ time, what: 'Handed over to the vendor', who }];
    if (what === 'receipt') {
      return [{ time, what: 'Receipt of the vendor taken in', who: String(detail?.['by'] ?? who) }];
    }
    if (what === 'rotate') return rotationEvent(detail).map((words) => ({ time, what: words, who }));
    const verdict = detail?.['verdict'];
    const next = told[index + 1];
    if (next?.what === 'prove' && next.detail?.['verdict'] === verdict) return [];
    const words = proofVerdicts.safeParse(verdict);
    return [
      { time, what: words.success ? `Proof: ${verdictWords[words.data].toLowerCase()}` : 'Proof', who },
    ];
  });
}

/** Of a renewal its evidence and its end; what it made and removed is told by its steps. */
function rotationEvent(detail: AuditEntry['detail']): readonly string[] {
  if (detail?.['witness'] !== undefined) {
    return [`New credential seen working at the vendor’s, by ${String(detail['by'] ?? 'somebody')}`];
  }
  const ends = {
    done: 'Renewal ended: the new credential alone is in use',
    aborted: 'Renewal given up: the old credential stays in use',
  };
  const end = detail?.['ended'];
  return end === 'done' || end === 'aborted' ? [ends[end]] : [];
}

/** Steps that changed something, oldest first. */
export function changesIn(journal: readonly JournalEntry[]): readonly Done[] {
  const people = new Map<string, string>();
  const done: Done[] = [];
  for (const entry of journal) {
    if (entry.type === 'run') people.set(entry.runId, entry.by);
    if (entry.type !== 'outcome' || entry.outcome.kind !== 'applied') continue;
    const colon = entry.stepId.indexOf(':');
    done.push({
      time: entry.time,
      by: people.get(entry.runId) ?? 'not recorded',
      kind: entry.kind,
      about: colon < 0 ? null : entry.stepId.slice(colon + 1),
    });
  }
  return done;
}

/** What a step put out where a run of this computer carried it out. */
interface StepResult {
  /** False: the step found it in place, each time. */
  readonly isMadeHere: boolean;
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** How the step of this id last ended well; null where no run of this computer did it. */
export function lastOutputOf(journal: readonly JournalEntry[], stepId: string): StepResult | null {
  let isMadeHere = false;
  let outputs: StepResult['outputs'] | null = null;
  for (const entry of journal) {
    if (entry.type !== 'outcome' || entry.stepId !== stepId) continue;
    const { outcome } = entry;
    if (outcome.kind !== 'applied' && outcome.kind !== 'already-in-place') continue;
    isMadeHere ||= outcome.kind === 'applied';
    ({ outputs } = outcome);
  }
  return outputs === null ? null : { isMadeHere, outputs };
}
