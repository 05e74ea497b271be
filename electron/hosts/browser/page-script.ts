import { invokeChannels } from '../../contract/channels';

/**
 * The script that puts `window.sendwright` onto the page, as text: the same functions as in the app, over fetch, and
 * events over one stream. Addresses are relative, so that the token in front of them stays in the page's own.
 */
export function pageScript(): string {
  return `'use strict';
(() => {
  const invoke = {};
  for (const channel of ${JSON.stringify(invokeChannels)}) {
    invoke[channel] = async (input) => {
      const answer = await fetch('./api/' + channel, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(input),
      });
      return answer.json();
    };
  }
  const listen = (listener) => {
    const source = new EventSource('./events');
    source.onmessage = (message) => listener(JSON.parse(message.data));
    return () => source.close();
  };
  window.sendwright = Object.freeze({ invoke: Object.freeze(invoke), listen });
})();
`;
}
