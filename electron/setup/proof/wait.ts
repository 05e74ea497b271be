import type { ProofDocument } from '../../contract/proof';
import { beforeFirstLook, microsoftTimes } from '../effect';
import { pause } from './pace';
import { runProof } from './run-proof';
import type { ProofDeps, ProofInput } from './types';

const minute = 60_000;

/** Where the tenant's caches take no time, something else does: it is not asked without a pause. */
const leastPause = 5_000;

/** The message trace lags by minutes; while waiting it is looked at for half an hour. */
const usualDeliveryPauses: readonly number[] = [
  ...[5_000, 10_000, 20_000, 25_000],
  ...Array.from({ length: 15 }, () => 2 * minute),
];

/** What must be kept so that waiting can go on in another run. */
export interface WaitState {
  readonly rounds: number;
  /** When the next look is worth while; null: at once, or as the setup's own clock says. */
  readonly nextLook: string | null;
}

export interface WaitOptions {
  /** Where an earlier run stopped. */
  readonly state?: WaitState;
  /** Called after each round, before the pause. */
  readonly save?: (state: WaitState, document: ProofDocument) => Promise<void>;
  /** Ends with `not-yet-effective` after so many ms. */
  readonly giveUpAfterMs?: number;
  /** What one round is; default: the proof alone. It may bring a credential of its own. */
  readonly round?: typeof runProof;
}

/**
 * Repeats the proof until it says something else than `not-yet-effective`, as sparsely as the caches ask for: every look
 * keeps the old state alive. The first one waits too, from when the rights were changed. A run that was stopped goes on
 * where it was, after days as well; one that is overdue ends, since waiting does not help any more. Throws `cancelled`
 * when aborted.
 */
export async function waitForEffect(
  deps: ProofDeps,
  input: ProofInput,
  options: WaitOptions = {},
): Promise<ProofDocument> {
  const end = deps.clock.now().getTime() + (options.giveUpAfterMs ?? 4 * 60 * minute);
  let state: WaitState = options.state ?? { rounds: 0, nextLook: null };
  let nextLook = state.nextLook ?? firstLook(input, options.round !== undefined);
  // What a round does is told once; later rounds say only how they ended.
  const quiet: ProofDeps = { ...deps, note: () => undefined };
  for (let first = true; ; first = false) {
    const rest = nextLook === null ? 0 : Date.parse(nextLook) - deps.clock.now().getTime();
    if (rest > 0) {
      if (first)
        deps.note?.(
          `Configured, and too early to look: ${state.rounds === 0 ? 'first' : 'next'} look ${inWords(rest, deps)}.${hintFor(deps)}`,
        );
      deps.waiting?.(nextLook);
      await pause(deps.clock, rest, deps.signal);
      deps.waiting?.(null);
    }
    const document = await (options.round ?? runProof)(first ? deps : quiet, {
      ...input,
      roundsBefore: state.rounds,
      deliveryPauses: input.deliveryPauses ?? usualDeliveryPauses,
    });
    nextLook = nextLookAfter(document, deps);
    state = { rounds: document.rounds, nextLook };
    await options.save?.(state, document);
    if (nextLook === null || document.effect?.overdue === true) return document;
    if (Date.parse(nextLook) > end) return document;
    const words = inWords(Date.parse(nextLook) - deps.clock.now().getTime(), deps);
    const red = document.parts.some((one) => one.settles !== undefined) ? ' THE OUTSIDER GOT THROUGH.' : '';
    deps.note?.(
      `Round ${state.rounds}: not yet effective.${red} Next look ${words}.${first ? hintFor(deps) : ''}`,
    );
  }
}

function nextLookAfter({ verdict, nextTry }: ProofDocument, { clock }: ProofDeps): string | null {
  if (verdict !== 'not-yet-effective') return null;
  const soonest = clock.now().getTime() + leastPause;
  return new Date(Math.max(soonest, nextTry === null ? 0 : Date.parse(nextTry))).toISOString();
}

/** Whoever shows the wait as a clock shows a button to end it as well. */
function hintFor({ waiting }: ProofDeps): string {
  return waiting === undefined ? ' Ctrl+C stops waiting, nothing is lost.' : '';
}

/** From when the rights were changed on, the first look has time too; where nothing is sent it prolongs nothing. */
function firstLook(input: ProofInput, bringsCredential: boolean): string | null {
  if (input.credential === null && !bringsCredential) return null;
  return beforeFirstLook(input.mode, input, input.times ?? microsoftTimes)?.nextLook ?? null;
}

/** `in 8 seconds`, `in 31 minutes (11:20 UTC)`. */
function inWords(ms: number, { clock }: ProofDeps): string {
  if (ms < 2 * minute) return `in ${Math.max(1, Math.round(ms / 1000))} seconds`;
  const at = new Date(clock.now().getTime() + ms).toISOString();
  return `in ${Math.round(ms / minute)} minutes (${at.slice(11, 16)} UTC)`;
}
