import { makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import type { Check } from '../../../electron/contract/plan';
import { KeyValue, type KeyValueRow } from '../../components/key-value';
import { StatusBadge, type Tone } from '../../components/status-badge';
import { checksText } from '../../text/checks';
import { placeOf, weightOf, type CheckWeight } from './check-groups';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 56px',
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  place: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  finding: { margin: 0, overflowWrap: 'anywhere', maxWidth: '720px' },
  calm: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 2fr) minmax(0, 3fr)',
    columnGap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalSNudge} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 33px',
    '@media (max-width: 760px)': { gridTemplateColumns: '20px minmax(0, 1fr)' },
  },
  sign: { lineHeight: 0, fontSize: '16px', paddingTop: '2px', color: tokens.colorStatusSuccessForeground1 },
  calmFinding: {
    color: tokens.colorNeutralForeground2,
    overflowWrap: 'anywhere',
    '@media (max-width: 760px)': { gridColumnStart: 2 },
  },
});

const tones: Readonly<Record<CheckWeight, Tone>> = {
  must: 'bad',
  mends: 'warning',
  warn: 'warning',
  unknown: 'neutral',
  pass: 'good',
};

/** One check: what was found, where, who can mend it, and how. */
export function CheckRow({ check }: { check: Check }) {
  const styles = useStyles();
  const weight = weightOf(check);
  if (weight === 'pass') return <CalmRow check={check} />;
  const rows: KeyValueRow[] = [
    ...(check.who === null ? [] : [{ name: checksText.who, value: check.who }]),
    ...(check.next === null ? [] : [{ name: checksText.next, value: check.next }]),
  ];
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <StatusBadge tone={tones[weight]}>{checksText.states[weight]}</StatusBadge>
        <span className={styles.title}>{check.title}</span>
        <span className={styles.place}>{checksText.places[placeOf(check)]}</span>
      </div>
      <p className={styles.finding}>{check.finding}</p>
      {rows.length > 0 && <KeyValue rows={rows} />}
    </li>
  );
}

/** What is in order takes one line; that it is stands in the heading above. */
function CalmRow({ check }: { check: Check }) {
  const styles = useStyles();
  return (
    <li className={styles.calm}>
      <span className={styles.sign}>
        <CheckmarkCircleFilled aria-hidden />
      </span>
      <span className={styles.title}>{check.title}</span>
      <span className={styles.calmFinding}>{check.finding}</span>
    </li>
  );
}
