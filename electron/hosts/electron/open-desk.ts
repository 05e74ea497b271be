import { randomUUID } from 'node:crypto';
import type { Desk } from '../../contract/desk/desk';
import type { Answer } from '../../ipc/listen';
import { publishEvents, type PublisherParts } from '../../ipc/publisher';
import { answering } from '../../ipc/router';
import { createDesk } from '../../services/desk/create-desk';
import { systemClock } from '../terminal/system-clock';
import { electronPlatform, type PlatformParts } from './platform';
import { watchOperation, type WatchedOperation } from './watch-operation';

export interface OpenDeskParts extends Pick<PublisherParts, 'receiver' | 'isOwnPage'> {
  readonly platform: PlatformParts;
  readonly practiceAtOnce: boolean;
  /** Resolves when the window has something to show. */
  readonly shown: Promise<void>;
}

/** So long, in ms, the window has main for itself: the page asks for what it shows, and the keys of a tenant take it whole. */
const practiceAfter = 1_000;

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
export async function openDesk({
  platform,
  practiceAtOnce,
  shown,
  ...page
}: OpenDeskParts): Promise<OpenedDesk> {
  const { logger } = platform;
  const practiceWhen = shown.then(async () => systemClock.sleep(practiceAfter));
  const desk = await createDesk(electronPlatform(platform), practiceAtOnce ? { practiceWhen } : {});
  publishEvents({ ...page, desk, logger });
  return {
    answer: answering({ desk, logger, newId: randomUUID }),
    close: async () => desk.close(),
    operation: watchOperation(desk),
  };
}
