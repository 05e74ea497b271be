import { describe, expect, it, vi } from 'vitest';
import type { DeskEvent } from '../../../electron/contract/desk/state';
import { publishEvents } from '../../../electron/ipc/publisher';
import { silentLogger } from '../../../electron/log/logger';

const event: DeskEvent = { seq: 4, type: 'setups' };

function publisher(page: { url?: string; isGone?: boolean } | null) {
  const send = vi.fn();
  const stop = vi.fn();
  let tell: (value: DeskEvent) => void = () => undefined;
  const stopped = publishEvents({
    desk: {
      listen: (listener) => {
        tell = listener;
        return stop;
      },
    },
    receiver: () =>
      page === null
        ? null
        : { isDestroyed: () => page.isGone ?? false, getURL: () => page.url ?? 'app://bundle/', send },
    isOwnPage: (address) => address === 'app://bundle/',
    logger: silentLogger,
  });
  return { send, tell: (value: DeskEvent) => tell(value), stop, stopped };
}

describe('events', () => {
  it('go to our page with their number, and nothing that is not in the contract', () => {
    const { send, tell } = publisher({});
    tell({ ...event, secret: 's' } as DeskEvent);
    expect(send).toHaveBeenCalledExactlyOnceWith('desk.event', event);
  });

  it.each([
    ['no window', null],
    ['a window that is gone', { isGone: true }],
    ['another page', { url: 'https://example.org/' }],
  ])('are not sent to %s', (_name, page) => {
    const { send, tell } = publisher(page);
    tell(event);
    expect(send).not.toHaveBeenCalled();
  });

  it('that are not as agreed are left out', () => {
    const { send, tell } = publisher({});
    tell({ seq: 0, type: 'setups' });
    expect(send).not.toHaveBeenCalled();
  });

  it('stop when asked', () => {
    const { stop, stopped } = publisher({});
    stopped();
    expect(stop).toHaveBeenCalledOnce();
  });
});
