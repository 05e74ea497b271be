import { Body1, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import type { Operation } from '../../../electron/contract/desk/operation';
import { useCall } from '../../state/use-call';
import { useNow } from '../../state/use-now';
import { operationText } from '../../text/operation';
import { CallButton } from '../call-button';
import { QuestionPanel } from './question-panel';
import { WaitClock } from './wait-clock';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'center' },
  words: { flex: '1 1 200px', minWidth: 0 },
  time: { color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  notes: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, color: tokens.colorNeutralForeground2 },
});

interface OperationProgressProps {
  readonly operation: Operation;
  /** What is being done, as a sentence: "Reading the tenant". */
  readonly label: string;
  /** How many of the last notes are shown. */
  readonly notes?: number;
}

/** An operation that runs: what it does, how long, what it said last, and how to stop it. */
export function OperationProgress({ operation, label, notes = 6 }: OperationProgressProps) {
  const styles = useStyles();
  const cancel = useCall('operation.cancel');
  const now = useNow(1_000);
  const elapsed = now - Date.parse(operation.startedAt);
  return (
    <div className={styles.box}>
      <div className={styles.head}>
        <Spinner size="tiny" aria-hidden />
        <Body1 className={styles.words} role="status">
          {operation.cancelling ? operationText.cancelling : label}
        </Body1>
        <Caption1 className={styles.time}>{operationText.elapsed(elapsed)}</Caption1>
        <CallButton
          call={cancel}
          disabled={operation.cancelling}
          onClick={() => void cancel.run({ operation: operation.id })}
        >
          {operationText.cancel}
        </CallButton>
      </div>
      {operation.question != null && <QuestionPanel operation={operation.id} question={operation.question} />}
      {operation.waiting !== null && <WaitClock waiting={operation.waiting} now={now} />}
      {operation.notes.length > 0 && (
        <ul className={styles.notes} aria-label={operationText.progress}>
          {operation.notes.slice(-notes).map((note, index) => (
            <li key={`${index} ${note}`}>{note}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
