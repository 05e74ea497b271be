/** Marks that are not seen and break words up: blanks of no width, soft hyphens, marks of direction. */
const invisible = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/gu;
/** UTF-16 that was read as bytes: a NUL behind, or before, every character. */
const widened = /\0/gu;

/** A pasted text as it is seen: secrets must not hide behind what nobody sees. */
export function asSeen(text: string): string {
  const narrow = text.includes('\0') ? text.replace(widened, '') : text;
  return narrow.replace(invisible, '');
}

/** Text that was dumped as hexadecimal figures, together or byte by byte. */
const hex = /(?:[\da-f]{2}[ :]){23,}[\da-f]{2}\b|\b(?:[\da-f]{2}){24,}\b/giu;

/** Replaces hexadecimal dumps of text in which `redact` finds a secret. */
export function redactHex(text: string, redact: (plain: string) => string): string {
  return text.replace(hex, (run) => {
    const bytes = Buffer.from(run.replaceAll(/[ :]/gu, ''), 'hex');
    const plain = asSeen(bytes.toString('latin1'));
    return /^[\t\n\r -~]+$/u.test(plain) && redact(plain) !== plain ? '[secret]' : run;
  });
}
