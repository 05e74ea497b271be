import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import type { Check } from '../../../electron/contract/plan';
import { KeyValue, type KeyValueRow } from '../../components/key-value';
import { StatusBadge, type Tone } from '../../components/status-badge';
import { findingRow, rowHead } from '../../styles/rows';
import { checksText } from '../../text/checks';
import { placeOf, weightOf, type CheckWeight } from './check-groups';
import type { Rechecks } from './use-rechecks';

const useStyles = makeStyles({
  row: {
    ...findingRow,
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 56px',
  },
  head: rowHead,
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  small: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  end: { marginLeft: 'auto', display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  finding: { margin: 0, overflowWrap: 'anywhere', maxWidth: '720px' },
  calm: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 2fr) minmax(0, 3fr) max-content',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
    padding: `${tokens.spacingVerticalSNudge} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 37px',
    '@media (max-width: 760px)': { gridTemplateColumns: '20px minmax(0, 1fr) max-content' },
  },
  sign: { lineHeight: 0, fontSize: '16px', paddingTop: '2px', color: tokens.colorStatusSuccessForeground1 },
  calmFinding: {
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    '@media (max-width: 760px)': { gridColumnStart: 2, gridRowStart: 2 },
  },
});

const tones: Readonly<Record<CheckWeight, Tone>> = {
  must: 'bad',
  mends: 'warning',
  warn: 'warning',
  unknown: 'neutral',
  pass: 'good',
};

interface CheckRowProps {
  readonly check: Check;
  /** How it is made again; null while all of them are being made. */
  readonly rechecks: Rechecks | null;
}

/** One check: what was found, why it matters, who can mend it, and how. */
export function CheckRow({ check, rechecks }: CheckRowProps) {
  const styles = useStyles();
  const weight = weightOf(check);
  const end = <End check={check} rechecks={rechecks} />;
  if (weight === 'pass') return <CalmRow check={check}>{end}</CalmRow>;
  const rows: KeyValueRow[] = [
    ...(check.cause === undefined ? [] : [{ name: checksText.cause, value: check.cause }]),
    ...(check.who === null ? [] : [{ name: checksText.who, value: check.who }]),
    ...(check.next === null ? [] : [{ name: checksText.next, value: check.next }]),
  ];
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <StatusBadge tone={tones[weight]}>{checksText.states[weight]}</StatusBadge>
        <span className={styles.title}>{check.title}</span>
        <span className={styles.small}>{checksText.places[placeOf(check)]}</span>
        {end}
      </div>
      <p className={styles.finding}>{check.finding}</p>
      {rows.length > 0 && <KeyValue rows={rows} />}
    </li>
  );
}

/** What is in order takes one line; that it is stands in the heading above. */
function CalmRow({ check, children }: { check: Check; children: React.ReactNode }) {
  const styles = useStyles();
  return (
    <li className={styles.calm}>
      <span className={styles.sign}>
        <CheckmarkCircleFilled aria-label={checksText.states.pass} />
      </span>
      <span className={styles.title}>{check.title}</span>
      <span className={styles.calmFinding}>{check.finding}</span>
      {children}
    </li>
  );
}

/** How long it took, and the button that makes it again. */
function End({ check, rechecks }: CheckRowProps) {
  const styles = useStyles();
  const isRunning = rechecks?.running === check.id;
  return (
    <span className={styles.end}>
      {check.ms !== undefined && <span className={styles.small}>{checksText.took(check.ms)}</span>}
      {rechecks !== null && (
        <Button
          size="small"
          appearance="subtle"
          icon={isRunning && rechecks.call.slow ? <Spinner size="extra-tiny" /> : <ArrowClockwiseRegular />}
          aria-label={checksText.againOf(check.title)}
          title={checksText.againHint}
          disabledFocusable={rechecks.running !== null}
          onClick={() => rechecks.again(check)}
        />
      )}
    </span>
  );
}
