import { Body1, Button, Caption1, Field, makeStyles, SearchBox, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useDeferredValue, useMemo, useState } from 'react';
import type { DraftIssue, DraftSender } from '../../../electron/contract/desk/draft';
import { VirtualList } from '../../components/virtual-list';
import { draftText } from '../../text/draft';
import { sentenceText } from '../../text/format';

const text = draftText.senders;
const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalL,
    marginBottom: tokens.spacingVerticalS,
  },
  search: { width: '320px', maxWidth: '100%' },
  row: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { display: 'grid', minWidth: 0, overflowWrap: 'anywhere' },
  soft: { color: tokens.colorNeutralForeground2 },
  problem: { color: tokens.colorStatusDangerForeground3 },
});

const searchFrom = 12;
const rowHeight = 45;

interface SenderListProps {
  readonly senders: readonly DraftSender[];
  readonly issues: readonly DraftIssue[];
  readonly onChange: (senders: DraftSender[]) => void;
}

interface Row {
  readonly index: number;
  readonly sender: DraftSender;
}

/** The senders so far, thousands if it must be. */
export function SenderList({ senders, issues, onChange }: SenderListProps) {
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const wanted = useDeferredValue(search).trim().toLowerCase();
  const problems = useMemo(() => problemsOf(issues), [issues]);
  const rows = useMemo(
    () =>
      senders
        .map((sender, index): Row => ({ sender, index }))
        .filter(({ sender }) =>
          `${sender.address} ${sender.displayName ?? ''}`.toLowerCase().includes(wanted),
        ),
    [senders, wanted],
  );
  if (senders.length === 0) return <Body1 className={styles.soft}>{text.none}</Body1>;
  const without = (gone: number) => senders.filter((_, index) => index !== gone);
  return (
    <div>
      <div className={styles.head}>
        {senders.length >= searchFrom && (
          <Field label={text.filter} className={styles.search}>
            <SearchBox value={search} onChange={(_, { value }) => setSearch(value)} />
          </Field>
        )}
        <Caption1 aria-live="polite" className={styles.soft}>
          {text.count(rows.length)}
        </Caption1>
        {senders.length >= searchFrom && (
          <Button size="small" appearance="subtle" onClick={() => onChange([])}>
            {text.removeAll}
          </Button>
        )}
      </div>
      <VirtualList
        label={text.list}
        items={rows}
        keyOf={keyOf}
        rowHeight={rowHeight}
        low={rows.length >= searchFrom}
      >
        {({ sender, index }) => (
          <SenderRow
            sender={sender}
            problem={problems.get(index)}
            onRemove={() => onChange(without(index))}
          />
        )}
      </VirtualList>
    </div>
  );
}

function keyOf({ sender, index }: Row): string {
  return `${index} ${sender.address}`;
}

/** What is wrong with each sender, by its place in the list. */
function problemsOf(issues: readonly DraftIssue[]): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const { where, problem } of issues) {
    const index = /^senders\[(\d+)\]/u.exec(where)?.[1];
    if (index !== undefined) found.set(Number(index), problem);
  }
  return found;
}

interface SenderRowProps {
  readonly sender: DraftSender;
  readonly problem: string | undefined;
  readonly onRemove: () => void;
}

function SenderRow({ sender, problem, onRemove }: SenderRowProps) {
  const styles = useStyles();
  return (
    <div className={styles.row}>
      <span className={styles.words}>
        <span>{sender.address}</span>
        {sender.create === 'shared' && (
          <Caption1 className={styles.soft}>{text.isCreated(sender.displayName ?? '')}</Caption1>
        )}
        {problem !== undefined && <Caption1 className={styles.problem}>{sentenceText(problem)}</Caption1>}
      </span>
      <Button
        appearance="subtle"
        icon={<DismissRegular />}
        aria-label={text.remove(sender.address)}
        onClick={onRemove}
      />
    </div>
  );
}
