/** Control characters, and marks that reorder or hide text: a name from a tenant could forge or hide lines with them. */
const unsafe = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

function visible(text: string, keep: RegExp): string {
  return text.replace(unsafe, (character) =>
    keep.test(character) ? character : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

const nothing = /(?!)/u;
const lineBreaks = /[\n\t]/u;

/**
 * The same data, fit for a terminal: every text in it without control characters, which are spelt out instead.
 * `lines`: line breaks are meant and stay.
 */
export function plain<T>(value: T, kept: 'nothing' | 'lines' = 'nothing'): T {
  const keep = kept === 'lines' ? lineBreaks : nothing;
  const of = (one: unknown): unknown => {
    if (typeof one === 'string') return visible(one, keep);
    if (Array.isArray(one)) return one.map(of);
    if (typeof one !== 'object' || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([key, member]) => [visible(key, keep), of(member)]));
  };
  return of(value) as T;
}
