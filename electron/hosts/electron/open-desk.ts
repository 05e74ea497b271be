import { randomUUID } from 'node:crypto';
import type { Desk } from '../../contract/desk/desk';
import type { Answer } from '../../ipc/listen';
import { publishEvents, type PublisherParts } from '../../ipc/publisher';
import { answering } from '../../ipc/router';
import { createDesk } from '../../services/desk/create-desk';
import { electronPlatform, type PlatformParts } from './platform';
import { watchOperation, type WatchedOperation } from './watch-operation';

export interface OpenDeskParts extends Pick<PublisherParts, 'receiver' | 'isOwnPage'> {
  readonly platform: PlatformParts;
  readonly practiceAtOnce: boolean;
}

/** The desk as the app's window works with it. */
export interface OpenedDesk {
  readonly answer: Answer;
  readonly close: Desk['close'];
  readonly operation: WatchedOperation;
}

/**
 * Composes the desk over this computer, once the window's page is under way. Throws AppError where the settings cannot be
 * read.
 */
export async function openDesk({ platform, practiceAtOnce, ...page }: OpenDeskParts): Promise<OpenedDesk> {
  const { logger } = platform;
  const desk = await createDesk(electronPlatform(platform), { practiceAtOnce });
  publishEvents({ ...page, desk, logger });
  return {
    answer: answering({ desk, logger, newId: randomUUID }),
    close: async () => desk.close(),
    operation: watchOperation(desk),
  };
}
