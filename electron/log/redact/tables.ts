const separators = [',', ';', '\t'] as const;

/**
 * The text without the values of secret columns in tables with a head: what programs export. `isSecret` judges a name in
 * the head; a table ends at an empty line or at one with another number of cells.
 */
export function redactTables(text: string, isSecret: (name: string) => boolean): string {
  let head: {
    readonly separator: string;
    readonly count: number;
    readonly secret: readonly number[];
  } | null = null;
  return text
    .split('\n')
    .map((line) => {
      if (head !== null) {
        const cells = cellsOf(line, head.separator);
        if (cells.length === head.count) {
          const { secret } = head;
          return cells.map((cell, at) => (secret.includes(at) ? hidden(cell) : cell)).join(head.separator);
        }
      }
      head = headOf(line, isSecret);
      return line;
    })
    .join('\n');
}

function headOf(line: string, isSecret: (name: string) => boolean) {
  for (const separator of separators) {
    const cells = cellsOf(line, separator);
    const secret = cells.flatMap((cell, at) => (isSecret(bare(cell)) ? [at] : []));
    // A head names things in few words: a sentence with a comma in it is none.
    const isHead = cells.length > 1 && cells.every((cell) => cell.trim().length <= 60);
    if (isHead && secret.length > 0) return { separator, count: cells.length, secret };
  }
  return null;
}

const bare = (cell: string): string => cell.trim().replace(/^"|"$/gu, '');

/** Cells as they stand, with their quotes; a separator within quotes parts nothing. */
function cellsOf(line: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let start = 0;
  let isQuoted = false;
  for (let at = 0; at < line.length; at += 1) {
    if (line[at] === '"') isQuoted = !isQuoted;
    else if (line[at] === separator && !isQuoted) {
      cells.push(line.slice(start, at));
      start = at + 1;
    }
  }
  cells.push(line.slice(start));
  return cells;
}

function hidden(cell: string): string {
  return cell.trim() === '' || bare(cell) === '' ? cell : `[redacted]${cell.endsWith('\r') ? '\r' : ''}`;
}
