import { eventChannel } from '../contract/channels';
import type { Desk } from '../contract/desk/desk';
import { deskEventSchema } from '../contract/desk/state';
import type { Logger } from '../log/logger';

/** The page that events go to; in the app the window's contents. */
export interface Receiver {
  isDestroyed(): boolean;
  getURL(): string;
  send(channel: string, value: unknown): void;
}

export interface PublisherParts {
  readonly desk: Pick<Desk, 'listen'>;
  readonly receiver: () => Receiver | null;
  readonly isOwnPage: (address: string) => boolean;
  readonly logger: Logger;
}

/**
 * Sends the desk's numbered events to the window as long as it shows one of our pages. Nothing is kept for a window
 * that is not there: it asks for the state when it comes. Answers how to stop.
 */
export function publishEvents({ desk, receiver, isOwnPage, logger }: PublisherParts): () => void {
  return desk.listen((event) => {
    const page = receiver();
    if (page === null || page.isDestroyed() || !isOwnPage(page.getURL())) return;
    const parsed = deskEventSchema.safeParse(event);
    // The window sees the gap in the numbers and asks for the whole state.
    if (parsed.success) page.send(eventChannel, parsed.data);
    else logger.error('event is not as agreed', { type: event.type, seq: event.seq });
  });
}
