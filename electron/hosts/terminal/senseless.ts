import { AppError } from '../../contract/errors';

/** Options that make no sense together: `invalid-input`, before anything else happens. */
export function senseless(message: string, next: string): AppError {
  return new AppError({ code: 'invalid-input', message, who: 'you', next });
}
