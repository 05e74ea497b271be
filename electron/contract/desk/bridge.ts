import type { InvokeChannel } from '../channels';
import type { Reply } from './reply';
import type { InputOf } from './table';

/** `window.sendwright`: named functions only, one for each channel, and one way to listen. */
export interface Bridge {
  readonly invoke: { readonly [C in InvokeChannel]: (input: InputOf<C>) => Promise<Reply> };
  /** Calls with every event; answers how to stop. */
  listen(listener: (event: unknown) => void): () => void;
}
