import { AppError } from '../contract/errors';

/** A setup by its name, or any application by its client id. Throws AppError `invalid-input` where neither is given. */
export function applicationTarget(
  setup: string | undefined,
  clientId: string | undefined,
  next: string,
): { setup: string } | { clientId: string } {
  if (setup !== undefined) return { setup };
  if (clientId !== undefined) return { clientId };
  throw new AppError({ code: 'invalid-input', message: 'Which application should be looked at?', next });
}
