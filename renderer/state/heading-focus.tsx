import { createContext, useCallback, useContext, useRef, type ReactNode, type RefObject } from 'react';
import { useRoute } from './route-context';

const FocusedVisit = createContext<RefObject<number> | null>(null);

/**
 * Remembers for which visit the focus was moved already: a page that only redraws must not steal it. The visit that the
 * window opened with needs none: it begins at the top, as any document.
 */
export function HeadingFocusProvider({ children }: { children: ReactNode }) {
  const { visit } = useRoute();
  const focused = useRef(visit);
  return <FocusedVisit value={focused}>{children}</FocusedVisit>;
}

/** Moves the focus to a page's heading, once a visit, on the way from one page to another. */
export function useHeadingFocus(): (heading: HTMLElement | null) => void {
  const focused = useContext(FocusedVisit);
  const { visit } = useRoute();
  return useCallback(
    (heading) => {
      if (heading === null || focused === null || focused.current === visit) return;
      focused.current = visit;
      heading.focus({ preventScroll: true });
    },
    [focused, visit],
  );
}
