/** How much of a pasted text is read, in characters; of a longer one the beginning and the end. */
export const diagnosisTextLimit = 262_144;

/** Of a log what counts stands at its end, of a capture at its beginning: of a longer text both are kept. */
export function boundedText(given: string): { readonly text: string; readonly cut: boolean } {
  if (given.length <= diagnosisTextLimit) return { text: given, cut: false };
  const half = Math.floor(diagnosisTextLimit / 2) - 1;
  return { text: `${given.slice(0, half)}\n${given.slice(-half)}`, cut: true };
}
