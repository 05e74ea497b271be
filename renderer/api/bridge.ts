import type { Bridge } from '../../electron/contract/desk/bridge';

/** What the preload put onto the window. Throws where the page was opened without it. */
export function bridgeOf(window: object): Bridge {
  const { sendwright } = window as { readonly sendwright?: Bridge };
  if (sendwright === undefined) throw new Error('This page works only inside Sendwright.');
  return sendwright;
}
