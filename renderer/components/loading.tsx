import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useSlow } from '../state/use-slow';

const useStyles = makeStyles({
  space: { minHeight: '120px', display: 'flex', alignItems: 'center', padding: tokens.spacingVerticalL },
});

/** What is shown while something is read: nothing at first, then a spinner with its words. */
export function Loading({ label }: { label: string }) {
  const styles = useStyles();
  const slow = useSlow(true);
  return (
    <div className={styles.space} aria-busy="true" aria-live="polite">
      {slow && <Spinner size="small" label={label} labelPosition="after" />}
    </div>
  );
}
