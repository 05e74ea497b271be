import type { WebContents } from 'electron';

/** No page within a page. */
export function guardWebviews(contents: WebContents): void {
  contents.on('will-attach-webview', (event) => event.preventDefault());
}
