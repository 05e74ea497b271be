import { makeStyles, mergeClasses, Spinner, tokens } from '@fluentui/react-components';
import { StatusBadge, type Tone } from '../../components/status-badge';
import { ErrorNote } from '../../components/error-note';
import { numberedRow, rowHead, rowNumber } from '../../styles/rows';
import { durationText, numberText } from '../../text/format';
import { runText } from '../../text/run';
import { ranges } from '../plan/plan-steps';
import { numbersOf, type RunStep, type StepLook } from './run-steps';

const useStyles = makeStyles({
  row: {
    ...numberedRow,
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 64px',
  },
  running: { backgroundColor: tokens.colorNeutralBackground2 },
  number: rowNumber,
  body: { display: 'grid', rowGap: tokens.spacingVerticalXS, minWidth: 0 },
  head: rowHead,
  time: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  line: { margin: 0, overflowWrap: 'anywhere', maxWidth: '720px' },
  soft: { color: tokens.colorNeutralForeground2 },
});

const tones: Readonly<Record<StepLook, Tone>> = {
  open: 'neutral',
  running: 'info',
  applied: 'good',
  'already-in-place': 'good',
  'needs-person': 'waiting',
  waiting: 'waiting',
  blocked: 'neutral',
  failed: 'bad',
  unknown: 'warning',
  cancelled: 'neutral',
};

interface RunRowProps {
  readonly step: RunStep;
  readonly all: readonly RunStep[];
  /** Milliseconds since 1970, for what runs. */
  readonly now: number;
}

/** One step of a run: how it stands, how long it took, what it said. */
export function RunRow({ step: { number, summary, look, step }, all, now }: RunRowProps) {
  const styles = useStyles();
  const took = tookOf(step.startedAt, step.finishedAt, now);
  return (
    <li className={mergeClasses(styles.row, look === 'running' && styles.running)}>
      <span className={styles.number}>{numberText(number)}</span>
      <div className={styles.body}>
        <div className={styles.head}>
          {look === 'running' ? (
            <Spinner size="extra-tiny" label={runText.looks.running} labelPosition="after" />
          ) : (
            <StatusBadge tone={tones[look]}>{runText.looks[look]}</StatusBadge>
          )}
          {took !== null && <span className={styles.time}>{took}</span>}
        </div>
        <p className={styles.line}>{summary}</p>
        {step.notes.map((note, index) => (
          <p key={`${index} ${note}`} className={mergeClasses(styles.line, styles.soft)}>
            {note}
          </p>
        ))}
        <Outcome outcome={step.outcome} all={all} />
      </div>
    </li>
  );
}

function tookOf(from: string | null, to: string | null, now: number): string | null {
  if (from === null) return null;
  return durationText((to === null ? now : Date.parse(to)) - Date.parse(from));
}

function Outcome({ outcome, all }: { outcome: RunStep['step']['outcome']; all: readonly RunStep[] }) {
  const styles = useStyles();
  const soft = mergeClasses(styles.line, styles.soft);
  switch (outcome?.kind) {
    case 'applied':
    case 'already-in-place':
      return outcome.note === undefined ? null : <p className={soft}>{outcome.note}</p>;
    case 'needs-person':
      return (
        <p className={styles.line}>
          {runText.whoGoesOn(outcome.who)} {outcome.reason}
        </p>
      );
    case 'waiting':
      return <p className={styles.line}>{runText.waitsUntil(outcome.for, outcome.nextTry)}</p>;
    case 'blocked':
      return <p className={soft}>{runText.heldUpBy(ranges(numbersOf(outcome.by, all)))}</p>;
    case 'failed':
      return <ErrorNote failure={outcome.error} />;
    case 'unknown':
      return (
        <>
          <p className={styles.line}>{runText.unknownLead}</p>
          <ErrorNote failure={outcome.error} intent="warning" />
        </>
      );
    case 'cancelled':
    case undefined:
      return null;
  }
}
