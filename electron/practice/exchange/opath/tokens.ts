/** A filter that Exchange would refuse; the message says where and why. */
export class OpathError extends Error {
  override readonly name = 'OpathError';
}

export type Token =
  | { readonly kind: 'open' | 'close'; readonly at: number }
  | { readonly kind: 'word' | 'operator' | 'value'; readonly text: string; readonly at: number };

const patterns = [
  ['space', /\s+/uy],
  ['open', /\(/uy],
  ['close', /\)/uy],
  ['value', /'(?:[^']|'')*'/uy],
  ['operator', /-[A-Za-z]+(?![A-Za-z0-9_])/uy],
  ['word', /[A-Za-z][A-Za-z0-9_]*/uy],
] as const;

/**
 * Cuts an OPATH filter into tokens. Values stand in single quotes, a quote inside is doubled (facts 6.4); a value
 * without quotes or in double quotes is refused: the facts do not show it.
 */
export function tokenize(filter: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < filter.length) {
    const [kind, text] = match(filter, at);
    if (kind === 'value') tokens.push({ kind, text: text.slice(1, -1).replaceAll("''", "'"), at });
    else if (kind === 'operator') tokens.push({ kind, text: text.toLowerCase(), at });
    else if (kind === 'word') tokens.push({ kind, text, at });
    else if (kind !== 'space') tokens.push({ kind, at });
    at += text.length;
  }
  return tokens;
}

function match(filter: string, at: number): readonly [(typeof patterns)[number][0], string] {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = at;
    const found = pattern.exec(filter);
    if (found !== null) return [kind, found[0]];
  }
  const why = filter[at] === "'" ? 'a quoted value is not closed' : `'${filter[at] ?? ''}' is not expected`;
  throw new OpathError(`Invalid filter syntax at position ${at}: ${why}.`);
}
