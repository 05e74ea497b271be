import { createColors } from 'picocolors';

/** Colours and marks of the terminal output; marks carry the meaning, colours only repeat it. */
export function styleOf(color: boolean) {
  const colors = createColors(color);
  return {
    ...colors,
    pass: colors.green('✓'),
    warn: colors.yellow('!'),
    fail: colors.red('✗'),
    unknown: colors.yellow('?'),
    open: colors.cyan('○'),
    heading: (text: string) => `\n${colors.bold(text)}`,
    /** Indents and wraps prose to a width people can read. */
    wrap: (text: string, indent = 4, width = 100) => wrapText(text, indent, width),
  };
}

export type Style = ReturnType<typeof styleOf>;

/** Wraps at spaces; every line starts with `indent` spaces. Words longer than a line stay whole. */
export function wrapText(text: string, indent: number, width: number): string {
  const margin = ' '.repeat(indent);
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = margin;
    for (const word of paragraph.split(' ')) {
      if (line.length > indent && line.length + word.length > width) {
        lines.push(line.trimEnd());
        line = margin;
      }
      line += `${word} `;
    }
    lines.push(line.trimEnd());
  }
  return lines.join('\n');
}
