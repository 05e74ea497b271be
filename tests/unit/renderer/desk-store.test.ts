import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../electron/contract/desk/reply';
import type { DeskState } from '../../../electron/contract/desk/state';
import { createApi } from '../../../renderer/api/create-api';
import { createDeskStore, type DeskView } from '../../../renderer/state/desk-store';
import { bridgeWith } from './bridge-with';

const state = (seq: number): DeskState => ({
  ...{ seq, target: null, practice: { kind: 'off' }, signIn: { kind: 'signed-out', error: null } },
  ...{ operation: null, setupsVersion: 0, notices: [] },
});
const setups = (seq: number) => ({ type: 'setups', seq });

/** A store over answers that come when the test says. */
function opened() {
  const answers: ((reply: Reply) => void)[] = [];
  const { bridge, tell } = bridgeWith({ 'app.state': () => new Promise((answer) => answers.push(answer)) });
  const store = createDeskStore(createApi(bridge));
  const stop = store.start();
  const answer = async (reply: Reply) => {
    answers.shift()?.(reply);
    await new Promise((done) => setImmediate(done));
  };
  return { store, tell, stop, answer, asked: () => answers.length };
}
const known = (view: DeskView) => (view.kind === 'ready' ? view.state : null);

describe('the desk store', () => {
  it('asks once and counts events on', async () => {
    const { store, tell, answer } = opened();
    expect(store.view().kind).toBe('loading');
    await answer({ ok: true, value: state(3) });
    tell(setups(4));
    expect(known(store.view())).toMatchObject({ seq: 4, setupsVersion: 1 });
  });

  it('keeps events that come before the answer, and leaves out those that are in it', async () => {
    const { store, tell, answer } = opened();
    tell(setups(3));
    tell(setups(4));
    await answer({ ok: true, value: state(3) });
    expect(known(store.view())).toMatchObject({ seq: 4, setupsVersion: 1 });
  });

  it('asks again after a gap and shows nothing of what follows it before', async () => {
    const { store, tell, answer, asked } = opened();
    await answer({ ok: true, value: state(3) });
    tell(setups(6));
    expect(asked()).toBe(1);
    expect(known(store.view())).toMatchObject({ seq: 3, setupsVersion: 0 });
    await answer({ ok: true, value: { ...state(6), setupsVersion: 7 } });
    expect(known(store.view())).toMatchObject({ seq: 6, setupsVersion: 7 });
  });

  it('shows why it could not be had, and asks again when told', async () => {
    const { store, answer } = opened();
    const error = { code: 'in-use' as const, message: 'Open elsewhere.' };
    await answer({ ok: false, error, correlationId: 'c1' });
    expect(store.view()).toMatchObject({ kind: 'failed', failure: { facts: error, correlationId: 'c1' } });
    store.retry();
    await answer({ ok: true, value: state(1) });
    expect(known(store.view())?.seq).toBe(1);
  });

  it('stops listening', async () => {
    const { store, tell, stop, answer } = opened();
    await answer({ ok: true, value: state(3) });
    stop();
    tell(setups(4));
    expect(known(store.view())?.seq).toBe(3);
  });
});
