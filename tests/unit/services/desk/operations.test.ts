import { describe, expect, it } from 'vitest';
import type { OperationResult } from '../../../../electron/contract/desk/operation';
import { AppError } from '../../../../electron/contract/errors';
import { silentLogger } from '../../../../electron/log/logger';
import { Operations } from '../../../../electron/services/desk/operations';
import { shownWithout } from '../../../../electron/services/desk/shown';
import { createStore } from '../../../../electron/services/desk/store';
import { ManualClock } from '../../../support/manual-clock';

function open() {
  const store = createStore();
  const notified: string[] = [];
  const gone: string[] = [];
  let ended = 0;
  let ids = 0;
  const clock = new ManualClock();
  const operations = new Operations({
    store,
    shown: shownWithout([['/data', 'the data folder']]),
    platform: {
      clock,
      newId: () => `op-${(ids += 1)}`,
      notify: ({ body }) => void notified.push(body),
      logger: silentLogger,
    },
    ended: () => void (ended += 1),
    gone: (id) => void gone.push(id),
  });
  const finished = async () => operations.close().then(() => store.state.operation);
  return { store, clock, operations, notified, gone, finished, ended: () => ended };
}

const sendResult: OperationResult = {
  kind: 'send',
  document: {
    format: 1,
    command: 'send',
    setup: 's',
    from: 'a@b.example',
    to: 'c@d.example',
    result: 'accepted',
    subject: 'x',
    time: 't',
    requestId: null,
    refusal: null,
  },
};
const begun = { kind: 'send', title: 'Ostendo', setup: 's' } as const;

describe('the one long operation', () => {
  it('answers its id before anything of it is told, and keeps its result', async () => {
    const { operations, store, finished, ended } = open();
    const { operation } = operations.begin(begun, async ({ listener }) => {
      listener.note?.('on the way');
      return sendResult;
    });
    expect(store.state.operation).toMatchObject({ id: operation, notes: [], outcome: null });
    expect(await finished()).toMatchObject({
      id: operation,
      notes: ['on the way'],
      outcome: { kind: 'finished', result: sendResult },
    });
    expect(ended()).toBe(1);
  });

  it('refuses a second one while it runs, and lets go of the first when the next begins', async () => {
    const { operations, finished, gone } = open();
    operations.begin(begun, async () => sendResult);
    expect(() => operations.begin(begun, async () => sendResult)).toThrow(AppError);
    await finished();
    operations.begin(begun, async () => sendResult);
    expect(gone).toEqual(['op-1']);
    await finished();
    operations.dismiss('op-2');
    expect(gone).toEqual(['op-1', 'op-2']);
  });

  it('fails with the facts, without paths', async () => {
    const { operations, finished } = open();
    operations.begin(begun, async () => {
      throw new AppError({ code: 'in-use', message: 'Locked.', next: 'Delete /data/tenants/lock.' });
    });
    expect((await finished())?.outcome).toEqual({
      kind: 'failed',
      error: { code: 'in-use', message: 'Locked.', next: 'Delete the data folder/tenants/lock.' },
    });
  });

  it('is cancelled by its id alone', async () => {
    const { operations, store } = open();
    let signal: AbortSignal | null = null;
    const { operation } = operations.begin(begun, async (options) => {
      signal = options.signal;
      await new Promise((_resolve, reject) => {
        options.signal.addEventListener('abort', () =>
          reject(new AppError({ code: 'cancelled', message: 'x' })),
        );
      });
      return sendResult;
    });
    await Promise.resolve();
    operations.cancel('another');
    expect(store.state.operation?.cancelling).toBe(false);
    operations.cancel(operation);
    expect(store.state.operation?.cancelling).toBe(true);
    expect((signal as AbortSignal | null)?.aborted).toBe(true);
    await operations.close();
    expect(store.state.operation).toMatchObject({
      cancelling: false,
      outcome: { error: { code: 'cancelled' } },
    });
  });

  it('shows what it waits for, and tells the person when that is over', async () => {
    const { operations, store, finished, notified } = open();
    const seen: unknown[] = [];
    store.listen((event) => {
      if (event.type === 'operation') seen.push(event.operation?.waiting?.until ?? null);
    });
    operations.begin(begun, async ({ listener }) => {
      listener.waiting?.({ for: 'the policy', until: '2026-11-20T10:30:00.000Z' });
      listener.waiting?.(null);
      return sendResult;
    });
    await finished();
    expect(seen).toEqual([null, '2026-11-20T10:30:00.000Z', null, null]);
    expect(notified).toEqual(['The test mail was tried.']);
  });

  it.each([
    [9_000, []],
    [11_000, ['The test mail was tried.']],
  ])('tells the end of what took long: %i ms', async (took, told) => {
    const { clock, operations, finished, notified } = open();
    operations.begin(begun, async () => {
      clock.advance(took);
      return sendResult;
    });
    await finished();
    expect(notified).toEqual(told);
  });

  it('tells nothing of what the person ended', async () => {
    const { operations, finished, notified } = open();
    operations.begin(begun, async ({ listener }) => {
      listener.waiting?.({ for: 'the policy', until: '2026-11-20T10:30:00.000Z' });
      throw new AppError({ code: 'cancelled', message: 'Cancelled.' });
    });
    await finished();
    expect(notified).toEqual([]);
  });

  it('follows a run step by step, also one that the plan did not name', async () => {
    const { operations, finished } = open();
    const at = { runId: 'r', time: '2026-11-20T10:00:01.000Z' };
    operations.begin(begun, async ({ listener }) => {
      listener.event?.({ ...at, seq: 1, type: 'step-started', stepId: 'a', summary: 'Create it' });
      listener.event?.({ ...at, seq: 2, type: 'step-note', stepId: 'a', note: 'under /data/x' });
      const outcome = { kind: 'applied', outputs: {} } as const;
      listener.event?.({ ...at, seq: 3, type: 'step-finished', stepId: 'a', outcome });
      return sendResult;
    });
    expect((await finished())?.steps).toEqual([
      {
        ...{ id: 'a', summary: 'Create it', state: 'finished', notes: ['under the data folder/x'] },
        ...{ startedAt: at.time, finishedAt: at.time, outcome: { kind: 'applied', outputs: {} } },
      },
    ]);
  });
});
