import { describe, expect, it, vi } from 'vitest';
import { leaving, unfinishedOf, type Unfinished } from '../../../electron/app/leaving';
import type { Operation } from '../../../electron/contract/desk/operation';

const run: Unfinished = { kind: 'run', title: 'Ostendo' };

function app(answer: () => Promise<boolean>) {
  const done: string[] = [];
  let unfinished: Unfinished | null = run;
  const mayLeave = leaving({
    unfinished: () => unfinished,
    ask: async ({ kind, title }) => {
      done.push(`ask ${kind} ${title}`);
      return answer();
    },
    stop: async () => {
      await Promise.resolve();
      unfinished = null;
      done.push('stopped');
    },
    quit: () => void done.push('quit'),
  });
  return { done, mayLeave, finish: () => (unfinished = null) };
}

describe('leaving the app', () => {
  it('goes at once where nothing runs', () => {
    const { done, finish, mayLeave } = app(async () => true);
    finish();
    expect(mayLeave()).toBe(true);
    expect(done).toEqual([]);
  });

  it('asks where something runs, and goes when that has stopped', async () => {
    const { done, mayLeave } = app(async () => true);
    expect(mayLeave()).toBe(false);
    await vi.waitFor(() => expect(done).toEqual(['ask run Ostendo', 'stopped', 'quit']));
    expect(mayLeave()).toBe(true);
  });

  it('stays where it is to be kept running, and asks again the next time', async () => {
    const { done, mayLeave } = app(async () => false);
    expect(mayLeave()).toBe(false);
    await vi.waitFor(() => {
      expect(mayLeave()).toBe(false);
      expect(done).toEqual(['ask run Ostendo', 'ask run Ostendo']);
    });
  });

  it('asks one question at a time', () => {
    const { done, mayLeave } = app(async () => new Promise(() => undefined));
    expect([mayLeave(), mayLeave()]).toEqual([false, false]);
    expect(done).toEqual(['ask run Ostendo']);
  });

  it.each([
    ['apply', { kind: 'run', title: 'Ostendo' }],
    ['proof', { kind: 'proof', title: 'Ostendo' }],
    ['plan', null],
    ['send', null],
  ] as const)('asks about what somebody would miss: %s', (kind, expected) => {
    expect(unfinishedOf({ kind, title: 'Ostendo' } as Operation, null)).toEqual(expected);
  });

  it('asks about a passphrase that nobody has seen', () => {
    expect(unfinishedOf(null, null)).toBeNull();
    expect(unfinishedOf(null, { title: 'Ostendo' })).toEqual({ kind: 'passphrase', title: 'Ostendo' });
  });
});
