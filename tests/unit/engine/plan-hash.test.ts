import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, hashOf } from '../../../electron/engine/plan-hash';

describe('canonicalJson', () => {
  it('does not depend on the order of members', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (data) => {
        const turned = Object.fromEntries(Object.entries(data).reverse());
        expect(hashOf(turned)).toBe(hashOf(data));
        // Through JSON once: it has no negative zero.
        expect(JSON.parse(canonicalJson(data))).toEqual(JSON.parse(JSON.stringify(data)));
      }),
    );
  });

  it('keeps the order of lists and tells close values apart', () => {
    const values = [
      [1, 2],
      [2, 1],
      ['1', 2],
      { a: null },
      { a: undefined },
      { a: '' },
      { b: '' },
      'a',
      ['a'],
    ];
    expect(new Set(values.map(hashOf)).size).toBe(values.length);
  });

  it('leaves undefined members out', () => {
    expect(canonicalJson({ b: undefined, a: 1 })).toBe('{"a":1}');
  });

  it.each([[Number.NaN], [undefined], [10n], [new Date(0)], [new Map()], [() => 1], [[undefined]]])(
    'refuses %s, which JSON cannot say',
    (value) => {
      expect(() => canonicalJson({ value: [value] })).toThrow(TypeError);
    },
  );

  it('refuses circles but not repetition', () => {
    const shared = { a: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(() => canonicalJson(circle)).toThrow(TypeError);
  });
});
