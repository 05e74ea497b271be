import { minuteText } from '../../contract/minutes';
import { z } from 'zod';
import type { JournalEntry } from '../../contract/journal';
import { applied, absent, executorOf, inPlace } from '../executor';
import type { SetupContext, SetupPorts } from '../executor';

/** Kinds of the steps that take a grant away, give one, and wait for the tokens that still carry one. */
export const grantStepKinds = {
  add: 'grant.add',
  remove: 'grant.remove',
  wait: 'grant.wait-tokens',
} as const;

/** A token lives about an hour (facts 2.7); some minutes more for clocks that differ. */
const tokenLifeMs = 65 * 60_000;

/** Until when tokens that were issued before `removedAt` may still carry the role; ISO time. */
export function tokensEnd(removedAt: string): string {
  return new Date(Date.parse(removedAt) + tokenLifeMs).toISOString();
}

/**
 * Until when older tokens may still carry a grant that runs of this computer removed; null where it does not know. A run
 * that was killed while it removed the grant counts from its intent on.
 */
export function oldTokensUntil(entries: readonly JournalEntry[]): string | null {
  let until: string | null = null;
  for (const entry of entries) {
    if (entry.type === 'run') continue;
    if (entry.kind === grantStepKinds.remove) until = afterRemoval(entry);
    if (entry.type !== 'outcome') continue;
    if (entry.kind === grantStepKinds.add && entry.outcome.kind === 'applied') until = null;
    // A wait that did not know the time of the removal counted from its own first look.
    if (entry.kind === grantStepKinds.wait && entry.outcome.kind === 'waiting') {
      until ??= entry.outcome.nextTry ?? null;
    }
  }
  return until;
}

function afterRemoval(entry: Exclude<JournalEntry, { type: 'run' }>): string | null {
  if (entry.type === 'intent') return tokensEnd(entry.time);
  const known = ['applied', 'already-in-place', 'unknown'].includes(entry.outcome.kind);
  return known ? tokensEnd(entry.time) : null;
}

/** When grants went in this very run: written by their removal, read by the wait for older tokens. */
export interface Removals {
  last: string | null;
}

/**
 * Passes only when no token can be left that carries a removed grant: what still cuts such tokens down stays until
 * then (facts 11a). Never sleeps. Where nobody knows when the grant went, it counts from now.
 */
export function waitForOldTokens(
  { clock }: Pick<SetupPorts, 'clock'>,
  context: SetupContext,
  removals: Removals,
) {
  const end = (): string =>
    removals.last === null
      ? (context.oldTokensUntil ?? tokensEnd(clock.now().toISOString()))
      : tokensEnd(removals.last);
  const isOver = (until: string): boolean => Date.parse(until) <= clock.now().getTime();
  return executorOf({
    input: z.strictObject({}),
    look: async () => (isOver(end()) ? inPlace() : absent),
    looksFirst: () => false,
    async apply() {
      const until = end();
      if (isOver(until)) return applied({}, 'No token that carries the grant can be left.');
      return {
        kind: 'waiting',
        for: `tokens issued before the grant was removed to end (${minuteText(until)})`,
        nextTry: until,
      };
    },
  });
}
