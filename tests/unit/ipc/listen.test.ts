import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../electron/contract/desk/reply';
import { listenOnChannels } from '../../../electron/ipc/listen';

type Listener = (event: never, ...values: unknown[]) => Promise<Reply>;

describe('listening on the channels before there is a desk', () => {
  it('looks at the sender when the message comes, and answers when the desk is there', async () => {
    const listeners = new Map<string, Listener>();
    let open: () => void = () => undefined;
    const desk = new Promise<void>((resolve) => (open = resolve));
    let isThere = true;
    listenOnChannels(
      { handle: (channel, listener) => void listeners.set(channel, listener) },
      () => isThere,
      async (channel, isTrusted, values) => {
        await desk;
        return { ok: true, value: { channel, isTrusted, values } };
      },
    );
    const early = listeners.get('app.state')?.({} as never, {});
    // The frame is gone by the time it is answered; what it was counts.
    isThere = false;
    const late = listeners.get('setups.list')?.({} as never, {});
    open();
    expect(await early).toEqual({ ok: true, value: { channel: 'app.state', isTrusted: true, values: [{}] } });
    expect(await late).toMatchObject({ value: { isTrusted: false } });
  });
});
