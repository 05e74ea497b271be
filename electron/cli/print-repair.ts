import type { ApplyDocument } from '../contract/documents';
import { plain } from './plain';
import type { Style } from './style';

/** The summary after a repair. */
export function repairedText(made: ApplyDocument, style: Style): string {
  const { application, result, clientId, waitsFor, notes } = plain(made);
  const [mark, text] = words[result];
  return [
    '',
    ...notes.map((note) => style.dim(style.wrap(note, 2))),
    style.item(style[mark], `${application}: ${text}`, 0),
    ...waitsFor.flatMap(({ who, reason }) => [style.item(style.open, who), style.dim(style.wrap(reason, 4))]),
    style.item('Next:', `look again: sendwright lint --client-id ${clientId ?? ''}`),
  ].join('\n');
}

const words: Readonly<Record<ApplyDocument['result'], readonly ['pass' | 'fail' | 'open', string]>> = {
  done: ['pass', 'done as planned.'],
  'nothing-to-do': ['pass', 'nothing to do: it is as the plan wants it already.'],
  failed: ['fail', 'not every step succeeded. What is done stays; apply the same plan again to go on.'],
  'needs-person': ['open', 'done as far as you may. The rest waits for other people:'],
  waiting: ['open', 'the tenant needs time. Apply the same plan again then.'],
  cancelled: ['open', 'cancelled. What is done stays; apply the same plan again to go on.'],
  'not-approved': ['open', 'not approved, nothing was written.'],
};
