import { Button, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import type { StatusRow } from '../../../electron/contract/desk/setups';
import { SetupState } from '../../components/setup-state';
import { useRoute } from '../../state/route-context';
import { findingRow, rowHead } from '../../styles/rows';
import { dueText } from '../../text/due';
import { sentenceText } from '../../text/format';

const useStyles = makeStyles({
  row: { ...findingRow, justifyItems: 'start' },
  head: rowHead,
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  soft: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL, maxWidth: '720px' },
  line: { margin: 0 },
});

/** One setup that needs somebody: why, whom it waits for, and the way there. */
export function DueRow({ row }: { row: StatusRow }) {
  const styles = useStyles();
  const { go } = useRoute();
  const { application, tenantName, state, because = [], waitsFor = null } = row;
  return (
    <li className={styles.row}>
      <div className={styles.head}>
        <SetupState state={state} />
        <span className={styles.name}>{application}</span>
        <Caption1 className={styles.soft}>{tenantName}</Caption1>
      </div>
      <ul className={styles.list}>
        {because.map((reason) => (
          <li key={reason}>{sentenceText(reason)}</li>
        ))}
      </ul>
      {waitsFor !== null && waitsFor !== 'you' && <p className={styles.line}>{dueText.waitsFor(waitsFor)}</p>}
      <Button
        size="small"
        aria-label={dueText.open(application)}
        onClick={() => go({ page: 'overview', setup: row.id })}
      >
        {dueText.openShort}
      </Button>
    </li>
  );
}
