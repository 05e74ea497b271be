import type { InvokeChannel } from '../channels';
import type { DeskEvent } from './state';
import type { OutputOf, ParsedOf } from './table';

/** What a host has of a desk besides its channels. */
type Beside = 'listen' | 'close' | 'untaken';

/** The channels of a desk alone: what a page may ask. */
export type DeskChannels = Omit<Desk, Beside>;

/**
 * The product as the desktop app uses it: a method for each channel, by the channel's name. Each throws AppError.
 * The router knows nothing but this.
 */
export type Desk = {
  readonly [C in InvokeChannel]: (input: ParsedOf<C>) => Promise<OutputOf<C>>;
} & {
  /** Calls for every event from now on; answers how to stop. */
  listen(listener: (event: DeskEvent) => void): () => void;
  /** The handoff whose new passphrase nobody has seen yet: without it the sealed part is never opened. Null: none. */
  untaken(): { readonly operation: string; readonly title: string } | null;
  /** Ends what runs and closes connections. */
  close(): Promise<void>;
};
