import type { JournalEntry } from '../contract/journal';
import type { LadderDocument } from '../contract/ladder';
import type { SupportFile } from '../contract/support';
import { redact, redactValue } from '../log/redact/redact';
import type { AuditEntry, SetupRecord } from '../ports/records';

/** What a support bundle is made of. */
export interface SupportInput {
  readonly madeAt: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly record: SetupRecord;
  readonly journal: readonly JournalEntry[];
  readonly audit: readonly AuditEntry[];
  /** The end of the log. */
  readonly log: string;
  /** Null: it was not climbed. */
  readonly ladder: LadderDocument | null;
}

const mostLines = 300;

/**
 * The files of a support bundle, each as it is shown and saved. Secrets are taken out again whatever was done before, and
 * mail addresses are shortened to a mark that is the same throughout; ids stay, since support looks things up by them.
 */
export function supportFiles(input: SupportInput): readonly SupportFile[] {
  const { versions, record, journal, audit, ladder, log } = input;
  return [
    { name: 'README.txt', text: readmeOf(input) },
    json('versions.json', versions),
    json('ladder.json', ladder ?? { climbed: false }),
    json('setup.json', record),
    json('steps.json', stepsOf(journal)),
    json('journal.json', journal),
    json('audit.json', audit),
    { name: 'log.txt', text: `${redact(lastLines(log))}\n` },
  ];
}

function json(name: string, value: unknown): SupportFile {
  return { name, text: `${JSON.stringify(redactValue(value), null, 2)}\n` };
}

function lastLines(log: string): string {
  return log.trimEnd().split('\n').slice(-mostLines).join('\n');
}

interface StepKind {
  readonly run: string;
  readonly step: string;
  readonly kind: string;
  readonly outcome: string;
}

/** What kinds of steps the runs had, and how each ended. */
function stepsOf(journal: readonly JournalEntry[]): readonly StepKind[] {
  return journal.flatMap((entry) =>
    entry.type === 'outcome'
      ? [{ run: entry.runId, step: entry.stepId, kind: entry.kind, outcome: entry.outcome.kind }]
      : [],
  );
}

function readmeOf({ madeAt, record }: SupportInput): string {
  return `Sendwright support bundle, made ${madeAt}
Setup: ${redact(record.id)}, tenant ${record.tenantId}

versions.json  Sendwright, its runtime, the operating system
ladder.json    the ladder as it was climbed last: each rung with evidence, request ids and times
setup.json     what this computer remembers of the setup
steps.json     kinds of the steps that were run, and how each ended
journal.json   intents and outcomes of the runs
audit.json     who did what when
log.txt        the last ${mostLines} lines of the log

No secret is in it: none of these places ever holds one, and all was searched again.
Mail addresses are shortened (i[3fa9c1]@contoso.example); the same address has the same mark everywhere.
Ids of tenant, application and requests stay: by them Microsoft's support finds what happened.
`;
}
