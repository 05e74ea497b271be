import { describe, expect, it } from 'vitest';
import { endOnCrash } from '../../../../electron/hosts/terminal/crash';
import { registerSecret } from '../../../../electron/log/redact/registered';

function crashing() {
  const written: string[] = [];
  const exits: number[] = [];
  let crash: (error: unknown) => void = () => undefined;
  let broken: (error: unknown) => void = () => undefined;
  endOnCrash({
    on: (_event, listener) => (crash = listener),
    stdout: { on: (_event, listener) => (broken = listener) },
    stderr: { write: (text) => written.push(text) },
    exit: (code) => exits.push(code),
  });
  return {
    written,
    exits,
    crash: (error: unknown) => crash(error),
    broken: (error: unknown) => broken(error),
  };
}

describe('a crash', () => {
  it('prints neither a registered secret nor the cause, and ends with 1', () => {
    const secret = 'correct horse battery staple';
    const end = registerSecret(secret);
    const process = crashing();
    process.crash(new Error(`could not store ${secret}`, { cause: new Error(`body: ${secret}`) }));
    end();
    expect(process.exits).toEqual([1]);
    expect(process.written.join('')).toContain('could not store');
    expect(process.written.join('')).not.toContain(secret);
  });

  it('says nothing where the reader of the output has gone', () => {
    const process = crashing();
    process.broken(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    expect(process).toMatchObject({ written: [], exits: [1] });
  });
});
