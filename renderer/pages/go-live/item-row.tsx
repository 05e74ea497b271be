import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { GoLiveItem, GoLiveItemId, SignOffKind } from '../../../electron/contract/go-live';
import { KeyValue } from '../../components/key-value';
import { StatusBadge, type Tone } from '../../components/status-badge';
import { useRoute } from '../../state/route-context';
import { findingRow, rowHead } from '../../styles/rows';
import { goLiveText } from '../../text/go-live';
import { SignButton } from './sign-button';

const useStyles = makeStyles({
  row: {
    ...findingRow,
    justifyItems: 'start',
  },
  head: rowHead,
  title: { fontWeight: tokens.fontWeightSemibold },
  finding: { margin: 0, overflowWrap: 'anywhere', maxWidth: '720px' },
});

const tones: Readonly<Record<GoLiveItem['status'], Tone>> = {
  done: 'good',
  waived: 'warning',
  open: 'waiting',
};

/** Whose word closes it; the proof is nobody's word. */
const wordFor: Readonly<Record<GoLiveItemId, SignOffKind | null>> = {
  proof: null,
  uat: 'uat',
  'security-review': 'security-review',
  'vendor-validation': 'vendor-validation',
  auditing: 'auditing-waived',
  failures: 'failures-reviewed',
};

interface ItemRowProps {
  readonly setup: string;
  readonly item: GoLiveItem;
  readonly onSigned: () => void;
}

/** One condition: how it stands, who said so, and where it is open, the way to close it. */
export function ItemRow({ setup, item, onSigned }: ItemRowProps) {
  const styles = useStyles();
  const { go } = useRoute();
  const { id, title, status, finding, who, next } = item;
  const what = wordFor[id];
  const isOpen = status === 'open';
  return (
    <li className={styles.row}>
      <span className={styles.head}>
        <StatusBadge tone={tones[status]}>{goLiveText.statuses[status]}</StatusBadge>
        <span className={styles.title}>{title}</span>
      </span>
      <p className={styles.finding}>{finding}</p>
      {isOpen && what === null && next !== null && (
        <KeyValue
          rows={[
            ...(who === null ? [] : [{ name: goLiveText.who, value: who }]),
            { name: goLiveText.next, value: next },
          ]}
        />
      )}
      {isOpen && what === null && (
        <Button onClick={() => go({ page: 'proof', setup })}>{goLiveText.toProof}</Button>
      )}
      {what !== null && <SignButton setup={setup} what={what} isOpen={isOpen} onSigned={onSigned} />}
    </li>
  );
}
