import type { Desk } from '../../contract/desk/desk';
import { AppError } from '../../contract/errors';

/** The desk, but that no real tenant is worked with: a page in a browser is less of a wall than a window of our own. */
export function practiceOnly(desk: Desk): Desk {
  return {
    ...desk,
    'target.choose': async (input) => {
      if (input.target.kind === 'real') throw notHere();
      return desk['target.choose'](input);
    },
  };
}

function notHere(): AppError {
  return new AppError({
    code: 'refused',
    message: 'The browser host is for development and tests: it works on the practice tenant alone.',
    who: 'you',
    next: 'Use the app for a real Microsoft 365, or start the browser host with --real.',
  });
}
