import { AppError } from '../../contract/errors';

/**
 * What PowerShell takes for a quote beside ' and " (U+2018 to U+201B, U+201C to U+201E), what ends a line or hides in one,
 * and halves of characters: in no literal of ours.
 */
const refused = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u2018-\u201e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/u;

/**
 * A value as a PowerShell literal in single quotes, in which nothing is expanded; a quote inside is doubled. Throws
 * AppError `invalid-input` for a value with control characters or quotes of other kinds.
 */
export function literal(value: string): string {
  if (refused.test(value)) throw unfit(value);
  return `'${value.replace(/'/gu, "''")}'`;
}

/** An array of literals. */
export function literals(values: readonly string[]): string {
  return `@(${values.map(literal).join(', ')})`;
}

/** One line of comment. Never at the left edge behind `# `, so that it cannot pass for a directive or a signature. */
export function comment(text: string): string {
  return `#   ${text.replace(new RegExp(refused, 'gu'), '?')}`;
}

function unfit(value: string): AppError {
  const shown = JSON.stringify(value).replace(new RegExp(refused, 'gu'), '?');
  return new AppError({
    code: 'invalid-input',
    message: `${shown} holds a character that PowerShell could misread (a typographic quote, a control or an invisible character); no script was made.`,
    who: 'you',
    next: 'Write it with plain characters in the setup file, or let Sendwright apply the Exchange part itself.',
  });
}
