import { describe, expect, it } from 'vitest';
import { isTrustedSender, type SenderEvent } from '../../../electron/ipc/sender';

const own = (address: string) => address.startsWith('app://bundle/');
const mainFrame = { url: 'app://bundle/index.html', parent: null };
const trusted: SenderEvent = { sender: { id: 1, mainFrame }, senderFrame: mainFrame };

describe('a sender', () => {
  it('is trusted as the topmost frame of our window with a page of ours', () => {
    expect(isTrustedSender(trusted, 1, own)).toBe(true);
  });

  const child = { url: 'app://bundle/index.html', parent: mainFrame };
  const elsewhere = { url: 'https://example.org/', parent: null };
  const gone = {
    get url(): string {
      throw new Error('Render frame was disposed');
    },
    parent: null,
  };
  it.each<[string, SenderEvent, number | null]>([
    ['another window', trusted, 2],
    ['no window is open', trusted, null],
    ['the frame is gone', { ...trusted, senderFrame: null }, 1],
    ['a frame within the page', { ...trusted, senderFrame: child }, 1],
    ['a page of somebody else', { sender: { id: 1, mainFrame: elsewhere }, senderFrame: elsewhere }, 1],
    [
      'an empty page',
      { sender: { id: 1, mainFrame: { url: '', parent: null } }, senderFrame: { url: '', parent: null } },
      1,
    ],
    ['a frame that can no longer be asked', { sender: { id: 1, mainFrame: gone }, senderFrame: gone }, 1],
  ])('is a stranger: %s', (_name, event, id) => expect(isTrustedSender(event, id, own)).toBe(false));
});
