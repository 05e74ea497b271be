import type { InvokeChannel } from '../../electron/contract/channels';
import type { Bridge } from '../../electron/contract/desk/bridge';
import type { Reply } from '../../electron/contract/desk/reply';
import type { DeskEvent } from '../../electron/contract/desk/state';
import type { InputOf, OutputOf } from '../../electron/contract/desk/table';
import { AppFailure, toAppFailure } from './app-failure';

/** The window's only way to main. */
export interface Api {
  /** Calls a channel. Throws nothing but AppFailure. */
  call<C extends InvokeChannel>(channel: C, input: InputOf<C>): Promise<OutputOf<C>>;
  /** Calls with every event; answers how to stop. */
  listen(listener: (event: DeskEvent) => void): () => void;
}

/** Main's replies as values and typed failures. Main parsed what it sends, so it is not parsed again here. */
export function createApi(bridge: Bridge): Api {
  return {
    async call<C extends InvokeChannel>(channel: C, input: InputOf<C>): Promise<OutputOf<C>> {
      const invoke = bridge.invoke[channel] as (input: InputOf<C>) => Promise<Reply>;
      const reply = await invoke(input).catch((error: unknown) => {
        throw toAppFailure(error);
      });
      if (!reply.ok) throw new AppFailure(reply.error, reply.correlationId);
      return reply.value as OutputOf<C>;
    },
    listen: (listener) => bridge.listen((event) => listener(event as DeskEvent)),
  };
}
