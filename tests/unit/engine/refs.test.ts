import { describe, expect, it } from 'vitest';
import { refsIn, resolveInput } from '../../../electron/engine/refs';

const app = { $from: 'app', output: 'clientId' };

describe('refs', () => {
  it('finds references at any depth', () => {
    expect(refsIn({ a: 1, b: [{ c: app }, 'x'], d: { $from: 'sp', output: 'id' } })).toEqual([
      app,
      { $from: 'sp', output: 'id' },
    ]);
  });

  it('replaces each by the output it names and leaves the rest as it is', () => {
    const input = { plain: null, list: [app, true], deep: { id: app } };
    expect(resolveInput(input, (id) => (id === 'app' ? { clientId: 'abc' } : undefined))).toEqual({
      plain: null,
      list: ['abc', true],
      deep: { id: 'abc' },
    });
  });

  it('says which output is missing, inherited names included', () => {
    expect(() => resolveInput({ app }, () => undefined)).toThrow(
      'The step app gave no output named clientId.',
    );
    expect(() => resolveInput({ a: { $from: 'app', output: 'toString' } }, () => ({}))).toThrow(/toString/u);
  });

  it('takes an object with other members for plain data', () => {
    const input = { a: { $from: 'app', output: 'x', more: 1 } };
    expect(resolveInput(input, () => undefined)).toEqual(input);
  });
});
