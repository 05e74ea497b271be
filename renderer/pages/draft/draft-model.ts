import type { Draft, DraftIssue, DraftSender } from '../../../electron/contract/desk/draft';

/** A setup of which nothing is known but the tenant that is signed in to. */
export function emptyDraft(tenant: string): Draft {
  return {
    application: '',
    vendor: 'generic',
    tenant,
    scoping: 'rbac',
    senders: [],
    outsider: '',
    credential: { kind: 'secret', months: 6 },
    testRecipient: '',
  };
}

/** What is wrong at one place, said once each. */
export function problemsAt(issues: readonly DraftIssue[], where: string): readonly DraftIssue[] {
  return issues.filter((issue) => issue.where === where);
}

/** Whether anything is wrong at a place or inside of it. */
export function wrongWithin(issues: readonly DraftIssue[], where: string): boolean {
  return issues.some(
    (issue) =>
      issue.where === where || issue.where.startsWith(`${where}.`) || issue.where.startsWith(`${where}[`),
  );
}

const address = /[^\s<>,;"'()]+@[^\s<>,;"'()]+/gu;

/** The addresses in a pasted text, whatever stands between them; each once, in lower case. */
export function addressesIn(text: string): readonly string[] {
  return [...new Set((text.match(address) ?? []).map((one) => one.toLowerCase()))];
}

/** The senders with others added at the end; those that are there already are left out. */
export function withSenders(senders: readonly DraftSender[], added: readonly DraftSender[]): DraftSender[] {
  const known = new Set(senders.map((sender) => sender.address.toLowerCase()));
  return [...senders, ...added.filter((sender) => !known.has(sender.address.toLowerCase()))];
}
