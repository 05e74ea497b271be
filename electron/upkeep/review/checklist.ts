import type { SignOffKind } from '../../contract/go-live';
import type { ChecklistItem, Drift, DriftArea } from '../../contract/review';
import type { SetupRecord } from '../../ports/records';

/** A word of an earlier quarter is no word on this one. */
const wordDays = 92;
const dayMs = 24 * 60 * 60 * 1000;

interface Facts {
  readonly record: Pick<SetupRecord, 'id' | 'signOffs' | 'credential'>;
  readonly drifts: readonly Pick<Drift, 'id' | 'area' | 'severity' | 'title'>[];
  readonly now: Date;
}

/**
 * The quarterly checklist of the standard: each item answered by what the review found, or by a person who looked where
 * no machine can.
 */
export function checklistOf(facts: Facts): ChecklistItem[] {
  return [
    byMachine(
      facts,
      'credential',
      'Credentials are renewed before they end',
      ['credential'],
      credentialText(facts),
    ),
    byMachine(
      facts,
      'permissions',
      'Permissions in Entra and Exchange',
      ['rights', 'application'],
      'As agreed.',
    ),
    byMachine(
      facts,
      'mailboxes',
      'From which mailboxes it can send',
      ['scope', 'senders'],
      'Exactly the agreed ones.',
    ),
    byMachine(
      facts,
      'proof',
      'The proof is green and of this quarter',
      ['record'],
      'It is.',
      /^(?:proof|left)-/u,
    ),
    byMachine(facts, 'auditing', 'Auditing is on', ['record'], 'It is.', /audit/u),
    byPerson(facts, 'trace', 'The message trace was looked at', {
      sign: 'review-trace',
      who: 'an Exchange Administrator',
      open: 'Look for failed mail of the senders and for mail that nobody expects.',
    }),
    byPerson(facts, 'sign-ins', 'The sign-in log was looked at', {
      sign: 'review-sign-ins',
      who: 'a Reports Reader',
      open: 'In Microsoft Entra, Sign-in logs, Service principal sign-ins: from where and how often it signs in. Graph does not show them.',
    }),
    byPerson(facts, 'in-use', 'The application and its mailboxes are still needed', {
      sign: 'review-in-use',
      who: 'whoever uses it',
      open: 'Registrations and shared mailboxes that nobody uses any more are taken away.',
    }),
    byPerson(facts, 'vendor-keeps', 'The vendor keeps the credential safe', {
      sign: 'review-vendor-keeps',
      who: 'the vendor',
      open: 'Where it is kept, and who can read it.',
    }),
  ];
}

function credentialText({ record: { credential } }: Facts): string {
  return credential === null
    ? 'None of ours: the vendor has its own.'
    : `The ${credential.kind} ends on ${credential.expires.slice(0, 10)}.`;
}

function byMachine(
  { drifts }: Facts,
  id: ChecklistItem['id'],
  title: string,
  areas: readonly DriftArea[],
  fine: string,
  only = /./u,
): ChecklistItem {
  const found = drifts.filter(
    (one) => one.severity !== 'low' && areas.includes(one.area) && only.test(one.id) && one.id !== 'not-read',
  );
  const unread = drifts.some((one) => one.id === 'not-read');
  const base = { id, title, signed: null, sign: null };
  if (found.length > 0) {
    return {
      ...base,
      status: 'open',
      finding: `${found.map((one) => one.title).join('; ')}.`,
      who: 'see the drifts',
    };
  }
  return unread
    ? { ...base, status: 'open', finding: 'Not everything could be looked at.', who: 'see the drifts' }
    : { ...base, status: 'done', finding: fine, who: null };
}

function byPerson(
  { record, now }: Facts,
  id: ChecklistItem['id'],
  title: string,
  { sign, who, open }: { readonly sign: SignOffKind; readonly who: string; readonly open: string },
): ChecklistItem {
  const signed = record.signOffs?.findLast((one) => one.what === sign) ?? null;
  const isFresh = signed !== null && now.getTime() - Date.parse(`${signed.on}T00:00:00Z`) <= wordDays * dayMs;
  const base = { id, title, signed, sign };
  if (!isFresh) return { ...base, status: 'open', finding: open, who };
  const note = signed.note === null ? '' : `: ${signed.note}`;
  return { ...base, status: 'signed', finding: `${signed.by}, ${signed.on}${note}`, who: null };
}
