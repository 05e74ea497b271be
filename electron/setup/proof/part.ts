import type { AppError } from '../../contract/errors';
import type { Evidence, ProofPart, ProofPartId, ProofStatus } from '../../contract/proof';

const titles: Readonly<Record<ProofPartId, string>> = {
  token: 'The application gets a token with its credential',
  authorization: "Exchange's own test: senders inside, outsider outside",
  doors: 'No tenant-wide right and no other way to send',
  reach: 'The mailboxes within reach are exactly the senders',
  sends: 'Real mail: senders accepted, outsider refused',
  delivery: 'The test mail was delivered',
  'sent-items': 'Copies lie in Sent Items',
  acceptance: 'The vendor’s own system has sent',
};

/** A part of the proof; `who` and `next` belong to whatever is not `pass` (design rule 7). */
export function part(
  id: ProofPartId,
  status: ProofStatus,
  finding: string,
  more: {
    readonly evidence?: readonly Evidence[];
    readonly who?: string | undefined;
    readonly next?: string | undefined;
    readonly settles?: string | undefined;
  } = {},
): ProofPart {
  return {
    id,
    title: titles[id],
    status,
    finding,
    evidence: [...(more.evidence ?? [])],
    who: more.who ?? null,
    next: more.next ?? null,
    ...(more.settles === undefined ? {} : { settles: more.settles }),
  };
}

/** Who and what helps where the signed-in person may not read Exchange: the same words in every part. */
export const exchangeAdminHelps = {
  who: 'an Exchange Administrator',
  next: 'Prove again with an Exchange Administrator signed in to Exchange (--exchange-as).',
} as const;

/** A part that could not be evaluated because something could not be read. */
export function unreadable(
  id: ProofPartId,
  what: string,
  error: AppError,
  from: 'entra' | 'exchange' = 'entra',
): ProofPart {
  const denied = from === 'exchange' && error.code === 'permission-denied';
  return part(
    id,
    'unknown',
    `${what}: ${error.facts.message}`,
    denied
      ? exchangeAdminHelps
      : { who: error.facts.who, next: error.facts.next ?? 'Mend it and prove again.' },
  );
}

/** The problem that all have in common, so that it is told once; null where there is none, or not for all. */
export function commonProblem(problems: readonly (string | null)[]): string | null {
  const first = problems[0] ?? null;
  return problems.length > 1 && problems.every((problem) => problem === first) ? first : null;
}

/** The gravest of some statuses. */
export function worst(statuses: readonly ProofStatus[]): ProofStatus {
  const order: readonly ProofStatus[] = ['fail', 'unknown', 'waiting', 'pass', 'skipped'];
  return order.find((status) => statuses.includes(status)) ?? 'pass';
}

/** `3 senders`, `1 sender`, `2 mailboxes`. */
export function count(number: number, noun: string): string {
  const plural = noun.endsWith('x') ? 'es' : 's';
  return `${number} ${noun}${number === 1 ? '' : plural}`;
}

/** Names up to a limit, then how many more. */
export function some(names: readonly string[], limit = 5): string {
  const shown = names.slice(0, limit).join(', ');
  return names.length > limit ? `${shown} and ${names.length - limit} more` : shown;
}
