import { afterEvent } from '../../electron/contract/desk/after-event';
import type { DeskEvent, DeskState } from '../../electron/contract/desk/state';
import { toAppFailure, type AppFailure } from '../api/app-failure';
import type { Api } from '../api/create-api';

/** What the window knows of main's state. */
export type DeskView =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly failure: AppFailure }
  | { readonly kind: 'ready'; readonly state: DeskState };

/** Main's state in the window: asked for once, kept up by events, asked for again after a gap. */
export interface DeskStore {
  /** Begins to listen and asks; answers how to stop. */
  readonly start: () => () => void;
  readonly subscribe: (listener: () => void) => () => void;
  readonly view: () => DeskView;
  /** Asks again, after a failure. */
  readonly retry: () => void;
}

export function createDeskStore(api: Api): DeskStore {
  let view: DeskView = { kind: 'loading' };
  let asking = false;
  let waiting: DeskEvent[] = [];
  const listeners = new Set<() => void>();

  const show = (next: DeskView) => {
    view = next;
    for (const listener of listeners) listener();
  };
  const take = (event: DeskEvent) => {
    if (asking || view.kind !== 'ready') waiting.push(event);
    else if (event.seq > view.state.seq + 1) {
      waiting.push(event);
      ask();
    } else if (event.seq > view.state.seq) show({ kind: 'ready', state: afterEvent(view.state, event) });
  };
  const ask = () => {
    if (asking) return;
    asking = true;
    void api
      .call('app.state', {})
      .then((state) => {
        const events = waiting;
        waiting = [];
        asking = false;
        show({ kind: 'ready', state });
        for (const event of events) take(event);
      })
      .catch((error: unknown) => {
        asking = false;
        show({ kind: 'failed', failure: toAppFailure(error) });
      });
  };

  return {
    start() {
      const stop = api.listen(take);
      ask();
      return stop;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    view: () => view,
    retry: ask,
  };
}
