import { invokeChannels, type InvokeChannel } from '../contract/channels';
import type { Reply } from '../contract/desk/reply';
import type { SenderEvent } from './sender';

/** Where messages arrive; in the app that is `ipcMain`. */
export interface Wire {
  handle(channel: string, listener: (event: SenderEvent, ...values: unknown[]) => Promise<Reply>): void;
}

/** What is done with a message: a failure is a reply, never a thrown error. */
export type Answer = (
  channel: InvokeChannel,
  isTrusted: boolean,
  values: readonly unknown[],
) => Promise<Reply>;

/**
 * Listens on every channel of the table, and on nothing else. Who sent a message is looked at when it comes, while its
 * frame is still there; it may be answered later.
 */
export function listenOnChannels(
  wire: Wire,
  isTrusted: (event: SenderEvent) => boolean,
  answer: Answer,
): void {
  for (const channel of invokeChannels) {
    wire.handle(channel, async (event, ...values) => answer(channel, isTrusted(event), values));
  }
}
