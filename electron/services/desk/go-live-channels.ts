import type { Channels, DeskContext } from './context';
import { refuseSignedOut } from './refusals';
import { setupOfKey } from './setup-of-key';
import { savedThrough } from './save-through';

/** Whether a setup may go live, and the words that it rests on. */
export function goLiveChannels(desk: DeskContext): Channels<'goLive.read' | 'goLive.sign' | 'goLive.export'> {
  const gate = async (setup: string) => {
    const { key } = await setupOfKey(desk, setup);
    refuseSignedOut(desk);
    const { document, html } = await (await desk.current.services()).gate(key);
    return { key, document, html };
  };
  // What was shown last is what is saved; a new word makes it old.
  let last: { readonly key: string; readonly html: string } | null = null;
  return {
    'goLive.read': async ({ setup }) => {
      const { key, document, html } = await gate(setup);
      last = { key, html };
      return desk.shown.value(document);
    },
    'goLive.sign': async ({ setup, what, by, on, note }) => {
      const { key } = await setupOfKey(desk, setup);
      const text = note?.trim() ?? '';
      await (await desk.current.services()).sign(key, { what, by, on, note: text === '' ? null : text });
      last = null;
      desk.setupsChanged();
      return null;
    },
    'goLive.export': async ({ setup }) => {
      const { key, record } = await setupOfKey(desk, setup);
      const html = last?.key === key ? last.html : (await gate(setup)).html;
      const kinds = [{ name: 'Page', extensions: ['html'] }];
      return savedThrough(desk, { title: 'Save the page', name: `${record.id}.go-live.html`, kinds }, html);
    },
  };
}
