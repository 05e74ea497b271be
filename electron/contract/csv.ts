/** What a spreadsheet takes for the beginning of a formula, also behind blanks. */
const formula = /^[\s\p{Cc}]*[=+\-@|%＝＋－＠]|^[\t\r]/u;

/**
 * A table as RFC 4180 has it. Text from a tenant that a spreadsheet would run as a formula gets an apostrophe in front;
 * every cell is quoted, so that no cell reaches into the next.
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(text: string): string {
  const safe = formula.test(text) ? `'${text}` : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
