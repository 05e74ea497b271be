import type { Desk } from '../../contract/desk/desk';
import type { Operation } from '../../contract/desk/operation';

/** The desk's long operation, for whoever decides whether the app may end. */
export interface WatchedOperation {
  /** What runs now; null: nothing. */
  running(): Operation | null;
  /** Cancels what runs and waits until it has ended. */
  stop(): Promise<void>;
}

/** Watches a desk from its beginning on, when nothing runs yet. */
export function watchOperation(desk: Pick<Desk, 'listen' | 'operation.cancel'>): WatchedOperation {
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
    async stop() {
      if (running === null) return;
      const end = new Promise<void>((resolve) => (ended = resolve));
      await desk['operation.cancel']({ operation: running.id });
      await end;
    },
  };
}
