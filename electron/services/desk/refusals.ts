import { AppError } from '../../contract/errors';

/** Only one long operation runs at a time: the tenant is one, and so is the person. */
export function alreadyRunning(title: string): AppError {
  return new AppError({
    code: 'conflict',
    message: `${title} is still being worked on.`,
    who: 'you',
    next: 'Wait until it has ended, or stop it first.',
  });
}

/** Nobody is signed in, and this needs somebody. */
export function notSignedIn(): AppError {
  return new AppError({
    code: 'not-signed-in',
    message: 'Nobody is signed in.',
    who: 'you',
    next: 'Sign in to the tenant, then go on.',
  });
}

/** A draft that is not (or no longer) there. */
export function noSuchDraft(): AppError {
  return new AppError({
    code: 'not-found',
    message: 'This draft is not there any more.',
    who: 'you',
    next: 'Choose another on the start page, or begin a new one.',
  });
}

/** Throws AppError `not-signed-in` where nobody is. */
export function refuseSignedOut({ current }: { readonly current: { readonly isSignedIn: boolean } }): void {
  if (!current.isSignedIn) throw notSignedIn();
}
