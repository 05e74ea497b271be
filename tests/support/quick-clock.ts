import type { Clock } from '../../electron/ports/clock';
import type { PracticeClock } from '../../electron/practice/world/world';

/** The practice tenant's time as the services' own: a sleep passes at once and moves it on for everybody. */
export class QuickClock implements Clock {
  constructor(private readonly practice: PracticeClock) {}

  now(): Date {
    return this.practice.now();
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    this.practice.advance(ms / 1000);
    // What waits beside it goes on first, as it would in a real pause.
    await new Promise((resolve) => setImmediate(resolve));
    signal?.throwIfAborted();
  }
}
