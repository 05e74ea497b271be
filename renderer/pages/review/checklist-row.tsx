import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { signOffKinds, type SignOffKind } from '../../../electron/contract/go-live';
import type { ChecklistItem } from '../../../electron/contract/review';
import { StatusBadge, type Tone } from '../../components/status-badge';
import { findingRow, rowHead } from '../../styles/rows';
import { goLiveText } from '../../text/go-live';
import { reviewText } from '../../text/review';
import { SignForm } from '../go-live/sign-form';

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
  const [asking, setAsking] = useState(false);
  const what = wordOf(item.sign);
  const end = (signed: boolean) => {
    setAsking(false);
    if (signed) onSigned();
  };
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
      {item.status === 'open' && what !== null && !asking && (
        <Button onClick={() => setAsking(true)}>{goLiveText.sign[what]}</Button>
      )}
      {asking && what !== null && <SignForm setup={setup} what={what} onEnd={end} />}
    </li>
  );
}

function wordOf(sign: string | null): SignOffKind | null {
  return signOffKinds.find((one) => one === sign) ?? null;
}
