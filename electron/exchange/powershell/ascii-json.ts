/** JSON in plain ASCII on one line, since Windows PowerShell guesses the encoding of its input (docs/adr/0007). */
export function asciiJson(value: unknown): string {
  // By code unit, not by character: JSON knows no other escapes.
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
