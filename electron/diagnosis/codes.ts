import { errorsByCode } from './tables';

/** A code that stands in a text. */
export interface CodeSeen {
  /** In lower case, as in the tables. */
  readonly key: string;
  /** As it stands in the text. */
  readonly code: string;
  readonly at: number;
  /** A number alone, of which only the place tells that it is a code. */
  readonly bare: boolean;
}

/** Codes that are more than one word: looked for as they are. */
const phrases = [...errorsByCode.keys()].filter((key) => /[^\w-]/u.test(key) && !/^\d\./u.test(key));

const sources: readonly (readonly [RegExp, (match: string) => string])[] = [
  [/AADSTS(\d{4,8})/giu, (number) => `AADSTS${number}`],
  [/\berror[ _]?codes?["']?\s{0,5}[:=]?\s{0,5}\[?\s{0,5}(\d{5,8})\b/giu, (number) => `AADSTS${number}`],
  [/^\s*(\d{5,8})\s*$/gu, (number) => `AADSTS${number}`],
];
const enhanced = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d]|\.\d)/gu;
const ofMail =
  /\b[245]\d\d[ #-]{1,3}[245]\.\d|smtp|diagnostic-code|remote server|undeliver|delivery (?:has )?failed|non-?delivery|\bNDR\b|\bDSN\b|bounce|mailbox|^\s*#?[245]\.\d{1,3}\.\d{1,3}\s*$/iu;
const word = /[A-Za-z][\w-]{2,80}/gu;

/** Every known code in a text, in order, each once. AADSTS numbers that are not known are there too. */
export function codesIn(text: string): readonly CodeSeen[] {
  const seen = [...numbers(text), ...words(text), ...phrasesIn(text), ...deliveryCodes(text)];
  const first = new Map<string, CodeSeen>();
  for (const one of seen.sort((a, b) => a.at - b.at || Number(a.bare) - Number(b.bare))) {
    const known = first.get(one.key);
    if (known === undefined || (known.bare && !one.bare)) first.set(one.key, one);
  }
  return [...first.values()];
}

function numbers(text: string): readonly CodeSeen[] {
  return sources.flatMap(([source, codeOf], index) =>
    [...text.matchAll(source)]
      .map((match) => ({ code: codeOf(match[1] ?? ''), at: match.index, bare: index > 0 }))
      .map((one) => ({ ...one, key: one.code.toLowerCase() }))
      .filter(({ key, bare }) => !bare || errorsByCode.has(key)),
  );
}

function words(text: string): readonly CodeSeen[] {
  return [...text.matchAll(word)]
    .map((match) => ({ code: match[0], key: match[0].toLowerCase(), at: match.index, bare: false }))
    .filter(({ key }) => errorsByCode.has(key));
}

function phrasesIn(text: string): readonly CodeSeen[] {
  const lower = text.toLowerCase();
  return phrases
    .map((key) => ({ key, at: lower.indexOf(key) }))
    .filter(({ at }) => at >= 0)
    .map(({ key, at }) => ({ key, at, code: text.slice(at, at + key.length), bare: false }));
}

/** Three numbers are a version as often as a code: only in the company of mail they are looked at. */
function deliveryCodes(text: string): readonly CodeSeen[] {
  if (!ofMail.test(text)) return [];
  return [...text.matchAll(enhanced)]
    .map((match) => ({ code: match[1] ?? '', key: match[1] ?? '', at: match.index, bare: false }))
    .filter(({ key }) => errorsByCode.has(key));
}
