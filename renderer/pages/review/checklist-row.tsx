import { makeStyles, tokens } from '@fluentui/react-components';
import { signOffKinds, type SignOffKind } from '../../../electron/contract/go-live';
import type { ChecklistItem } from '../../../electron/contract/review';
import { StatusBadge, type Tone } from '../../components/status-badge';
import { findingRow, rowHead } from '../../styles/rows';
import { reviewText } from '../../text/review';
import { SignButton } from '../go-live/sign-button';

const useStyles = makeStyles({
  row: { ...findingRow, justifyItems: 'start' },
  head: rowHead,
  title: { fontWeight: tokens.fontWeightSemibold },
  line: { margin: 0, overflowWrap: 'anywhere', maxWidth: '720px' },
});

const tones: Readonly<Record<ChecklistItem['status'], Tone>> = {
  done: 'good',
  signed: 'good',
  open: 'waiting',
};

interface ChecklistRowProps {
  readonly item: ChecklistItem;
  readonly setup: string;
  readonly onSigned: () => void;
}

/** One item of the standard's checklist: answered, signed, or open for somebody's word. */
export function ChecklistRow({ item, setup, onSigned }: ChecklistRowProps) {
  const styles = useStyles();
  const what = wordOf(item.sign);
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <StatusBadge tone={tones[item.status]}>{reviewText.statuses[item.status]}</StatusBadge>
        <span className={styles.title}>{item.title}</span>
      </div>
      <p className={styles.line}>{item.finding}</p>
      {item.status === 'open' && item.who !== null && (
        <p className={styles.line}>{reviewText.canDo(item.who)}</p>
      )}
      {what !== null && (
        <SignButton setup={setup} what={what} isOpen={item.status === 'open'} onSigned={onSigned} />
      )}
    </li>
  );
}

function wordOf(sign: string | null): SignOffKind | null {
  return signOffKinds.find((one) => one === sign) ?? null;
}
