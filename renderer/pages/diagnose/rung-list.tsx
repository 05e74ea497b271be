import { makeStyles, tokens } from '@fluentui/react-components';
import type { Rung, RungStatus } from '../../../electron/contract/ladder';
import { StatusBadge, type Tone } from '../../components/status-badge';
import { diagnoseText } from '../../text/diagnose';
import { EvidenceList } from '../proof/evidence-list';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '160px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
    alignItems: 'start',
    padding: `${tokens.spacingVerticalM} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  words: { display: 'grid', rowGap: tokens.spacingVerticalXS, minWidth: 0 },
  head: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quiet: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground2 },
  took: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  line: { margin: 0, overflowWrap: 'anywhere', maxWidth: '720px' },
});

const tones: Readonly<Record<RungStatus, Tone>> = {
  pass: 'good',
  fail: 'bad',
  waiting: 'waiting',
  unknown: 'warning',
  'not-tried': 'neutral',
};

/** Milliseconds; less is no news. */
const worthTelling = 1_000;

/** The rungs of a ladder, in order; nothing where there are none yet. */
export function RungList({ rungs }: { rungs: readonly Rung[] }) {
  const styles = useStyles();
  if (rungs.length === 0) return null;
  return (
    <ol className={styles.list} aria-label={diagnoseText.steps}>
      {rungs.map((rung) => (
        <RungRow key={rung.id} rung={rung} />
      ))}
    </ol>
  );
}

function RungRow({ rung }: { rung: Rung }) {
  const styles = useStyles();
  const { status, title, finding, evidence, ms } = rung;
  const isTried = status !== 'not-tried';
  return (
    <li className={styles.row}>
      <span>
        <StatusBadge tone={tones[status]}>{diagnoseText.statuses[status]}</StatusBadge>
      </span>
      <div className={styles.words}>
        <span className={styles.head}>
          <span className={isTried ? styles.title : styles.quiet}>{title}</span>
          {ms !== null && ms >= worthTelling && <span className={styles.took}>{diagnoseText.took(ms)}</span>}
        </span>
        {isTried && <p className={styles.line}>{finding}</p>}
        {evidence.length > 0 && <EvidenceList lines={evidence.map((one) => ({ evidence: one }))} />}
      </div>
    </li>
  );
}
