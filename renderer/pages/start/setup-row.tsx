import { Caption1, makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import { renewDays } from '../../../electron/contract/days';
import type { SetupLine } from '../../../electron/contract/desk/setups';
import { SetupState } from '../../components/setup-state';
import { StatusBadge } from '../../components/status-badge';
import { useRoute } from '../../state/route-context';
import { useRunning } from '../../state/use-running';
import { dayText, expiryText } from '../../text/format';
import { operationText } from '../../text/operation';
import { overviewText } from '../../text/overview';
import { startText } from '../../text/start';
import { nextAction } from '../overview/next-action';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 3fr) minmax(0, 5fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    alignItems: 'center',
    width: '100%',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalM}`,
    font: 'inherit',
    textAlign: 'left',
    color: tokens.colorNeutralForeground1,
    backgroundColor: 'transparent',
    border: 'none',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
      borderRadius: tokens.borderRadiusMedium,
    },
    '@media (max-width: 900px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  words: { display: 'grid', minWidth: 0 },
  name: { overflowWrap: 'anywhere', fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  soft: { color: tokens.colorNeutralForeground2, overflowWrap: 'anywhere' },
  urgent: { color: tokens.colorStatusDangerForeground3 },
});

/** One setup: whose it is, how it stands, when its credential ends, what is next. Opens it. */
export function SetupRow({ line }: { line: SetupLine }) {
  const styles = useStyles();
  const { go } = useRoute();
  const { application, tenantName, vendor, status, draft } = line;
  const ends = status?.credential ?? null;
  const running = useRunning(line);
  const open = () => {
    if (running !== null) go(running.route);
    else if (status !== null) go({ page: 'overview', setup: status.id });
    else if (draft !== null) go({ page: 'draft', draft });
  };
  return (
    <button type="button" className={styles.row} onClick={open}>
      <span className={styles.words}>
        <Text weight="semibold" className={styles.name}>
          {application === '' ? startText.unnamed : application}
        </Text>
        <Caption1 className={styles.soft}>
          {[tenantName, vendor].filter((one) => one !== '').join(' · ')}
        </Caption1>
      </span>
      <span>
        {running === null ? (
          <SetupState state={status?.state ?? null} />
        ) : (
          <StatusBadge tone="info">{operationText.now[running.kind]}</StatusBadge>
        )}
      </span>
      <span className={styles.words}>
        <Text>{running === null ? nextLine(status) : operationText.watch}</Text>
        {ends !== null && (
          <Caption1 className={mergeClasses(styles.soft, ends.daysLeft <= renewDays && styles.urgent)}>
            {startText.ends(expiryText(ends.daysLeft), dayText(ends.expires))}
          </Caption1>
        )}
      </span>
    </button>
  );
}

function nextLine(status: SetupLine['status']): string {
  if (status === null) return startText.draftNext;
  return overviewText.next(nextAction({ status }), status.open.length, status.effect?.nextLook ?? null);
}
