import type { InvokeChannel } from '../channels';
import type { DeskEvent } from './state';
import type { OutputOf, ParsedOf } from './table';

/**
 * The product as the desktop app uses it: a method for each channel, by the channel's name. Each throws AppError.
 * The router knows nothing but this.
 */
export type Desk = {
  readonly [C in InvokeChannel]: (input: ParsedOf<C>) => Promise<OutputOf<C>>;
} & {
  /** Calls for every event from now on; answers how to stop. */
  listen(listener: (event: DeskEvent) => void): () => void;
  /** Ends what runs and closes connections. */
  close(): Promise<void>;
};
