import { describe, expect, it } from 'vitest';
import { Bridge } from '../../../../electron/exchange/powershell/bridge';
import { frameMark } from '../../../../electron/exchange/powershell/protocol';
import { Queue } from '../../../../electron/exchange/powershell/queue';
import { silentLogger } from '../../../../electron/log/logger';
import type { ChildEnd } from '../../../../electron/ports/child-process';
import type { Clock } from '../../../../electron/ports/clock';

const word = 'a'.repeat(32);

/** A clock whose sleeps end one by one, when the test says so. */
class HandClock implements Clock {
  private readonly sleepers = new Set<() => void>();

  now(): Date {
    return new Date(0);
  }

  sleep(_ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.sleepers.add(resolve);
      signal?.addEventListener('abort', () => reject(new Error('aborted')));
      if (signal?.aborted === true) reject(new Error('aborted'));
    });
  }

  async tick(): Promise<void> {
    const woken = [...this.sleepers];
    this.sleepers.clear();
    for (const wake of woken) wake();
    await settle();
  }
}

const settle = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function bridge() {
  const written: string[] = [];
  const done: string[] = [];
  let output: (bytes: Uint8Array) => void = () => undefined;
  let ended: (end: ChildEnd) => void = () => undefined;
  const clock = new HandClock();
  const one = new Bridge(
    {
      write: (text) => written.push(text),
      endInput: () => done.push('input ended'),
      onOutput: (listener) => (output = listener),
      onErrorOutput: () => undefined,
      onEnd: (listener) => (ended = listener),
      kill: () => {
        done.push('killed');
        ended({ kind: 'signal', signal: 'SIGKILL' });
      },
    },
    { word, clock, logger: silentLogger, beatMs: 1000, missedBeats: 3, graceMs: 100 },
  );
  const say = (frame: object): void => output(Buffer.from(`${frameMark(word)}${JSON.stringify(frame)}\n`));
  return { one, written, done, clock, say, end: (end: ChildEnd) => ended(end) };
}

const call = { op: 'connection' } as const;

describe('the bridge', () => {
  it('takes only the reply to its own request', async () => {
    const { one, say } = bridge();
    const reply = one.request(call, { limitMs: 10_000 });
    say({ id: 7, ok: true, result: ['foreign'], warnings: [] });
    say({ id: 1, ok: true, result: ['own'], warnings: [] });
    expect(await reply).toMatchObject({ kind: 'ok', result: ['own'] });
  });

  it('lives as long as it beats, up to the limit', async () => {
    const { one, say, clock } = bridge();
    const reply = one.request(call, { limitMs: 6000 });
    for (let at = 0; at < 5; at += 1) {
      say({ beat: at, id: 1 });
      await clock.tick();
    }
    expect(one.isUsable).toBe(true);
    say({ beat: 6, id: 1 });
    await clock.tick();
    expect(await reply).toEqual({ kind: 'lost', why: 'timeout' });
  });

  it('is lost after the beats that may be missing, not after one long sleep of the computer', async () => {
    const { one, clock } = bridge();
    const reply = one.request(call, { limitMs: 60_000 });
    await clock.tick();
    await clock.tick();
    expect(one.isUsable).toBe(true);
    await clock.tick();
    expect(await reply).toEqual({ kind: 'lost', why: 'silent' });
    expect(one.isUsable).toBe(false);
  });

  it('is ended politely, and killed only where it does not end', async () => {
    const polite = bridge();
    const closed = polite.one.close();
    polite.end({ kind: 'exit', code: 0 });
    await closed;
    expect(polite.done).toEqual(['input ended']);
    const deaf = bridge();
    const killed = deaf.one.close();
    await deaf.clock.tick();
    await killed;
    expect(deaf.done).toEqual(['input ended', 'killed']);
  });

  it('answers nothing once it is closing', async () => {
    const { one, written } = bridge();
    void one.close();
    expect(await one.request(call, { limitMs: 1000 })).toEqual({ kind: 'lost', why: 'ended' });
    expect(written).toEqual([]);
  });
});

describe('the queue', () => {
  it('runs one task at a time in order, whatever became of the one before', async () => {
    const queue = new Queue();
    const order: string[] = [];
    const task =
      (name: string, fails = false) =>
      async () => {
        order.push(`${name} begins`);
        await settle();
        order.push(`${name} ends`);
        if (fails) throw new Error(name);
        return name;
      };
    const first = queue.run(task('a', true));
    const second = queue.run(task('b'));
    await expect(first).rejects.toThrow('a');
    expect(await second).toBe('b');
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
  });

  it('does not begin what was cancelled while it waited', async () => {
    const queue = new Queue();
    const cancel = new AbortController();
    let release: () => void = () => undefined;
    const first = queue.run(async () => new Promise<void>((resolve) => (release = resolve)));
    const began: string[] = [];
    const second = queue.run(async () => began.push('second'), cancel.signal);
    cancel.abort();
    await expect(second).rejects.toMatchObject({ code: 'cancelled' });
    release();
    await first;
    await settle();
    expect(began).toEqual([]);
  });
});
