import type { Session } from 'electron';

/** Nothing is saved past main's own dialogs. */
export function guardDownloads(session: Session): void {
  session.on('will-download', (event) => event.preventDefault());
}
