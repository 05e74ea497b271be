import { afterEvent } from '../../contract/desk/after-event';
import type { DeskChange, DeskEvent, DeskState } from '../../contract/desk/state';

/** The one state of the desk, and who listens to it. */
export interface DeskStore {
  readonly state: DeskState;
  /** Counts the change, keeps it and tells it to all listeners, in order. */
  change(change: DeskChange): void;
  listen(listener: (event: DeskEvent) => void): () => void;
}

const first: DeskState = {
  seq: 0,
  target: null,
  practice: { kind: 'off' },
  signIn: { kind: 'signed-out', error: null },
  operation: null,
  setupsVersion: 0,
  notices: [],
};

/** A store that counts with the same rule as the window does. A listener that throws is none of its business. */
export function createStore(): DeskStore {
  let state = first;
  const listeners = new Set<(event: DeskEvent) => void>();
  return {
    get state() {
      return state;
    },
    change(change) {
      const event: DeskEvent = { ...change, seq: state.seq + 1 };
      state = afterEvent(state, event);
      for (const listener of listeners) {
        try {
          listener(event);
        } catch {
          // A window that is just closing; it asks for the state when it is back.
        }
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
