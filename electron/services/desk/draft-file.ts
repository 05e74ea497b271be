import { stringify } from 'yaml';
import type { Draft, DraftIssue, DraftSender } from '../../contract/desk/draft';
import { toAppError } from '../../contract/errors';
import { setupIdOf, type SetupSpec } from '../../contract/setup-file';
import type { DraftRecord } from '../../records/drafts';
import { parseSetupFile } from '../setup-file/parse';

/** Name of the setup file that a draft makes. */
export function fileNameOf({ application }: Draft): string {
  return `${application.trim() === '' ? 'setup' : setupIdOf(application)}.sendwright.yaml`;
}

/** The setup file of a draft: empty texts are left out, the rest stands as it was typed. */
export function setupFileText(draft: Draft): string {
  const { senders, testStage, app, sameName, credential } = draft;
  const texts = withoutEmpty({
    application: draft.application,
    vendor: draft.vendor,
    tenant: draft.tenant,
    scoping: draft.scoping,
  });
  return stringify(
    {
      ...texts,
      senders: filled(senders).map(({ sender }) => withoutEmpty(sender)),
      ...withoutEmpty({ outsider: draft.outsider }),
      credential: withoutEmpty(credential),
      ...withoutEmpty({ testRecipient: draft.testRecipient }),
      ...(sameName === undefined ? {} : { sameName }),
      ...(testStage === undefined || isEmpty(testStage) ? {} : { testStage: withoutEmpty(testStage) }),
      ...(app === undefined ? {} : { app: withoutEmpty(app) }),
    },
    { lineWidth: 0 },
  );
}

/** The wanted state of a draft, or all that is wrong with it, by the draft's own places. */
export function readDraft({ draft, files, links = {} }: Pick<DraftRecord, 'draft' | 'files' | 'links'>): {
  readonly spec: SetupSpec | null;
  readonly issues: readonly DraftIssue[];
} {
  const attached = attachmentIssues(draft, [...files, ...Object.keys(links)]);
  try {
    const spec = parseSetupFile(setupFileText(draft), fileNameOf(draft));
    return attached.length === 0 ? { spec, issues: [] } : { spec: null, issues: attached };
  } catch (error) {
    const { issues = [] } = toAppError(error).facts;
    return { spec: null, issues: [...issues.map((issue) => atDraft(issue, draft)), ...attached] };
  }
}

/** Absolute path of the PFX that a draft names; null where it names none. */
export function pfxPathOf({ draft, links = {} }: Pick<DraftRecord, 'draft' | 'links'>): string | null {
  const { credential } = draft;
  return credential.kind === 'certificate' ? (links[credential.file ?? ''] ?? null) : null;
}

/** Only what was chosen through a dialog is read: a name typed in the window leads to no file of this computer. */
function attachmentIssues({ vendor, credential }: Draft, files: readonly string[]): readonly DraftIssue[] {
  const issues: DraftIssue[] = [];
  if (/[./\\]/u.test(vendor) && !files.includes(vendor.replace(/^\.\//u, ''))) {
    issues.push({ where: 'vendor', problem: 'expected one of the vendors that are listed' });
  }
  if (credential.kind === 'certificate' && isMissing(credential.file, files)) {
    issues.push({ where: 'credential.file', problem: 'expected a certificate that was chosen here' });
  }
  return issues;
}

function isMissing(file: string | undefined, files: readonly string[]): boolean {
  return file !== undefined && file !== '' && !files.includes(file);
}

/** Rows that are empty as a whole count as left out, so the file's rows are counted without them. */
function atDraft(issue: DraftIssue, draft: Draft): DraftIssue {
  const kept = filled(draft.senders);
  const where = issue.where.replace(
    /^senders\[(\d+)\]/u,
    (_whole, row: string) => `senders[${kept[Number(row)]?.index ?? row}]`,
  );
  // A line of a file that nobody sees says nothing.
  return { ...issue, line: undefined, where };
}

function filled(senders: readonly DraftSender[]) {
  return senders.map((sender, index) => ({ sender, index })).filter(({ sender }) => !isEmpty(sender));
}

function isEmpty({ address, displayName = '' }: DraftSender): boolean {
  return address.trim() === '' && displayName.trim() === '';
}

function withoutEmpty(fields: Readonly<Record<string, string | number | undefined>>) {
  return Object.fromEntries(
    Object.entries(fields)
      .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : value] as const)
      .filter(([, value]) => value !== undefined && value !== ''),
  );
}
