import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  notes: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, maxWidth: '720px' },
});

/** What a person should know besides, a line each; nothing where there is none. */
export function NoteList({ notes }: { notes: readonly string[] }) {
  const styles = useStyles();
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}
