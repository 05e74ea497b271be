import { Button, makeStyles } from '@fluentui/react-components';
import type { ApplyDocument } from '../../../electron/contract/documents';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { WaitClock } from '../../components/operation/wait-clock';
import { SaveButton } from '../../components/save';
import { Verdict } from '../../components/verdict';
import { NoteList } from '../../components/note-list';
import { useRoute } from '../../state/route-context';
import type { PlanView } from '../../state/use-plan';
import { runText } from '../../text/run';
import { WaitsList } from '../plan/waits-list';
import { resultTones } from './result-tones';
import { useGoOn } from './use-go-on';

const useStyles = makeStyles({
  line: { margin: 0 },
});

interface RunResultProps {
  readonly document: ApplyDocument;
  readonly draft: string;
  readonly plan: PlanView;
  readonly now: number;
}

/** How a run ended, and what comes next. */
export function RunResult({ document, draft, plan, now }: RunResultProps) {
  const styles = useStyles();
  const { result, credential, notes, nextTry } = document;
  const { title, lead } = runText.results[result];
  const time = document.waitsFor.find(({ who }) => who === 'time');
  return (
    <>
      <Verdict
        tone={resultTones[result]}
        title={title}
        actions={<Actions document={document} draft={draft} plan={plan} />}
      >
        <p className={styles.line}>{lead}</p>
        {credential !== null && (
          <p className={styles.line}>
            {runText.credential(credential.kind, credential.expires, credential.keptIn)}
          </p>
        )}
        {credential?.test != null && (
          <p className={styles.line}>
            {runText.credentialTest(credential.test.result === 'works', credential.test.message)}
          </p>
        )}
        {nextTry != null && (
          <WaitClock waiting={{ for: waitWords(time?.reason), until: nextTry }} now={now} />
        )}
        <NoteList notes={notes} />
      </Verdict>
      {plan.make.failure !== null && <ErrorNote failure={plan.make.failure} />}
      <WaitsList waitsFor={document.waitsFor} steps={document.steps} then={{ page: 'plan', draft }} />
    </>
  );
}

/** The reason of a document says "Waits for …"; the clock says that by itself. */
function waitWords(reason: string | undefined): string {
  return (reason ?? '').replace(/^Waits for /u, '').replace(/\.$/u, '');
}

function Actions({ document, draft, plan }: Omit<RunResultProps, 'now'>) {
  const { go } = useRoute();
  const { setup } = document;
  const goOn = useGoOn(draft, plan);
  switch (document.result) {
    case 'done':
    case 'nothing-to-do':
      return (
        <>
          <Button appearance="primary" onClick={() => go({ page: 'proof', setup })}>
            {runText.toProof}
          </Button>
          <Button onClick={() => go({ page: 'overview', setup })}>{runText.toOverview}</Button>
        </>
      );
    case 'needs-person':
      // With the setup's file somebody else goes on elsewhere.
      return (
        <SaveButton
          channel="setups.export"
          input={{ draft }}
          label={runText.saveFile}
          text={runText.savedAs}
        />
      );
    case 'failed':
    case 'waiting':
    case 'cancelled':
    case 'not-approved':
      return (
        <CallButton
          call={plan.make}
          disabled={plan.isBusy}
          appearance={document.result === 'waiting' ? 'secondary' : 'primary'}
          onClick={goOn}
        >
          {runText.again}
        </CallButton>
      );
  }
}
