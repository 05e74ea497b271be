import type { RunEvent } from '../contract/run';
import { redactSecrets } from '../log/redact/secrets';
import type { EngineClock } from './types';

type Body<E> = E extends RunEvent ? Omit<E, 'runId' | 'seq' | 'time'> : never;
export type EmitEvent = (event: Body<RunEvent>) => void;

/** Numbers the events of one run from 1 and stamps them. A listener that throws cannot stop the run. */
export function numberEvents(
  runId: string,
  clock: Pick<EngineClock, 'now'>,
  listener: (event: RunEvent) => void,
): EmitEvent {
  let seq = 0;
  return (body) => {
    seq += 1;
    const event: RunEvent = { ...body, runId, seq, time: clock.now().toISOString() };
    try {
      listener(event.type === 'step-note' ? { ...event, note: redactSecrets(event.note) } : event);
    } catch {
      // What watches a run is not part of it; the journal keeps the truth.
    }
  };
}
