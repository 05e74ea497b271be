import type { Clock } from '../../ports/clock';
import { systemClock } from './system-clock';

/** The computer's clock until a demo lets time pass; it never goes back. */
export class TravellingClock implements Clock {
  private offsetMs = 0;

  now(): Date {
    return new Date(systemClock.now().getTime() + this.offsetMs);
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return systemClock.sleep(ms, signal);
  }

  /** Everything that asks this clock finds itself so much later. */
  advance(seconds: number): void {
    this.offsetMs += seconds * 1000;
  }
}
