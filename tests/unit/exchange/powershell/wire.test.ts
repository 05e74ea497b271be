import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiJson } from '../../../../electron/exchange/powershell/ascii-json';
import type { WireValue } from '../../../../electron/exchange/powershell/protocol';
import { fromWire, parametersToWire, rowFromWire } from '../../../../electron/exchange/powershell/wire';

/** What a cmdlet's property holds, as the bridge writes it on the wire, beside what a row must show. */
interface Pair {
  readonly wire: WireValue;
  readonly plain: unknown;
}

const same = (value: string | number | boolean | null): Pair => ({ wire: value, plain: value });
const leaf: fc.Arbitrary<Pair> = fc.oneof(
  fc.string({ unit: 'binary' }).map(same),
  fc.integer().map(same),
  fc.boolean().map(same),
  fc.constant(same(null)),
  fc.uuid().map((id) => ({ wire: { $: 'guid' as const, v: id.toUpperCase() }, plain: id.toLowerCase() })),
  fc
    .date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') })
    .map((date) => ({ wire: { $: 'date' as const, v: date.toISOString() }, plain: date.toISOString() })),
  fc
    .constantFrom('SharedMailbox', 'RestrictAccess')
    .map((v) => ({ wire: { $: 'enum' as const, v }, plain: v })),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map((long) => ({
    wire: { $: 'long' as const, v: String(long) },
    plain: Number.isSafeInteger(Number(long)) ? Number(long) : String(long),
  })),
);
const value = fc.letrec<{ pair: Pair }>((tie) => ({
  pair: fc.oneof(
    { depthSize: 'small' },
    leaf,
    fc.array(tie('pair'), { maxLength: 3 }).map((items) => ({
      wire: items.map((item) => item.wire),
      plain: items.map((item) => item.plain),
    })),
    fc
      .dictionary(fc.string({ minLength: 1 }), tie('pair'), { maxKeys: 3, noNullPrototype: true })
      .map((all) => ({
        wire: {
          $: 'object' as const,
          v: Object.fromEntries(Object.entries(all).map(([name, pair]) => [name, pair.wire])),
        },
        plain: Object.fromEntries(Object.entries(all).map(([name, pair]) => [name, pair.plain])),
      })),
  ),
})).pair;

describe('values on the wire', () => {
  it('come back as rows have them, whatever they are and however deep', () => {
    fc.assert(
      fc.property(value, ({ wire, plain }) => {
        expect(fromWire(JSON.parse(asciiJson(wire)))).toEqual(plain);
      }),
      { numRuns: 500 },
    );
  });

  it('travel as plain ASCII on one line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = asciiJson({ text });
        expect(json).toMatch(/^[\x20-\x7e]*$/u);
        expect(JSON.parse(json)).toEqual({ text });
      }),
      { numRuns: 500 },
    );
    expect(asciiJson('Zürich 😀')).toBe('"Z\\u00fcrich \\ud83d\\ude00"');
  });

  it('keep arrays of one and of none, and nulls', () => {
    expect(rowFromWire({ one: ['a'], none: [], nothing: null })).toEqual({
      one: ['a'],
      none: [],
      nothing: null,
    });
  });

  it('make a row of a result that is no object', () => {
    expect(rowFromWire('plain text')).toEqual({ Value: 'plain text' });
    expect(rowFromWire({ $: 'object', v: { Name: 'x' } })).toEqual({ Name: 'x' });
  });

  it('show an unknown tag as nothing, never as an object', () => {
    expect(fromWire({ $: 'securestring', v: 'x' })).toBeNull();
  });
});

describe('parameters for the wire', () => {
  it('tag dates where the cmdlet page says so, and leave texts that look like dates', () => {
    expect(
      parametersToWire('Get-MessageTraceV2', {
        StartDate: '2026-11-21T10:00:00+01:00',
        Subject: '2026-11-21T10:00:00Z',
      }),
    ).toEqual({ StartDate: { $: 'date', v: '2026-11-21T09:00:00.000Z' }, Subject: '2026-11-21T10:00:00Z' });
  });

  it('turn Add and Remove into a change, and leave undefined out', () => {
    expect(
      parametersToWire('Set-Mailbox', { EmailAddresses: { Add: 'smtp:a@b' }, Identity: undefined }),
    ).toEqual({ EmailAddresses: { $: 'change', v: { add: ['smtp:a@b'], remove: [] } } });
  });

  it('pass every text unchanged, also one that looks like script', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parametersToWire('Get-Recipient', { Filter: text, Names: [text] })).toEqual({
          Filter: text,
          Names: [text],
        });
      }),
    );
  });

  it.each([[{ Plus: ['a'] }], [Number.NaN], [() => 1], [{ Add: [1] }]])('refuse %s', (bad) => {
    expect(() => parametersToWire('Set-Mailbox', { Identity: bad })).toThrow('cannot be passed');
  });
});
