import { Button, makeStyles } from '@fluentui/react-components';
import type { OperationStep } from '../../../electron/contract/desk/operation';
import type { RemoveDocument } from '../../../electron/contract/removal';
import { Section } from '../../components/section';
import { Verdict, type VerdictTone } from '../../components/verdict';
import { NoteList } from '../../components/note-list';
import { useNow } from '../../state/use-now';
import { useIsBusy } from '../../state/use-operation';
import { removalText } from '../../text/removal';
import { WaitsList } from '../plan/waits-list';
import { resultTones } from '../run/result-tones';
import { RunList } from '../run/run-list';
import { runSteps } from '../run/run-steps';

const useStyles = makeStyles({
  line: { margin: 0 },
});

const tones: Readonly<Record<RemoveDocument['result'], VerdictTone>> = { ...resultTones, planned: 'neutral' };

interface RunViewProps {
  readonly steps: readonly OperationStep[];
  /** How it ended; left out while it runs. */
  readonly document?: RemoveDocument;
  readonly onGoOn?: () => void;
}

/** The steps that take away, under way or done, and how that ended. */
export function RunView({ steps, document, onGoOn }: RunViewProps) {
  const styles = useStyles();
  const isBusy = useIsBusy();
  const now = useNow(document === undefined ? 1_000 : 60_000);
  const isOver = document === undefined || ['done', 'nothing-to-do'].includes(document.result);
  const again = (
    <Button appearance="primary" disabled={isBusy} onClick={onGoOn}>
      {removalText.goOn}
    </Button>
  );
  return (
    <>
      {document !== undefined && (
        <Verdict
          tone={tones[document.result]}
          title={removalText.results[document.result]}
          {...(isOver ? {} : { actions: again })}
        >
          <p className={styles.line}>{removalText.resultLeads[document.result]}</p>
          <NoteList notes={document.notes} />
        </Verdict>
      )}
      {document !== undefined && (
        <WaitsList
          waitsFor={document.waitsFor}
          steps={document.plan.steps}
          then={{ page: 'removal', setup: document.setup }}
        />
      )}
      {steps.length > 0 && (
        <Section heading={removalText.stepsTitle}>
          <RunList steps={runSteps(steps)} now={now} />
        </Section>
      )}
    </>
  );
}
