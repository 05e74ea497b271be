import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { HandoffPreview } from '../../../electron/contract/desk/handoff';
import type { Operation } from '../../../electron/contract/desk/operation';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { OperationProgress } from '../../components/operation/operation-progress';
import { Section } from '../../components/section';
import { Verdict } from '../../components/verdict';
import { useRoute } from '../../state/route-context';
import { useCall } from '../../state/use-call';
import { resultOf, useIsBusy } from '../../state/use-operation';
import { listText } from '../../text/format';
import { handoffText } from '../../text/handoff';
import { PassphraseOnce } from './passphrase-once';
import { firstSeal, isChosen, SealChoice } from './seal-choice';

const useStyles = makeStyles({
  line: { margin: 0, overflowWrap: 'anywhere' },
  soft: { margin: 0, color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
});

interface FolderSectionProps {
  readonly setup: string;
  readonly preview: HandoffPreview;
  readonly operation: Operation | null;
}

/** Makes the folder for the vendor, sealed for whom it is chosen. */
export function FolderSection({ setup, preview, operation }: FolderSectionProps) {
  const start = useCall('handoff.start');
  const isBusy = useIsBusy();
  const [seal, setSeal] = useState(firstSeal);
  const { outcome = null } = operation ?? {};
  return (
    <Section
      heading={handoffText.sealTitle}
      lead={preview.seals ? handoffText.sealLead : handoffText.sealLeadNoCredential}
    >
      {preview.seals && <SealChoice setup={setup} seal={seal} onChange={setSeal} />}
      <div>
        <CallButton
          call={start}
          appearance="primary"
          disabled={isBusy || preview.refusal !== null || (preview.seals && !isChosen(seal))}
          onClick={() => void start.run({ setup, sealFor: seal.for })}
        >
          {handoffText.export}
        </CallButton>
      </div>
      {start.failure !== null && <ErrorNote failure={start.failure} />}
      {operation !== null && outcome === null && (
        <OperationProgress operation={operation} label={handoffText.running} />
      )}
      {outcome?.kind === 'failed' && <ErrorNote failure={outcome.error} />}
      {operation !== null && outcome?.kind === 'finished' && <Done operation={operation} setup={setup} />}
    </Section>
  );
}

function Done({ operation, setup }: { operation: Operation; setup: string }) {
  const { go } = useRoute();
  const styles = useStyles();
  const result = resultOf(operation, 'handoff');
  if (result === null) return null;
  const { directory, files, expires, proof } = result.document;
  return (
    <Verdict
      tone="good"
      title={directory === null ? handoffText.doneNoFolder : handoffText.doneTitle(directory)}
      actions={<Button onClick={() => go({ page: 'overview', setup })}>{handoffText.toSetup}</Button>}
    >
      <p className={styles.soft}>{`${handoffText.files(files.length)}: ${listText(files)}`}</p>
      {expires !== null && <p className={styles.line}>{handoffText.expires(expires)}</p>}
      {proof !== 'proven' && <p className={styles.line}>{handoffText.unproven}</p>}
      {result.passphraseWaits && <PassphraseOnce key={operation.id} operation={operation.id} />}
    </Verdict>
  );
}
