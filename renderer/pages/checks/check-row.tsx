import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
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
  calm: { gridTemplateColumns: 'minmax(0, 1fr)', padding: `${tokens.spacingVerticalS} 0` },
});

const tones: Readonly<Record<CheckWeight, Tone>> = {
  must: 'bad',
  mends: 'info',
  warn: 'warning',
  unknown: 'neutral',
  pass: 'good',
};

/** One check: what was found, where, who can mend it, and how. */
export function CheckRow({ check }: { check: Check }) {
  const styles = useStyles();
  const weight = weightOf(check);
  const rows: KeyValueRow[] = [
    ...(check.who === null ? [] : [{ name: checksText.who, value: check.who }]),
    ...(check.next === null ? [] : [{ name: checksText.next, value: check.next }]),
  ];
  return (
    <li className={mergeClasses(styles.row, weight === 'pass' && styles.calm)}>
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
