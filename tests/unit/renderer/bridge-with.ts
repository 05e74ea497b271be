import type { InvokeChannel } from '../../../electron/contract/channels';
import type { Bridge } from '../../../electron/contract/desk/bridge';
import type { Reply } from '../../../electron/contract/desk/reply';

type Answers = { readonly [C in InvokeChannel]?: (input: unknown) => Promise<Reply> };

/** A bridge that answers only what it is told to, and tells events when asked to. */
export function bridgeWith(answers: Answers) {
  const listeners = new Set<(event: unknown) => void>();
  const bridge: Bridge = {
    invoke: answers as Bridge['invoke'],
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return { bridge, tell: (event: unknown) => listeners.forEach((listener) => listener(event)) };
}
