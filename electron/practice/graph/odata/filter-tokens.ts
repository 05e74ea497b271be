import { malformedRequest } from '../errors';

export type Literal = string | number | boolean | null;

export type Token =
  | { readonly kind: 'literal'; readonly value: Literal; readonly quoted: boolean; readonly at: number }
  | { readonly kind: 'word'; readonly text: string; readonly at: number }
  | { readonly kind: 'mark'; readonly text: '(' | ')' | ',' | ':'; readonly at: number };

/** A filter that cannot be read; `at` counts characters from 0. */
export function syntaxError(filter: string, at: number): Error {
  return malformedRequest(`Invalid filter clause: Syntax error at position ${at} in '${filter}'.`);
}

const pattern =
  /\s*(?:'(?<text>(?:[^']|'')*)'|(?<mark>[(),:])|(?<bare>[\d-][\w.:+-]*|[0-9a-fA-F]{8}-[0-9a-fA-F-]{27})|(?<word>[A-Za-z@][\w.]*(?:\/[\w.$]+)*))/uy;

function bareLiteral(text: string): Literal {
  return /^-?\d+(?:\.\d+)?$/u.test(text) ? Number(text) : text;
}

function wordToken(text: string, at: number): Token {
  const constant = new Map<string, Literal>([
    ['true', true],
    ['false', false],
    ['null', null],
  ]);
  const value = constant.get(text);
  return value === undefined ? { kind: 'word', text, at } : { kind: 'literal', value, quoted: false, at };
}

/** Cuts a `$filter` into tokens. Times and GUIDs may stand without quotes. */
export function filterTokens(filter: string): readonly Token[] {
  const tokens: Token[] = [];
  const end = filter.trimEnd().length;
  let position = 0;
  while (position < end) {
    pattern.lastIndex = position;
    const groups = pattern.exec(filter)?.groups;
    if (groups === undefined) throw syntaxError(filter, position);
    const at = position;
    position = pattern.lastIndex;
    const { text, mark, bare, word } = groups;
    if (text !== undefined) {
      tokens.push({ kind: 'literal', value: text.replaceAll("''", "'"), quoted: true, at });
    } else if (mark === '(' || mark === ')' || mark === ',' || mark === ':') {
      tokens.push({ kind: 'mark', text: mark, at });
    } else if (bare !== undefined) {
      tokens.push({ kind: 'literal', value: bareLiteral(bare), quoted: false, at });
    } else {
      tokens.push(wordToken(word ?? '', at));
    }
  }
  return tokens;
}
