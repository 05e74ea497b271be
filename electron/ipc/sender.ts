/** What is looked at of a frame that sent something. */
export interface SenderFrame {
  readonly url: string;
  readonly parent: unknown;
}

/** What is looked at of a message's event. Electron may leave the frame out: it is gone by then. */
export interface SenderEvent {
  readonly sender: { readonly id: number; readonly mainFrame: unknown };
  readonly senderFrame: SenderFrame | null;
}

/**
 * Whether a message comes from our window, from its topmost frame, and that shows one of our pages. Whatever can't be
 * looked at is a stranger's.
 */
export function isTrustedSender(
  event: SenderEvent,
  windowId: number | null,
  isOwnPage: (address: string) => boolean,
): boolean {
  try {
    const { sender, senderFrame } = event;
    if (windowId === null || sender.id !== windowId || senderFrame === null) return false;
    return senderFrame === sender.mainFrame && senderFrame.parent === null && isOwnPage(senderFrame.url);
  } catch {
    // A frame that is being taken down throws when it is asked.
    return false;
  }
}
