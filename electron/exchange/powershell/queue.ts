import { cancelled } from '../../contract/errors';

/** One task at a time, in the order asked for. */
export class Queue {
  private last: Promise<unknown> = Promise.resolve();

  /** Runs the task when its turn comes. One that is cancelled while it waits never begins, and ends at once. */
  async run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    const turn = this.last.then(() => {
      if (signal?.aborted === true) throw cancelled();
      return task();
    });
    this.last = turn.catch(() => undefined);
    if (signal === undefined) return turn;
    let stop: () => void = () => undefined;
    const aborted = new Promise<never>((_resolve, reject) => {
      stop = () => reject(cancelled());
    });
    aborted.catch(() => undefined);
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    try {
      return await Promise.race([turn, aborted]);
    } finally {
      signal.removeEventListener('abort', stop);
    }
  }
}
