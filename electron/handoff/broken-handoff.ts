import { AppError } from '../contract/errors';

/** What came is not what was handed over. */
export function brokenHandoff(message: string): AppError {
  return new AppError({
    code: 'invalid-input',
    message,
    who: 'whoever handed it over',
    next: 'Ask for the handoff folder again, whole.',
  });
}
