import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type ReactNode } from 'react';

const useStyles = makeStyles({
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  plain: { listStyleType: 'none', margin: 0, padding: 0 },
  more: { marginTop: tokens.spacingVerticalS },
});

const page = 100;

interface LongListProps<T> {
  readonly items: readonly T[];
  /** How many are shown at first. */
  readonly first?: number;
  /** Without the line that ends it. */
  readonly plain?: boolean;
  /** Says how many more there are. */
  readonly more: (count: number) => string;
  /** Draws one item, as a list item with its key. */
  readonly children: (item: T) => ReactNode;
}

/** A list that shows its first items, and a hundred more at a press: rows off the screen cost no layout. */
export function LongList<T>({ items, first = 12, plain = false, more, children }: LongListProps<T>) {
  const styles = useStyles();
  const [shown, setShown] = useState(first);
  // A single one left over is not worth a button.
  const end = items.length - shown <= 1 ? items.length : shown;
  return (
    <div>
      <ul className={plain ? styles.plain : styles.list}>
        {items.slice(0, end).map((item) => children(item))}
      </ul>
      {end < items.length && (
        <Button className={styles.more} appearance="subtle" onClick={() => setShown(end + page)}>
          {more(items.length - end)}
        </Button>
      )}
    </div>
  );
}
