import type { DiagnosisFinding } from '../contract/diagnosis';

const before = 60;
const longest = 220;

/** The line in which a code stands first, cut around it; null where it does not stand in the text. */
export function excerptOf(shown: string, code: string): DiagnosisFinding['excerpt'] {
  const at = shown.indexOf(code);
  if (at < 0) return null;
  const start = shown.lastIndexOf('\n', at - 1) + 1;
  const found = shown.indexOf('\n', at);
  const end = found < 0 ? shown.length : found;
  const from = Math.max(start, at - before);
  const to = Math.min(end, from + longest);
  const line = shown.slice(0, at).split('\n').length;
  const text = shown.slice(from, to).replace(/\s+/gu, ' ').trim();
  return { line, text: `${from > start ? '…' : ''}${text}${to < end ? '…' : ''}` };
}
