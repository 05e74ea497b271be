import { makeStyles, MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { RotateDocument } from '../../../electron/contract/rotation';
import { ErrorNote } from '../../components/error-note';
import { KeyValue } from '../../components/key-value';
import { Section } from '../../components/section';
import { NoteList } from '../../components/note-list';
import { findingRow } from '../../styles/rows';
import { rotationText } from '../../text/rotation';
import { WaitsList } from '../plan/waits-list';

const useStyles = makeStyles({
  rows: { listStyleType: 'none', margin: 0, padding: 0 },
  row: { ...findingRow },
  line: { margin: 0, maxWidth: '720px' },
});

/** How the last step ended, where it did not end well, and what a person should know of it. */
export function LastStep({ document, setup }: { document: RotateDocument; setup: string }) {
  const { result, steps, waitsFor, notes, setupFile } = document;
  const said = rotationText.results[result];
  const failed = steps.flatMap(({ id, outcome }) =>
    outcome.kind === 'failed' || outcome.kind === 'unknown' ? [{ id, error: outcome.error }] : [],
  );
  return (
    <>
      {said !== null && (
        <MessageBar intent={result === 'failed' ? 'error' : 'warning'} layout="multiline">
          <MessageBarBody>{said}</MessageBarBody>
        </MessageBar>
      )}
      {failed.map(({ id, error }) => (
        <ErrorNote key={id} failure={error} />
      ))}
      <WaitsList waitsFor={waitsFor} steps={steps} then={{ page: 'rotation', setup }} />
      <NoteList notes={setupFile === null ? notes : [...notes, rotationText.setupFile(setupFile)]} />
    </>
  );
}

/** What was found that does not fit, each with who can mend it and how. */
export function Findings({ findings }: { findings: RotateDocument['findings'] }) {
  const styles = useStyles();
  if (findings.length === 0) return null;
  return (
    <Section heading={rotationText.findingsTitle}>
      <ul className={styles.rows}>
        {findings.map(({ id, finding, who, next }) => (
          <li key={`${id} ${finding}`} className={styles.row}>
            <p className={styles.line}>{finding}</p>
            <KeyValue
              rows={[
                { name: rotationText.who, value: who },
                { name: rotationText.next, value: next },
              ]}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}
