import { describe, expect, it } from 'vitest';
import { afterEvent } from '../../../../electron/contract/desk/after-event';
import type { DeskEvent } from '../../../../electron/contract/desk/state';
import { createStore } from '../../../../electron/services/desk/store';

describe('the state of the desk', () => {
  it('is the same for whoever counted along from any moment on', () => {
    const store = createStore();
    const events: DeskEvent[] = [];
    store.change({ type: 'setups' });
    const joined = store.state;
    const stop = store.listen((event) => events.push(event));
    store.change({ type: 'notice', id: 'n1', text: 'Set aside.' });
    store.change({ type: 'target', target: { kind: 'practice' } });
    expect(events.map(({ seq }) => seq)).toEqual([2, 3]);
    expect(events.reduce(afterEvent, joined)).toEqual(store.state);
    stop();
    store.change({ type: 'setups' });
    expect(events).toHaveLength(2);
  });

  it('outlives a listener that throws', () => {
    const store = createStore();
    const seen: number[] = [];
    store.listen(() => {
      throw new Error('The window is gone.');
    });
    store.listen(({ seq }) => seen.push(seq));
    store.change({ type: 'setups' });
    expect(seen).toEqual([1]);
    expect(store.state.setupsVersion).toBe(1);
  });
});
