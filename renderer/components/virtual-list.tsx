import { makeStyles } from '@fluentui/react-components';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useLayoutEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useScroller } from '../state/scroller';

const useStyles = makeStyles({
  low: { position: 'relative', maxHeight: 'min(420px, 60vh)', overflowY: 'auto' },
  list: { position: 'relative', listStyleType: 'none', margin: 0, padding: 0 },
  row: { position: 'absolute', top: 0, left: 0, width: '100%', boxSizing: 'border-box' },
});

interface VirtualListProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly keyOf: (item: T) => string;
  /** Height of a row before it is measured, in pixels. */
  readonly rowHeight: number;
  /** It scrolls by itself and stays low, where something follows below; else it scrolls with the page. */
  readonly low?: boolean;
  readonly children: (item: T, index: number) => ReactNode;
}

/** A list that may be thousands long: only the rows in view are there; each is measured, so that text may wrap. */
export function VirtualList<T>({
  label,
  items,
  keyOf,
  rowHeight,
  low = false,
  children,
}: VirtualListProps<T>) {
  const styles = useStyles();
  const page = useScroller();
  const box = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const above = useAbove(list, low ? box : page);
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => (low ? box : page).current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    scrollMargin: above,
    overscan: 6,
  });
  return (
    <div ref={box} className={low ? styles.low : undefined}>
      <ul ref={list} aria-label={label} className={styles.list} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index];
          if (item === undefined) return null;
          return (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className={styles.row}
              style={{ transform: `translateY(${start - above}px)` }}
            >
              <Row item={item} index={index} draw={children} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface RowProps {
  readonly item: unknown;
  readonly index: number;
  readonly draw: (item: never, index: number) => ReactNode;
}

/** Drawn again only when the list itself is, not with every step of the scrolling. */
const Row = memo(function Row({ item, index, draw }: RowProps) {
  return draw(item as never, index);
});

/** How far below the top of what scrolls the list begins; whatever grows above moves it. */
function useAbove(list: RefObject<HTMLElement | null>, scroller: RefObject<HTMLElement | null>): number {
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => {
    const measure = () => setAbove(list.current?.offsetTop ?? 0);
    measure();
    const observer = new ResizeObserver(measure);
    for (const part of scroller.current?.children ?? []) observer.observe(part);
    return () => observer.disconnect();
  }, [list, scroller]);
  return above;
}
