import { describe, expect, it } from 'vitest';
import type { Desk } from '../../../../electron/contract/desk/desk';
import type { Operation } from '../../../../electron/contract/desk/operation';
import type { DeskEvent } from '../../../../electron/contract/desk/state';
import { watchOperation } from '../../../../electron/hosts/electron/watch-operation';

function desk() {
  const cancelled: string[] = [];
  const dismissed: string[] = [];
  let untaken: ReturnType<Desk['untaken']> = null;
  let tell: (event: DeskEvent) => void = () => undefined;
  const watched = watchOperation({
    listen: (listener) => {
      tell = listener;
      return () => undefined;
    },
    untaken: () => untaken,
    'operation.dismiss': async ({ operation }) => {
      dismissed.push(operation);
      return null;
    },
    'operation.cancel': async ({ operation }) => {
      cancelled.push(operation);
      return null;
    },
  });
  const change = (operation: Partial<Operation> | null): void =>
    tell({ type: 'operation', seq: 1, operation: operation as Operation | null });
  const wait = (operation: string): void => {
    untaken = { operation, title: 'Ostendo' };
  };
  return { watched, cancelled, change, dismissed, wait };
}

const failed: Operation['outcome'] = { kind: 'failed', error: { code: 'cancelled', message: 'Cancelled.' } };

describe('the operation that is watched', () => {
  it('runs from its beginning to its outcome', () => {
    const { watched, change } = desk();
    expect(watched.running()).toBeNull();
    change({ id: 'a', outcome: null });
    expect(watched.running()).toMatchObject({ id: 'a' });
    change({ id: 'a', outcome: failed });
    expect(watched.running()).toBeNull();
  });

  it('is stopped when it has ended, not when that was asked for', async () => {
    const { watched, cancelled, change } = desk();
    change({ id: 'a', outcome: null });
    let stopped = false;
    const stop = watched.stop().then(() => (stopped = true));
    change({ id: 'a', cancelling: true, outcome: null });
    await new Promise(setImmediate);
    expect([cancelled, stopped]).toEqual([['a'], false]);
    change({ id: 'a', outcome: failed });
    await stop;
  });

  it('gives up a passphrase that nobody has seen, so that the app may end', async () => {
    const { watched, dismissed, wait } = desk();
    wait('b');
    expect(watched.untaken()).toEqual({ operation: 'b', title: 'Ostendo' });
    await watched.stop();
    expect(dismissed).toEqual(['b']);
  });

  it('has nothing to stop where nothing runs', async () => {
    const { watched, cancelled } = desk();
    await watched.stop();
    expect(cancelled).toEqual([]);
  });
});
