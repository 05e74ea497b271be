import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { OutputOf } from '../../../electron/contract/desk/table';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { Section } from '../../components/section';
import { Verdict } from '../../components/verdict';
import { useCall } from '../../state/use-call';
import { handoffText } from '../../text/handoff';

const useStyles = makeStyles({ line: { margin: 0, overflowWrap: 'anywhere' } });

type Receipt = NonNullable<OutputOf<'handoff.takeReceipt'>>;

/** What the vendor gives back once it has opened the folder. */
export function ReceiptSection({ setup }: { setup: string }) {
  const take = useCall('handoff.takeReceipt');
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  const choose = async () => {
    setReceipt(null);
    const end = await take.run({ setup });
    if (end.ok) setReceipt(end.value);
  };
  return (
    <Section heading={handoffText.receiptTitle} lead={handoffText.receiptLead}>
      <div>
        <CallButton call={take} onClick={() => void choose()}>
          {handoffText.receipt}
        </CallButton>
      </div>
      {receipt !== null && <Taken receipt={receipt} />}
      {take.failure !== null && <ErrorNote failure={take.failure} />}
    </Section>
  );
}

function Taken({ receipt: { receivedBy, receivedAt, test, confirmed, isLast } }: { receipt: Receipt }) {
  const styles = useStyles();
  const { receiptTested, receiptConfirmed, receiptUnconfirmed, receiptOld } = handoffText;
  const isFine = isLast && (test === null || test.result === 'works' || test.result === 'skipped');
  const lines = [
    ...(test === null ? [] : [receiptTested(test.message)]),
    confirmed ? receiptConfirmed : receiptUnconfirmed,
    ...(isLast ? [] : [receiptOld]),
  ];
  return (
    <Verdict tone={isFine ? 'good' : 'waiting'} title={handoffText.receiptTaken(receivedBy, receivedAt)}>
      {lines.map((line) => (
        <p key={line} className={styles.line}>
          {line}
        </p>
      ))}
    </Verdict>
  );
}
