import { describe, expect, it } from 'vitest';
import { silentLogger } from '../../../../electron/log/logger';
import type { Clock } from '../../../../electron/ports/clock';
import { deskClipboard } from '../../../../electron/services/desk/clipboard';
import { Passphrases } from '../../../../electron/services/desk/passphrases';
import { ManualClock } from '../../../support/manual-clock';

/** A clock whose one sleep ends when the test says so. */
function heldClock() {
  let wake: () => void = () => undefined;
  const slept: number[] = [];
  const clock: Clock = {
    now: () => new Date('2026-11-20T10:00:00.000Z'),
    sleep: async (ms, signal) => {
      slept.push(ms);
      await new Promise<void>((resolve, reject) => {
        wake = resolve;
        signal?.addEventListener('abort', () => reject(new Error('Aborted.')));
      });
    },
  };
  return { clock, slept, wake: () => wake() };
}

function open() {
  const held = heldClock();
  const system = { text: '' };
  const clipboard = {
    read: async () => system.text,
    write: async (text: string) => void (system.text = text),
    clear: async () => void (system.text = ''),
  };
  return { ...held, system, desk: deskClipboard({ clipboard, clock: held.clock, logger: silentLogger }) };
}

describe('a secret on the clipboard', () => {
  it('is taken away after a minute', async () => {
    const { desk, system, wake, slept } = open();
    expect(await desk.copySecret('s3cret')).toEqual(new Date('2026-11-20T10:01:00.000Z'));
    expect(slept).toEqual([60_000]);
    expect(system.text).toBe('s3cret');
    wake();
    await expect.poll(() => system.text).toBe('');
  });

  it('leaves alone what somebody copied since', async () => {
    const { desk, system, wake } = open();
    await desk.copySecret('s3cret');
    system.text = 'something else';
    wake();
    await desk.close();
    expect(system.text).toBe('something else');
  });

  it('is taken away at once when the desk closes', async () => {
    const { desk, system } = open();
    await desk.copySecret('s3cret');
    await desk.close();
    expect(system.text).toBe('');
  });

  it('is followed by another text, which stays', async () => {
    const { desk, system } = open();
    await desk.copySecret('s3cret');
    await desk.copy('public');
    await desk.close();
    expect(system.text).toBe('public');
  });
});

describe('a passphrase that waits', () => {
  it('is given once, to its operation, within ten minutes', () => {
    const clock = new ManualClock();
    const passphrases = new Passphrases(clock);
    passphrases.keep('op', 'seven quiet herons');
    expect(passphrases.take('other')).toBeNull();
    expect(passphrases.has('op')).toBe(true);
    expect(passphrases.take('op')).toBe('seven quiet herons');
    expect(passphrases.take('op')).toBeNull();
    passphrases.keep('late', 'seven quiet herons');
    clock.advance(10 * 60_000 + 1);
    expect(passphrases.take('late')).toBeNull();
  });
});
