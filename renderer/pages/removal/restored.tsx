import { Button, makeStyles } from '@fluentui/react-components';
import type { Operation } from '../../../electron/contract/desk/operation';
import { Verdict } from '../../components/verdict';
import { NoteList } from '../../components/note-list';
import { useRoute } from '../../state/route-context';
import { resultOf } from '../../state/use-operation';
import { removalText } from '../../text/removal';
import { runText } from '../../text/run';

const useStyles = makeStyles({
  line: { margin: 0 },
});

/** How bringing back ended; nothing where nobody tried. */
export function Restored({ operation, setup }: { operation: Operation | null; setup: string }) {
  const styles = useStyles();
  const { go } = useRoute();
  const document = resultOf(operation, 'restore')?.document ?? null;
  if (document === null) return null;
  const isDone = document.result === 'done' || document.result === 'nothing-to-do';
  const prove = (
    <Button appearance="primary" onClick={() => go({ page: 'proof', setup })}>
      {removalText.toProof}
    </Button>
  );
  return (
    <Verdict
      tone={isDone ? 'good' : 'waiting'}
      title={isDone ? removalText.restored : removalText.notRestored}
      {...(isDone ? { actions: prove } : {})}
    >
      <p className={styles.line}>
        {isDone ? removalText.restoredLead : runText.results[document.result].lead}
      </p>
      <NoteList notes={document.notes} />
    </Verdict>
  );
}
