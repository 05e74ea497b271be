import { makeStyles, tokens } from '@fluentui/react-components';
import type { SetupDetail } from '../../../electron/contract/desk/setups';
import type { RemovalPart, RemovalProof } from '../../../electron/contract/removal';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { SaveButton } from '../../components/save';
import { Section } from '../../components/section';
import { StatusBadge, type Tone } from '../../components/status-badge';
import { Verdict, type VerdictTone } from '../../components/verdict';
import { useCall } from '../../state/use-call';
import { useNow } from '../../state/use-now';
import { useIsBusy } from '../../state/use-operation';
import { findingRow, rowHead } from '../../styles/rows';
import { removalText } from '../../text/removal';
import { Forget } from './forget';

const useStyles = makeStyles({
  line: { margin: 0, overflowWrap: 'anywhere', maxWidth: '720px' },
  rows: { listStyleType: 'none', margin: 0, padding: 0 },
  row: { ...findingRow },
  head: rowHead,
  title: { fontWeight: tokens.fontWeightSemibold },
});

const verdicts: Readonly<Record<RemovalProof['verdict'], VerdictTone>> = {
  removed: 'good',
  'not-removed': 'bad',
  unknown: 'unknown',
};

const tones: Readonly<Record<RemovalPart['status'], Tone>> = {
  pass: 'good',
  kept: 'neutral',
  fail: 'bad',
  unknown: 'warning',
};

interface LeftProps {
  readonly proof: RemovalProof | null;
  readonly setup: string;
  readonly state: SetupDetail['status']['state'];
}

/** What was found when somebody looked whether anything is left; the way back, as long as there is one. */
export function Left({ proof, setup, state }: LeftProps) {
  const styles = useStyles();
  const restore = useCall('removal.restore');
  const isBusy = useIsBusy();
  const now = useNow(60_000);
  if (proof === null) return null;
  const until = proof.restorableUntil;
  const canReturn = state === 'removed' && until !== null && Date.parse(until) > now;
  return (
    <Section heading={removalText.proofTitle}>
      <Verdict tone={verdicts[proof.verdict]} title={removalText.verdicts[proof.verdict]}>
        <p className={styles.line}>{removalText.verdictLead(proof.application, proof.at)}</p>
        {canReturn && <p className={styles.line}>{removalText.restorable(until)}</p>}
      </Verdict>
      <ul className={styles.rows}>
        {proof.parts.map(({ id, title, status, finding, who }) => (
          <li key={id} className={styles.row}>
            <div className={styles.head}>
              <StatusBadge tone={tones[status]}>{removalText.statuses[status]}</StatusBadge>
              <span className={styles.title}>{title}</span>
            </div>
            <p className={styles.line}>{finding}</p>
            {who !== null && <p className={styles.line}>{removalText.canSee(who)}</p>}
          </li>
        ))}
      </ul>
      <SaveButton
        channel="removal.export"
        input={{ setup }}
        label={removalText.export}
        text={removalText.savedAs}
      />
      {canReturn && (
        <div>
          <CallButton call={restore} disabled={isBusy} onClick={() => void restore.run({ setup })}>
            {removalText.restore}
          </CallButton>
        </div>
      )}
      {restore.failure !== null && <ErrorNote failure={restore.failure} />}
      {state === 'removed' && <Forget setup={setup} />}
    </Section>
  );
}
