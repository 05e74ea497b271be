import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useRoute } from '../state/route-context';
import { useSetupLine } from '../state/setups-context';
import { stagesOf, type StageView } from '../state/stages';
import { frameText } from '../text/frame';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL} 0`,
    '@media (max-width: 760px)': { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS} 0` },
  },
  name: { maxWidth: '280px', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  list: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
  },
  step: { display: 'flex', alignItems: 'center' },
  stage: {
    minWidth: 0,
    fontWeight: tokens.fontWeightRegular,
    paddingLeft: tokens.spacingHorizontalS,
    paddingRight: tokens.spacingHorizontalS,
  },
  here: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorBrandForeground1 },
  arrow: { color: tokens.colorNeutralForeground3, flexShrink: 0 },
  done: { color: tokens.colorStatusSuccessForeground1 },
});

const pagesOfSetup = [
  'draft',
  'checks',
  'plan',
  'run',
  'overview',
  'proof',
  'handoff',
  'send',
  'go-live',
  'rotation',
  'review',
  'removal',
];

/** Above every page of a setup: its name and its way from setup to handoff. */
export function SetupBar() {
  const styles = useStyles();
  const { route, go } = useRoute();
  const line = useSetupLine(route);
  if (!pagesOfSetup.includes(route.page)) return null;
  const status = line?.status ?? null;
  const name = line === null || line.application === '' ? frameText.newSetup : line.application;
  return (
    <nav aria-label={frameText.way} className={styles.bar}>
      {status === null ? null : (
        <Button
          appearance="subtle"
          className={mergeClasses(styles.stage, route.page === 'overview' && styles.here)}
          aria-current={route.page === 'overview' ? 'page' : undefined}
          onClick={() => go({ page: 'overview', setup: status.id })}
        >
          <span className={styles.name}>{name}</span>
        </Button>
      )}
      <ol className={styles.list}>
        {stagesOf(line, route.page).map((view, index) => (
          <li key={view.stage} className={styles.step}>
            {index > 0 && <ChevronRightRegular className={styles.arrow} aria-hidden />}
            <StageButton view={view} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StageButton({ view }: { view: StageView }) {
  const styles = useStyles();
  const { go } = useRoute();
  const { here, done, route } = view;
  return (
    <Button
      appearance="subtle"
      className={mergeClasses(styles.stage, here && styles.here)}
      aria-current={here ? 'step' : undefined}
      disabled={route === null && !here}
      icon={
        done && !here ? (
          <CheckmarkCircleFilled className={styles.done} aria-label={frameText.stageDone} />
        ) : null
      }
      onClick={() => {
        if (route !== null) go(route);
      }}
    >
      {frameText.stages[view.stage]}
    </Button>
  );
}
