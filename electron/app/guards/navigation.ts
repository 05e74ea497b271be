import type { WebContents } from 'electron';

/** Pages never lead anywhere: neither a click nor a script nor a redirect changes the page; main alone loads one. */
export function guardNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
}
