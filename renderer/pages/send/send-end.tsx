import { Button, makeStyles } from '@fluentui/react-components';
import type { SendDocument } from '../../../electron/contract/documents';
import { KeyValue, type KeyValueRow } from '../../components/key-value';
import { Verdict, type VerdictTone } from '../../components/verdict';
import { useRoute } from '../../state/route-context';
import { sendText } from '../../text/send';
import { meaningOf, type SendMeaning } from './send-result';

const useStyles = makeStyles({ line: { margin: 0, overflowWrap: 'anywhere' } });

const looks: Readonly<Record<SendMeaning, readonly [VerdictTone, string]>> = {
  accepted: ['good', sendText.accepted],
  'accepted-outside': ['bad', sendText.acceptedByOutsider],
  'refused-outside': ['good', sendText.refusedWell],
  'refused-inside': ['bad', sendText.refused],
};

interface SendEndProps {
  readonly document: SendDocument;
  readonly senders: readonly string[];
}

/** How one test mail ended, and what that means here. */
export function SendEnd({ document, senders }: SendEndProps) {
  const styles = useStyles();
  const { go } = useRoute();
  const { from, to, refusal, setup } = document;
  const meaning = meaningOf(document, senders);
  const [tone, title] = looks[meaning];
  const isWrong = meaning === 'accepted-outside' || meaning === 'refused-inside';
  return (
    <Verdict
      tone={tone}
      title={title}
      actions={
        <>
          {isWrong && <Button onClick={() => go({ page: 'proof', setup })}>{sendText.toProof}</Button>}
          <Button onClick={() => go({ page: 'overview', setup })}>{sendText.toSetup}</Button>
        </>
      }
    >
      <p className={styles.line}>{sendText.fromTo(from, to)}</p>
      {meaning === 'accepted' && <p className={styles.line}>{sendText.acceptedLead(to)}</p>}
      {meaning === 'accepted-outside' && (
        <p className={styles.line}>{sendText.acceptedByOutsiderLead(from)}</p>
      )}
      {refusal !== null && <p className={styles.line}>{refusal.meaning}</p>}
      <KeyValue rows={rowsOf(document)} />
    </Verdict>
  );
}

function rowsOf({ refusal, subject, time, requestId }: SendDocument): readonly KeyValueRow[] {
  return [
    ...(refusal === null
      ? [{ name: sendText.subject, value: subject }]
      : [
          {
            name: sendText.answer,
            value: `${refusal.status} ${refusal.code}: ${refusal.message}`,
          },
        ]),
    { name: sendText.time, value: sendText.when(time) },
    ...(requestId === null ? [] : [{ name: sendText.requestId, value: requestId, copy: requestId }]),
  ];
}
