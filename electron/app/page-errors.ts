import type { WebContents } from 'electron';
import type { Logger } from '../log/logger';

/** More of one message tells nothing new, and a page must not be able to fill the disk. */
const longest = 2_000;
const most = 50;

/** In Electron before 35 the level came as a number beside the event. */
const oldErrorLevel = 3;

/** Logs what a page says as errors (what React caught, for one): the page itself has no log. Up to 50 for each page. */
export function logPageErrors(contents: Pick<WebContents, 'on'>, logger: Logger): void {
  let count = 0;
  contents.on('console-message', (...said: readonly unknown[]) => {
    const text = errorIn(said);
    if (text === null || count >= most) return;
    count += 1;
    logger.error('the page reports an error', { text: text.slice(0, longest) });
  });
}

function errorIn([event, level, message]: readonly unknown[]): string | null {
  const told = event as { readonly level?: unknown; readonly message?: unknown };
  if (told.level === 'error' && typeof told.message === 'string') return told.message;
  return level === oldErrorLevel && typeof message === 'string' ? message : null;
}
