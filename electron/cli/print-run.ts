import type { Plan } from '../contract/plan';
import type { Outcome, RunEvent } from '../contract/run';
import type { Listener } from '../services/services';
import { plain } from './plain';
import { numbersOf, stepsAsPrinted, stepsText, type StepNumbers } from './step-numbers';
import { minuteAfter } from '../contract/minutes';
import type { Style } from './style';

/** Progress of one command; told the plan it can name steps by their numbers. */
export interface Progress extends Listener {
  planned(plan: Pick<Plan, 'steps'>): void;
}

/** What is known of the steps that are being run. */
interface Known {
  readonly summaries: Map<string, string>;
  numbers: StepNumbers;
}

/** Prints progress of a run line by line, as a person can follow it. */
export function progressPrinter(say: (text: string) => void, style: Style): Progress {
  const known: Known = { summaries: new Map(), numbers: new Map() };
  return {
    planned: (made) => {
      const plan = plain(made);
      known.numbers = numbersOf(plan);
      for (const step of stepsAsPrinted(plan)) known.summaries.set(step.id, step.summary);
    },
    note: (text) => say(style.dim(style.wrap(plain(text, 'lines'), 2))),
    event: (event) => printEvent(plain(event), known, say, style),
  };
}

function printEvent(event: RunEvent, known: Known, say: (text: string) => void, style: Style): void {
  switch (event.type) {
    case 'step-started':
      known.summaries.set(event.stepId, event.summary);
      return;
    case 'step-note':
      say(style.dim(style.wrap(event.note, 4)));
      return;
    case 'step-finished': {
      say(outcomeText(event.outcome, event.stepId, known, style));
      return;
    }
    case 'run-started':
      say('');
      return;
    case 'run-finished':
      return;
  }
}

/** A step's outcome: one line where it went well, else also what stands in the way. */
function outcomeText(outcome: Outcome, stepId: string, known: Known, style: Style): string {
  const number = known.numbers.get(stepId);
  const summary = known.summaries.get(stepId) ?? stepId;
  const line = (mark: string, aside = ''): string => {
    const lead = number === undefined ? mark : `${mark} ${String(number).padStart(2)}.`;
    return style.item(lead, aside === '' ? summary : `${summary} ${style.dim(`(${aside})`)}`);
  };
  const more = (text: string): string => `\n${style.dim(style.wrap(text, 8))}`;
  switch (outcome.kind) {
    case 'applied':
      return line(style.pass) + (outcome.note === undefined ? '' : more(outcome.note));
    case 'already-in-place':
      return line(style.pass, 'already in place');
    case 'needs-person':
      return line(style.open) + more(`waits for ${outcome.who}`);
    case 'waiting':
      return line(style.open) + more(`waits for ${outcome.for}${nextTry(outcome.nextTry)}`);
    case 'blocked':
      return line(style.open, `after ${stepsText(outcome.by, known.numbers)}`);
    case 'failed':
      return line(style.fail) + problem(outcome.error, style);
    case 'unknown':
      return (
        line(style.unknown) +
        more('No answer came, and looking again could not tell whether it took effect.') +
        problem(outcome.error, style)
      );
    case 'cancelled':
      return line(style.open, 'cancelled');
  }
}

function nextTry(time: string | undefined): string {
  return time === undefined ? '' : `; worth another look at ${minuteAfter(time)}`;
}

function problem(error: Extract<Outcome, { kind: 'failed' }>['error'], style: Style): string {
  const lines = [style.wrap(error.message, 8)];
  if (error.who !== undefined) lines.push(style.item('Who can mend it:', error.who, 8));
  if (error.next !== undefined) lines.push(style.item('Next:', error.next, 8));
  if (error.requestId !== undefined) lines.push(style.dim(style.wrap(`request ${error.requestId}`, 8)));
  return `\n${lines.join('\n')}`;
}
