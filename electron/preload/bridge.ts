import type { InvokeChannel } from '../contract/channels';
import type { Bridge } from '../contract/desk/bridge';

/** What a page's messages travel over; in the app that is Electron's own. */
export interface Wire {
  invoke(channel: InvokeChannel, input: unknown): Promise<unknown>;
  /** Calls with every value of the event channel; answers how to stop. */
  listen(listener: (value: unknown) => void): () => void;
}

/** `window.sendwright` over a wire: a function for each channel, taking one value and no more, and one way to listen. */
export function bridgeOver(wire: Wire, channels: readonly InvokeChannel[]): Bridge {
  const functions = channels.map((channel) => [
    channel,
    async (input: unknown) => wire.invoke(channel, input),
  ]);
  return {
    invoke: Object.fromEntries(functions) as Bridge['invoke'],
    listen: (listener) => wire.listen((value) => listener(value)),
  };
}
