import { AppError } from '../contract/errors';

/** A person's name in one line. Throws AppError `invalid-input` with these words where it is none. */
export function personOf(
  text: string,
  otherwise: { readonly message: string; readonly next: string },
): string {
  const name = text.trim();
  if (name !== '' && name.length <= 200 && !/\p{Cc}/u.test(name)) return name;
  throw new AppError({ code: 'invalid-input', who: 'you', ...otherwise });
}
