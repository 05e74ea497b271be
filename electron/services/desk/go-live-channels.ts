import type { Channels, DeskContext } from './context';
import { refuseSignedOut, setupOfKey } from './run-channels';
import { savedThrough } from './save-through';

/** Whether a setup may go live, and the words that it rests on. */
export function goLiveChannels(desk: DeskContext): Channels<'goLive.read' | 'goLive.sign' | 'goLive.export'> {
  const gate = async (setup: string) => {
    const { key, record } = await setupOfKey(desk, setup);
    refuseSignedOut(desk);
    const { document, html } = await (await desk.current.services()).gate(key);
    return { record, document, html };
  };
  return {
    'goLive.read': async ({ setup }) => desk.shown.value((await gate(setup)).document),
    'goLive.sign': async ({ setup, what, by, on, note }) => {
      const { key } = await setupOfKey(desk, setup);
      const text = note?.trim() ?? '';
      await (await desk.current.services()).sign(key, { what, by, on, note: text === '' ? null : text });
      desk.setupsChanged();
      return null;
    },
    'goLive.export': async ({ setup }) => {
      const { record, html } = await gate(setup);
      const kinds = [{ name: 'Page', extensions: ['html'] }];
      return savedThrough(desk, { title: 'Save the page', name: `${record.id}.go-live.html`, kinds }, html);
    },
  };
}
