import { describe, expect, it, vi } from 'vitest';
import { invokeChannels } from '../../../electron/contract/channels';
import { channelTable } from '../../../electron/contract/desk/table';
import { bridgeOver } from '../../../electron/preload/bridge';

function bridge() {
  const invoke = vi.fn(async () => ({ ok: true }));
  const stop = vi.fn();
  let tell: (...values: unknown[]) => void = () => undefined;
  const made = bridgeOver(
    {
      invoke,
      listen: (listener) => {
        tell = listener;
        return stop;
      },
    },
    invokeChannels,
  );
  return { ...{ made, invoke, stop }, tell: (...values: unknown[]) => tell(...values) };
}

describe('what a page gets', () => {
  it('is a function for each channel of the table, and a way to listen', () => {
    const { made } = bridge();
    expect(Object.keys(made)).toEqual(['invoke', 'listen']);
    expect(Object.keys(made.invoke).sort()).toEqual(Object.keys(channelTable).sort());
  });

  it('sends one value, whatever else it is given', async () => {
    const { made, invoke } = bridge();
    const loose = made.invoke['app.about'] as (...values: unknown[]) => Promise<unknown>;
    await loose({}, { type: 'click' });
    expect(invoke).toHaveBeenCalledExactlyOnceWith('app.about', {});
  });

  it('hears values alone, and can stop hearing', () => {
    const { made, tell, stop } = bridge();
    const listener = vi.fn();
    const end = made.listen(listener);
    tell({ seq: 1 }, 'an event object');
    expect(listener).toHaveBeenCalledExactlyOnceWith({ seq: 1 });
    end();
    expect(stop).toHaveBeenCalledOnce();
  });
});
