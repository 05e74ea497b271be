import { AppError } from '../contract/errors';

/** A person's words in one line, of 500 letters at most. Throws AppError `invalid-input`, which says `next`. */
export function lineOf(text: string, what: string, next: string): string {
  const line = text.trim();
  if (line !== '' && line.length <= 500 && !/\p{Cc}/u.test(line)) return line;
  throw new AppError({
    code: 'invalid-input',
    message: `This is not ${what} in one line.`,
    who: 'you',
    next,
  });
}
