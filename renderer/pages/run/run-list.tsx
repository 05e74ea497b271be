import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { LongList } from '../../components/long-list';
import { StatusBadge } from '../../components/status-badge';
import { findingRow } from '../../styles/rows';
import { runText } from '../../text/run';
import { RunRow } from './run-row';
import { entriesOf, type RunEntry, type RunStep } from './run-steps';

const useStyles = makeStyles({
  many: {
    ...findingRow,
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
});

/** The steps of a run; long rows of the same look are folded. */
export function RunList({ steps, now }: { steps: readonly RunStep[]; now: number }) {
  return (
    <LongList items={entriesOf(steps)} first={60} more={runText.more}>
      {(entry) =>
        entry.kind === 'step' ? (
          <RunRow key={entry.step.id} step={entry.step} all={steps} now={now} />
        ) : (
          <Many key={`many ${entry.steps[0]?.id ?? ''}`} entry={entry} all={steps} now={now} />
        )
      }
    </LongList>
  );
}

interface ManyProps {
  readonly entry: Extract<RunEntry, { kind: 'many' }>;
  readonly all: readonly RunStep[];
  readonly now: number;
}

function Many({ entry, all, now }: ManyProps) {
  const styles = useStyles();
  const [open, setOpen] = useState(false);
  const isDone = entry.look === 'applied' || entry.look === 'already-in-place';
  return (
    <li className={styles.many}>
      <div className={styles.head}>
        <StatusBadge tone={isDone ? 'good' : 'neutral'}>
          {runText.many(entry.look, entry.steps.length)}
        </StatusBadge>
        <Button appearance="subtle" size="small" aria-expanded={open} onClick={() => setOpen(!open)}>
          {runText.showAll}
        </Button>
      </div>
      {open && (
        <LongList items={entry.steps} first={20} more={runText.more}>
          {(step) => <RunRow key={step.id} step={step} all={all} now={now} />}
        </LongList>
      )}
    </li>
  );
}
