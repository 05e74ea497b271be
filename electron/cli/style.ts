import { createColors } from 'picocolors';

/** Widest line of prose; a narrower terminal narrows it. */
const widest = 100;

/** Colours and marks of the terminal output; marks carry the meaning, colours only repeat it. */
export function styleOf(color: boolean, columns: number = widest) {
  const colors = createColors(color);
  const lineWidth = Math.max(40, Math.min(widest, columns));
  return {
    ...colors,
    pass: colors.green('✓'),
    warn: colors.yellow('!'),
    fail: colors.red('✗'),
    unknown: colors.yellow('?'),
    open: colors.cyan('○'),
    heading: (text: string) => `\n${colors.bold(text)}`,
    /** Indents and wraps prose to a width people can read. */
    wrap: (text: string, indent = 4, width = lineWidth) => wrapText(text, indent, width),
    /** Prose behind a mark, a bullet or a number; its further lines stand under the first one's text. */
    item: (lead: string, text: string, indent = 2) => wrapText(text, indent, lineWidth, lead),
    /** `name   value`, the values of several rows one under the other. */
    row: (name: string, value: string, indent = 4) =>
      wrapText(value, indent, lineWidth, colors.dim(name.padEnd(12))),
  };
}

export type Style = ReturnType<typeof styleOf>;

// eslint-disable-next-line no-control-regex -- colours are escape sequences
const colorCodes = /\u001b\[[0-9;]*m/gu;

function visibleLength(text: string): number {
  return text.replace(colorCodes, '').length;
}

/**
 * Wraps at spaces; every line starts with `indent` spaces, and stands behind or under `lead` where there is one. Words
 * longer than a line stay whole.
 */
export function wrapText(text: string, indent: number, width: number, lead = ''): string {
  const hanging = indent + (lead === '' ? 0 : visibleLength(lead) + 1);
  const margin = ' '.repeat(hanging);
  const lines: string[] = [];
  for (const [index, paragraph] of text.split('\n').entries()) {
    let line = index === 0 && lead !== '' ? `${' '.repeat(indent)}${lead} ` : margin;
    let length = hanging;
    for (const word of paragraph.split(' ')) {
      if (length > hanging && length + visibleLength(word) > width) {
        lines.push(line.trimEnd());
        line = margin;
        length = hanging;
      }
      line += `${word} `;
      length += visibleLength(word) + 1;
    }
    lines.push(line.trimEnd());
  }
  return lines.join('\n');
}

/** `1 step`, `2 steps`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
