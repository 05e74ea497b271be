import { invokeChannels, type InvokeChannel } from '../contract/channels';
import type { Desk } from '../contract/desk/desk';
import type { Reply } from '../contract/desk/reply';
import { channelTable } from '../contract/desk/table';
import { AppError, toAppError } from '../contract/errors';
import type { Logger } from '../log/logger';
import { readInput } from './read-input';
import { failure, success } from './reply';
import type { SenderEvent } from './sender';

export interface RouterParts {
  readonly desk: Desk;
  readonly logger: Logger;
  readonly newId: () => string;
  readonly isTrusted: (event: SenderEvent) => boolean;
}

/** Where messages arrive; in the app that is `ipcMain`. */
export interface Wire {
  handle(channel: string, listener: (event: SenderEvent, ...values: unknown[]) => Promise<Reply>): void;
}

/** Listens on every channel of the table, and on nothing else. */
export function routeChannels(wire: Wire, parts: RouterParts): void {
  for (const channel of invokeChannels) {
    wire.handle(channel, async (event, ...values) => answer(channel, event, values, parts));
  }
}

/** Sender, size, shape, work, shape again: a failure at any of them is a reply, never a thrown error. */
async function answer(
  channel: InvokeChannel,
  event: SenderEvent,
  values: readonly unknown[],
  { desk, logger, newId, isTrusted }: RouterParts,
): Promise<Reply> {
  const { input, output, errors } = channelTable[channel];
  const correlationId = newId();
  try {
    if (!isTrusted(event)) throw stranger();
    const work = desk[channel] as (parsed: unknown) => Promise<unknown>;
    // Parsed on the way out too: what the contract does not name does not leave main.
    return success(output.parse(await work.call(desk, readInput(input, values))));
  } catch (error) {
    const reply = failure(error, errors, correlationId);
    const { code, message } = toAppError(error);
    const level = reply.ok || reply.error.code === 'internal' || code === 'refused' ? 'error' : 'info';
    logger[level]('channel failed', { channel, correlationId, code, reason: message });
    return reply;
  }
}

function stranger(): AppError {
  return new AppError({ code: 'refused', message: 'Only the window of Sendwright is answered.' });
}
