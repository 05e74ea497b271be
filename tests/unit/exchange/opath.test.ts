import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyOf, quote } from '../../../electron/exchange/opath';

/** Reads `Property -eq 'value' -or ...` back, as an OPATH parser would. */
function parse(filter: string): readonly { property: string; value: string }[] {
  const parts: { property: string; value: string }[] = [];
  let rest = filter;
  while (rest !== '') {
    const match = /^(\w+) -eq '((?:[^']|'')*)'(?: -or (?=\w)|$)/u.exec(rest);
    if (match === null) throw new Error(`not a filter: ${rest}`);
    parts.push({ property: match[1] ?? '', value: (match[2] ?? '').replaceAll("''", "'") });
    rest = rest.slice(match[0].length);
  }
  return parts;
}

const values = fc.string({ unit: 'grapheme' }).filter((value) => !/\p{Cc}/u.test(value));

describe('OPATH filters', () => {
  it('keeps every value whole, whatever quotes and operators stand in it', () => {
    fc.assert(
      fc.property(fc.array(values, { minLength: 1, maxLength: 20 }), (list) => {
        expect(parse(anyOf('EmailAddresses', list)).map(({ value }) => value)).toEqual(list);
      }),
    );
  });

  it('does not let a value end its literal', () => {
    expect(quote("o'brien' -or Name -ne '")).toBe("'o''brien'' -or Name -ne '''");
  });

  it('refuses control characters and an empty list', () => {
    expect(() => quote('a\nb')).toThrow(RangeError);
    expect(() => anyOf('EmailAddresses', [])).toThrow(RangeError);
  });
});
