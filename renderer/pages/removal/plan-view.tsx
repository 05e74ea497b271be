import { makeStyles, tokens } from '@fluentui/react-components';
import type { RemovalPlan, RemoveDocument } from '../../../electron/contract/removal';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { KeyValue } from '../../components/key-value';
import { Section } from '../../components/section';
import { NoteList } from '../../components/note-list';
import { useCall } from '../../state/use-call';
import { useIsBusy } from '../../state/use-operation';
import { removalText } from '../../text/removal';
import { StepList } from '../plan/step-list';
import { WaitsList } from '../plan/waits-list';
import { isPlanned, type Choice } from './choice';
import { ChoiceList } from './choice-list';

const useStyles = makeStyles({
  line: { margin: 0, maxWidth: '720px' },
  soft: { margin: 0, maxWidth: '720px', color: tokens.colorNeutralForeground2 },
});

interface PlanViewProps {
  readonly document: RemoveDocument;
  readonly setup: string;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
  readonly onLook: () => void;
}

/** What would go, in order, what stays, and what may be chosen beside it. */
export function PlanView({ document, setup, choice, onChoose, onLook }: PlanViewProps) {
  const styles = useStyles();
  const start = useCall('removal.start');
  const isBusy = useIsBusy();
  const { plan } = document;
  const isCurrent = isPlanned(plan, choice);
  return (
    <>
      {plan.steps.length === 0 ? (
        <p className={styles.line}>{removalText.nothing}</p>
      ) : (
        <StepList document={document} />
      )}
      <WaitsList waitsFor={document.waitsFor} steps={plan.steps} then={{ page: 'removal', setup }} />
      <Kept kept={plan.kept} />
      <ChoiceList plan={plan} choice={choice} onChoose={onChoose} />
      <NoteList notes={plan.notes} />
      <p className={styles.soft}>{isCurrent ? removalText.startLead : removalText.changed}</p>
      <div>
        {isCurrent ? (
          <CallButton
            call={start}
            disabled={isBusy}
            appearance="primary"
            onClick={() => void start.run({ setup, ...choice })}
          >
            {removalText.start}
          </CallButton>
        ) : (
          <CallButton call={start} disabled={isBusy} appearance="primary" onClick={onLook}>
            {removalText.lookAgain}
          </CallButton>
        )}
      </div>
      {start.failure !== null && <ErrorNote failure={start.failure} />}
    </>
  );
}

function Kept({ kept }: { kept: RemovalPlan['kept'] }) {
  if (kept.length === 0) return null;
  return (
    <Section heading={removalText.keptTitle} lead={removalText.keptLead}>
      <KeyValue
        rows={kept.map(({ what, name, why }) => ({ name: `${removalText.what[what]} ${name}`, value: why }))}
      />
    </Section>
  );
}
