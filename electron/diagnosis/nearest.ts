import type { DiagnosisDocument } from '../contract/diagnosis';
import { knownErrors, type KnownError } from './tables';

type Candidate = DiagnosisDocument['nearest'][number];

const most = 3;
const least = 0.45;
/** Codes are written together: a plain word is none, however alike. */
const codeLike = /[_\d]|[a-z][A-Z]|^[A-Z]{5,}$/u;
/** A long text is compared by its beginning. */
const words = 400;

/** What is written most alike: by the spelling of codes, and by the English words of titles and hints. */
export function nearestTo(text: string): readonly Candidate[] {
  const tokens = [...new Set(text.match(/[A-Za-z][\w-]{4,60}/gu) ?? [])].slice(0, words);
  const pairs = tokens.filter((token) => codeLike.test(token)).map((token) => pairsOf(token.toLowerCase()));
  const plain = new Set(tokens.map((token) => token.toLowerCase()));
  return knownErrors
    .map((entry) => candidateOf(entry, pairs, plain))
    .filter(({ likeness }) => likeness >= least)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most);
}

function candidateOf(
  entry: KnownError,
  pairs: readonly ReadonlySet<string>[],
  plain: ReadonlySet<string>,
): Candidate {
  let best: { readonly code: string | null; readonly likeness: number } = { code: null, likeness: 0 };
  for (const code of entry.codes.filter((one) => one.length >= 6 && !one.startsWith('AADSTS'))) {
    const own = pairsOf(code.toLowerCase());
    const likeness = Math.max(0, ...pairs.map((other) => alike(own, other)));
    if (likeness > best.likeness) best = { code, likeness };
  }
  for (const phrase of [entry.title, ...(entry.hints ?? [])]) {
    const own = phrase.toLowerCase().match(/[a-z]{5,}/gu) ?? [];
    const shared = own.filter((one) => plain.has(one)).length;
    const likeness = shared < 2 ? 0 : (0.9 * shared) / own.length;
    if (likeness > best.likeness) best = { code: null, likeness };
  }
  const { id, title } = entry;
  return { id, title, code: best.code, likeness: Math.round(best.likeness * 100) / 100 };
}

/** Pairs of letters, whose overlap tells how alike two words are (Dice). */
function pairsOf(text: string): ReadonlySet<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
}

function alike(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const shared = [...one].filter((pair) => other.has(pair)).length;
  return (2 * shared) / (one.size + other.size || 1);
}
