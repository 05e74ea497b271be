import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hclComment, hclFile, hclString } from '../../../../electron/upkeep/export/hcl';
import { parseHcl } from '../../../support/hcl';

/** Cuts where HCL reads templates and escapes, among any characters. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom('$', '%', '{', '}', '${', '%{', '$${', '%%{', '"', '\\', '\n', '\r\n', '\t', '#', '/*'),
      fc.constantFrom('<<EOT\n', '${file("x")}', '%{ if true }', '\u2028', '\u202e', '\u0000', '\ufeff', 'é'),
      fc.string({ unit: 'binary' }),
    ),
  )
  .map((parts) => parts.join('').normalize('NFC'));

describe('values in HCL, by Terraform’s own parser', () => {
  it('stand for themselves, whatever is in them', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(hostile, hostile, async (one, other) => {
        const text = hclFile([
          { comment: one },
          {
            block: 'a',
            labels: ['b'],
            body: [
              { name: 'one', value: one },
              { name: 'all', value: [one, other] },
            ],
          },
        ]);
        const read = await parseHcl('a.tf', text);
        expect(read).toEqual({ a: { b: [{ one, all: [one, other] }] } });
      }),
      { numRuns: 300 },
    );
  });

  it('are refused where they are not escaped: the parser sees what is wrong', async () => {
    await expect(parseHcl('a.tf', 'a = "x${"\n')).rejects.toThrow();
  });
});

describe('text in HCL', () => {
  it('shows what hides or reorders by its number', () => {
    expect(hclString('a\u202eb\u200b')).toBe('"a\\u202eb\\u200b"');
    expect(hclString('\u{e0001}')).toBe('"\\U000e0001"');
    expect(hclString('\ud800')).toBe('"\ufffd"');
  });

  it('keeps templates from being read', () => {
    expect(hclString('${x}')).toBe('"$${x}"');
    expect(hclString('$${x}')).toBe('"$\\u0024{x}"');
    expect(hclString('%{x}')).toBe('"%%{x}"');
  });

  it('ends no comment', () => {
    expect(hclComment('a\nb = 1\u2028c')).toBe('# a?b = 1?c');
  });

  it('stands as terraform fmt leaves it', () => {
    expect(
      hclFile([
        { name: 'a', value: 'x' },
        { name: 'long', value: true },
        { blank: true },
        {
          block: 'b',
          body: [
            { name: 'list', value: ['x', 'y'] },
            { name: 'c', value: { hcl: 'var.c' } },
          ],
        },
      ]),
    ).toBe('a    = "x"\nlong = true\n\nb {\n  list = [\n    "x",\n    "y",\n  ]\n  c = var.c\n}\n');
  });
});
