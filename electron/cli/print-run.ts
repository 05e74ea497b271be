import type { Outcome, RunEvent } from '../contract/run';
import type { Listener } from '../services/services';
import { plain } from './plain';
import type { Style } from './style';

/** Prints progress of a run line by line, as a person can follow it. */
export function progressPrinter(say: (text: string) => void, style: Style): Listener {
  const summaries = new Map<string, string>();
  return {
    note: (text) => say(style.dim(style.wrap(plain(text, 'lines'), 2))),
    event: (event) => printEvent(plain(event), summaries, say, style),
  };
}

function printEvent(
  event: RunEvent,
  summaries: Map<string, string>,
  say: (text: string) => void,
  style: Style,
): void {
  switch (event.type) {
    case 'step-started':
      summaries.set(event.stepId, event.summary);
      return;
    case 'step-note':
      say(style.dim(`    ${event.note}`));
      return;
    case 'step-finished':
      say(`  ${outcomeLine(event.outcome, summaries.get(event.stepId) ?? event.stepId, style)}`);
      return;
    case 'run-started':
    case 'run-finished':
      return;
  }
}

/** One line for a step's outcome. */
export function outcomeLine(outcome: Outcome, summary: string, style: Style): string {
  switch (outcome.kind) {
    case 'applied':
      return `${style.pass} ${summary}${outcome.note === undefined ? '' : style.dim(` (${outcome.note})`)}`;
    case 'already-in-place':
      return `${style.pass} ${summary} ${style.dim('(already in place)')}`;
    case 'needs-person':
      return `${style.open} ${summary}\n      waits for ${outcome.who}: ${outcome.reason}`;
    case 'waiting':
      return `${style.open} ${summary}\n      waits: ${outcome.for}${nextTry(outcome.nextTry)}`;
    case 'blocked':
      return `${style.open} ${summary} ${style.dim(`(after ${outcome.by.join(', ')})`)}`;
    case 'failed':
      return `${style.fail} ${summary}\n      ${outcome.error.message}${hint(outcome.error.next)}`;
    case 'unknown':
      return `${style.unknown} ${summary}\n      no answer came, and looking again could not tell: ${outcome.error.message}`;
    case 'cancelled':
      return `${style.open} ${summary} ${style.dim('(cancelled)')}`;
  }
}

function nextTry(time: string | undefined): string {
  return time === undefined ? '' : `, next look worth while at ${time.slice(0, 16).replace('T', ' ')} UTC`;
}

function hint(next: string | undefined): string {
  return next === undefined ? '' : `\n      Next: ${next}`;
}
