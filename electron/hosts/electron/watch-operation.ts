import type { Desk } from '../../contract/desk/desk';
import type { Operation } from '../../contract/desk/operation';

/** The desk's long operation, for whoever decides whether the app may end. */
export interface WatchedOperation {
  /** What runs now; null: nothing. */
  running(): Operation | null;
  /** The handoff whose passphrase nobody has seen yet. */
  untaken: Desk['untaken'];
  /** Cancels what runs and waits until it has ended; a passphrase that waits is given up. */
  stop(): Promise<void>;
}

/** Watches a desk from its beginning on, when nothing runs yet. */
export function watchOperation(
  desk: Pick<Desk, 'listen' | 'untaken' | 'operation.cancel' | 'operation.dismiss'>,
): WatchedOperation {
  let running: Operation | null = null;
  let ended = (): void => undefined;
  desk.listen((event) => {
    if (event.type !== 'operation') return;
    const { operation } = event;
    running = operation?.outcome === null ? operation : null;
    if (running === null) ended();
  });
  return {
    running: () => running,
    untaken: () => desk.untaken(),
    async stop() {
      const untaken = desk.untaken();
      if (untaken !== null) await desk['operation.dismiss']({ operation: untaken.operation });
      if (running === null) return;
      const end = new Promise<void>((resolve) => (ended = resolve));
      await desk['operation.cancel']({ operation: running.id });
      await end;
    },
  };
}
