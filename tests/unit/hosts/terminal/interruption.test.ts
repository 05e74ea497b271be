import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { interruption } from '../../../../electron/hosts/terminal/interruption';

class FakeProcess extends EventEmitter {
  readonly exits: number[] = [];
  exit(code: number): void {
    this.exits.push(code);
  }
}

describe('interruption', () => {
  it.each(['SIGINT', 'SIGTERM'])('aborts at the first %s and keeps listening', (name) => {
    const source = new FakeProcess();
    const signal = interruption(source);
    expect(signal.aborted).toBe(false);
    source.emit(name);
    expect(signal.aborted).toBe(true);
    expect(source.exits).toEqual([]);
    // Without a listener of ours a library's would end the process in the middle.
    expect(source.listenerCount(name)).toBe(1);
  });

  it('ends the process at the second one', () => {
    const source = new FakeProcess();
    interruption(source);
    source.emit('SIGINT');
    source.emit('SIGTERM');
    expect(source.exits).toEqual([130]);
  });
});
