import { createContext, useContext, type RefObject } from 'react';

/** The one element that scrolls: the page itself. */
export const ScrollerContext = createContext<RefObject<HTMLElement | null>>({ current: null });

/** What long lists watch to draw only what is seen. */
export function useScroller(): RefObject<HTMLElement | null> {
  return useContext(ScrollerContext);
}
