import type { Desk } from '../contract/desk/desk';
import { channelTable } from '../contract/desk/table';
import { AppError, toAppError } from '../contract/errors';
import type { Logger } from '../log/logger';
import { listenOnChannels, type Answer, type Wire } from './listen';
import { readInput } from './read-input';
import { failure, success } from './reply';
import type { SenderEvent } from './sender';

export interface AnswerParts {
  readonly desk: Desk;
  readonly logger: Logger;
  readonly newId: () => string;
}

export interface RouterParts extends AnswerParts {
  readonly isTrusted: (event: SenderEvent) => boolean;
}

/** Listens on every channel of the table, for a desk that is there already. */
export function routeChannels(wire: Wire, { isTrusted, ...parts }: RouterParts): void {
  listenOnChannels(wire, isTrusted, answering(parts));
}

/** Sender, size, shape, work, shape again: a failure at any of them is a reply, never a thrown error. */
export function answering({ desk, logger, newId }: AnswerParts): Answer {
  return async (channel, isTrusted, values) => {
    const { input, output, errors } = channelTable[channel];
    const correlationId = newId();
    try {
      if (!isTrusted) throw stranger();
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
  };
}

function stranger(): AppError {
  return new AppError({ code: 'refused', message: 'Only the window of Sendwright is answered.' });
}
