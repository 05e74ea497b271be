import type { GateDocument, GoLiveItem, SignOff, SignOffKind } from '../../contract/go-live';
import { minuteText } from '../../contract/minutes';
import { acceptanceShown } from '../acceptance';
import { dayOf, isOlder, signedOf, type GoLiveFacts } from './facts';
import { proofItem } from './proof-item';

/** What stands open until somebody signs it, and from which time on a word counts. */
interface Word {
  readonly id: GoLiveItem['id'];
  readonly what: SignOffKind;
  readonly title: string;
  /** Null: from any time on. */
  readonly since: { readonly at: string; readonly why: string } | null;
  readonly who: string;
  readonly open: string;
}

/** Whether a setup may go live, by the rule of the standard: proven, tried, reviewed, validated, and on the record. */
export function goLiveItems(facts: GoLiveFacts): readonly GoLiveItem[] {
  return [
    proofItem(facts),
    wordItem(facts, uat(facts)),
    wordItem(facts, securityReview),
    vendorItem(facts),
    auditingItem(facts),
    failuresItem(facts),
  ];
}

/** Only what is done, or answered for by name, lets it pass. */
export function verdictOf(items: readonly GoLiveItem[]): GateDocument['verdict'] {
  return items.every(({ status }) => status !== 'open') ? 'may-go-live' : 'not-yet';
}

const securityReview: Word = {
  id: 'security-review',
  what: 'security-review',
  title: 'Security review',
  // It is given before anything is set up, on the change request.
  since: null,
  who: 'the customer’s security team',
  open: 'Nobody signed it. The change request page says what they decide on.',
};

function uat({ record: { configured } }: GoLiveFacts): Word {
  return {
    id: 'uat',
    what: 'uat',
    title: 'Test by the people who will use it',
    since: configured === undefined ? null : { at: configured.at, why: 'the rights were last changed at' },
    who: 'the customer’s users',
    open: 'Nobody signed it. The proof page ends with what only people can look at.',
  };
}

function wordItem(facts: GoLiveFacts, { id, what, title, since, who, open }: Word): GoLiveItem {
  const signed = signedOf(facts, what);
  const base = { id, title, signed };
  const next = `Write down who says so: sendwright sign ${facts.record.id} ${what} --by "Jane Doe"`;
  if (signed === null) return { ...base, status: 'open', finding: open, who, next };
  if (since !== null && isOlder(signed, since.at)) {
    const finding = `Signed by ${signed.by} on ${signed.on}, but ${since.why} ${minuteText(since.at)}: it is the word on something else.`;
    return { ...base, status: 'open', finding, who, next };
  }
  const changed = changeSince(facts, signed);
  if (changed !== null) {
    const finding = `Signed by ${signed.by} on ${signed.on}, ${changed}: it is the word on something else.`;
    return { ...base, status: 'open', finding, who, next };
  }
  return { ...base, status: 'done', finding: signedText(signed), who: null, next: null };
}

/** What came to the setup after a word on it; null: nothing. Senders that left make it no larger. */
function changeSince({ record: { spec } }: GoLiveFacts, { about }: SignOff): string | null {
  if (about === undefined) return null;
  if (about.scoping !== spec.scoping) return `before the scoping mode changed to ${spec.scoping}`;
  const added = spec.senders.map(({ address }) => address).filter((one) => !about.senders.includes(one));
  if (added.length === 0) return null;
  const shown = added.slice(0, 5).join(', ');
  return `before the senders changed (${added.length > 5 ? `${shown} and ${added.length - 5} more` : shown} came later)`;
}

function signedText({ by, on, note }: NonNullable<GoLiveItem['signed']>): string {
  return `Signed by ${by} on ${on}${note === null ? '.' : `: ${note}`}`;
}

/** The vendor's own mail is evidence and no word: somebody still says that all of it works. */
function vendorItem(facts: GoLiveFacts): GoLiveItem {
  const { handedOver } = facts.record;
  const acceptance = acceptanceShown(facts.record);
  const item = wordItem(facts, {
    id: 'vendor-validation',
    what: 'vendor-validation',
    title: 'Validation by the vendor',
    since: handedOver === undefined ? null : { at: handedOver.at, why: 'it was last handed over at' },
    who: 'the vendor',
    open: 'The vendor did not say yet that its system works with this.',
  });
  const seen =
    acceptance === null
      ? 'None of its own mail was seen in the message trace yet.'
      : `Its own mail was seen in the message trace since ${dayOf(acceptance.firstAt)}.`;
  return { ...item, finding: `${item.finding} ${seen}` };
}

function auditingItem(facts: GoLiveFacts): GoLiveItem {
  const { auditing } = facts.reads;
  const base = { id: 'auditing' as const, title: 'Auditing' };
  if ('isOn' in auditing && auditing.isOn) {
    return { ...base, status: 'done', finding: auditing.finding, signed: null, who: null, next: null };
  }
  const found = 'problem' in auditing ? `It could not be read: ${auditing.problem}` : auditing.finding;
  const signed = signedOf(facts, 'auditing-waived');
  if (signed !== null) {
    const finding = `${found} Waived: ${signedText(signed)}`;
    return { ...base, status: 'waived', finding, signed, who: null, next: null };
  }
  return {
    ...{ ...base, status: 'open', finding: found, signed, who: 'an Exchange Administrator' },
    next: `Switch auditing on, or write down who answers for its absence: sendwright sign ${facts.record.id} auditing-waived --by "Jane Doe"`,
  };
}

function failuresItem(facts: GoLiveFacts): GoLiveItem {
  const { failures } = facts.reads;
  const base = { id: 'failures' as const, title: 'Failures since it was set up' };
  if ('count' in failures && failures.count === 0) {
    const finding = `No mail of the senders failed since ${dayOf(failures.since)}.`;
    return { ...base, status: 'done', finding, signed: null, who: null, next: null };
  }
  const found =
    'problem' in failures
      ? `The message trace could not be read: ${failures.problem}`
      : `${failures.count} ${failures.count === 1 ? 'mail' : 'mails'} of the senders failed since ${dayOf(failures.since)}, the last on ${dayOf(failures.last ?? failures.since)}.`;
  const signed = signedOf(facts, 'failures-reviewed');
  const last = 'last' in failures ? failures.last : null;
  if (signed !== null && (last === null || !isOlder(signed, last))) {
    const finding = `${found} Reviewed: ${signedText(signed)}`;
    return { ...base, status: 'done', finding, signed, who: null, next: null };
  }
  return {
    ...{ ...base, status: 'open', finding: found, signed, who: 'you, with an Exchange Administrator' },
    next: `Look at them in the message trace, then: sendwright sign ${facts.record.id} failures-reviewed --by "Jane Doe" --note "why they failed"`,
  };
}
