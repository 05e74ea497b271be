import { makeStyles, tokens } from '@fluentui/react-components';
import type { ProofPart, ProofStatus } from '../../../electron/contract/proof';
import { KeyValue, type KeyValueRow } from '../../components/key-value';
import { StatusBadge, type Tone } from '../../components/status-badge';
import { findingRow, rowHead } from '../../styles/rows';
import { proofText } from '../../text/proof';
import { EvidenceList } from './evidence-list';

const useStyles = makeStyles({
  row: {
    ...findingRow,
  },
  head: rowHead,
  title: { fontWeight: tokens.fontWeightSemibold },
  line: { margin: 0, overflowWrap: 'anywhere', maxWidth: '720px' },
  soft: { color: tokens.colorNeutralForeground2 },
});

const tones: Readonly<Record<ProofStatus, Tone>> = {
  pass: 'good',
  fail: 'bad',
  unknown: 'warning',
  waiting: 'waiting',
  skipped: 'neutral',
};

/** One part of the proof: what was found, and what only it has for evidence. */
export function PartRow({ part }: { part: ProofPart }) {
  const styles = useStyles();
  const rows: KeyValueRow[] = [
    ...(part.who === null ? [] : [{ name: proofText.who, value: part.who }]),
    ...(part.next === null ? [] : [{ name: proofText.next, value: part.next }]),
  ];
  // What is about one mailbox stands with that mailbox.
  const own = part.evidence.filter(({ mailbox }) => mailbox === undefined);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <StatusBadge tone={tones[part.status]}>{proofText.statuses[part.status]}</StatusBadge>
        <span className={styles.title}>{part.title}</span>
      </div>
      <p className={styles.line}>{part.finding}</p>
      {part.settles !== undefined && <p className={styles.line}>{proofText.settles(part.settles)}</p>}
      {own.length > 0 && <EvidenceList lines={own.map((evidence) => ({ evidence }))} />}
      {rows.length > 0 && <KeyValue rows={rows} />}
    </li>
  );
}
