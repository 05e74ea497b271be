import type { ProofDocument } from '../../contract/proof';
import { pause } from './attempt';
import { runProof } from './run-proof';
import type { ProofDeps, ProofInput } from './types';

const minute = 60_000;

/**
 * Between rounds: a little more than the 30 minutes after which Exchange lets the cache of a silent application go.
 * Every earlier try would start that time again, up to 2 hours (facts 6.7).
 */
export const usualPauses: readonly number[] = [31 * minute];

/** The message trace lags by minutes; while waiting it is looked at for half an hour. */
const usualDeliveryPauses: readonly number[] = [
  ...[5_000, 10_000, 20_000, 25_000],
  ...Array.from({ length: 15 }, () => 2 * minute),
];

/** What must be kept so that waiting can go on in another run. */
export interface WaitState {
  readonly rounds: number;
  readonly lastRoundAt: string | null;
}

export interface WaitOptions {
  /** Where an earlier run stopped. */
  readonly state?: WaitState;
  /** Called after each round, before the pause. */
  readonly save?: (state: WaitState, document: ProofDocument) => Promise<void>;
  /** Pauses in ms before the second, third ... round; the last one is repeated. Real minutes by default. */
  readonly pauses?: readonly number[];
  /** Ends with `not-yet-effective` after so many ms. */
  readonly giveUpAfterMs?: number;
}

/**
 * Repeats the proof until it says something else than `not-yet-effective`, as often as the caches allow. A run that
 * was stopped goes on where it was: the pause since its last round is kept. Throws `cancelled` when aborted.
 */
export async function waitForEffect(
  deps: ProofDeps,
  input: ProofInput,
  options: WaitOptions = {},
): Promise<ProofDocument> {
  const pauses = options.pauses ?? usualPauses;
  const end = deps.clock.now().getTime() + (options.giveUpAfterMs ?? 3 * 60 * minute);
  let state: WaitState = options.state ?? { rounds: 0, lastRoundAt: null };
  // What a round does is told once; later rounds say only how they ended.
  const quiet: ProofDeps = { ...deps, note: () => undefined };
  for (let first = true; ; first = false) {
    await keepPause(deps, state, pauses);
    const document = await runProof(first ? deps : quiet, {
      ...input,
      roundsBefore: state.rounds,
      deliveryPauses: input.deliveryPauses ?? usualDeliveryPauses,
    });
    state = { rounds: document.rounds, lastRoundAt: document.finishedAt };
    await options.save?.(state, document);
    if (document.verdict !== 'not-yet-effective') return document;
    const nextAt = deps.clock.now().getTime() + pauseAfter(state.rounds, pauses);
    if (nextAt > end) return document;
    const rest = inWords(nextAt - deps.clock.now().getTime(), new Date(nextAt));
    const hint = first ? ' Ctrl+C stops waiting, nothing is lost.' : '';
    deps.note?.(`Round ${state.rounds}: not yet effective. Next look ${rest}.${hint}`);
  }
}

/** `in 8 seconds`, `in 31 minutes (11:20 UTC)`. */
function inWords(ms: number, at: Date): string {
  if (ms < 2 * minute) return `in ${Math.max(1, Math.round(ms / 1000))} seconds`;
  return `in ${Math.round(ms / minute)} minutes (${at.toISOString().slice(11, 16)} UTC)`;
}

async function keepPause(deps: ProofDeps, state: WaitState, pauses: readonly number[]): Promise<void> {
  if (state.lastRoundAt === null || state.rounds === 0) return;
  const due = Date.parse(state.lastRoundAt) + pauseAfter(state.rounds, pauses);
  const rest = due - deps.clock.now().getTime();
  if (rest > 0) await pause(deps.clock, rest, deps.signal);
}

function pauseAfter(rounds: number, pauses: readonly number[]): number {
  return pauses[Math.min(rounds, pauses.length) - 1] ?? 31 * minute;
}
