import { Caption1, Field, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useState } from 'react';
import type { SetupLine } from '../../../electron/contract/desk/setups';
import { VirtualList } from '../../components/virtual-list';
import { startText } from '../../text/start';
import { inOrder, matching } from './setup-order';
import { SetupRow } from './setup-row';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalL,
    marginBottom: tokens.spacingVerticalM,
  },
  search: { width: '360px', maxWidth: '100%' },
  // The words of a row stand under the heading; what shows that it can be pressed reaches a little further.
  rows: { margin: `0 calc(-1 * ${tokens.spacingHorizontalM})` },
  count: { color: tokens.colorNeutralForeground2, paddingBottom: tokens.spacingVerticalXS },
});

/** With fewer setups than this one sees them all, and a search would only be in the way. */
const searchFrom = 8;
const rowHeight = 74;

/** The setups with search, the urgent ones first. */
export function SetupTable({ lines }: { lines: readonly SetupLine[] }) {
  const styles = useStyles();
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text);
  const shown = useMemo(() => matching(inOrder(lines), wanted), [lines, wanted]);
  return (
    <div>
      {lines.length >= searchFrom && (
        <div className={styles.head}>
          <Field label={startText.search} className={styles.search}>
            <SearchBox
              value={text}
              placeholder={startText.searchHint}
              onChange={(_, { value }) => setText(value)}
            />
          </Field>
          <Caption1 aria-live="polite" className={styles.count}>
            {shown.length === 0 ? startText.nothingFound : startText.found(shown.length, lines.length)}
          </Caption1>
        </div>
      )}
      <div className={styles.rows}>
        <VirtualList label={startText.list} items={shown} keyOf={keyOf} rowHeight={rowHeight}>
          {(line) => <SetupRow line={line} />}
        </VirtualList>
      </div>
    </div>
  );
}

function keyOf({ draft, status }: SetupLine): string {
  return `${status?.tenant ?? ''} ${status?.id ?? ''} ${draft ?? ''}`;
}
