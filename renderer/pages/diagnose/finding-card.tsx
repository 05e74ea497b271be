import { Button, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { DiagnosisFinding, DiagnosisSureness } from '../../../electron/contract/diagnosis';
import { KeyValue } from '../../components/key-value';
import { StatusBadge, type Tone } from '../../components/status-badge';
import { useRoute } from '../../state/route-context';
import { useSetupLine } from '../../state/setups-context';
import { diagnoseText } from '../../text/diagnose';
import { fixRoutes } from './fix-route';

const useStyles = makeStyles({
  card: {
    display: 'grid',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    minWidth: 0,
  },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'center' },
  title: { margin: 0, overflowWrap: 'anywhere' },
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
  soft: { color: tokens.colorNeutralForeground2 },
  line: { margin: 0, overflowWrap: 'anywhere', maxWidth: '720px' },
  excerpt: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  fix: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
    maxWidth: '720px',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

const tones: Readonly<Record<DiagnosisSureness, Tone>> = {
  certain: 'good',
  likely: 'info',
  possible: 'warning',
};

interface FindingCardProps {
  readonly finding: DiagnosisFinding;
  /** The setup that is chosen on the page, for the buttons. */
  readonly setup: string | null;
}

/** One cause: what it is, who can mend it, what to do, how sure that is and where it stands. */
export function FindingCard({ finding, setup }: FindingCardProps) {
  const styles = useStyles();
  const { go } = useRoute();
  const line = useSetupLine({ page: 'diagnose', setup });
  const { title, code, family, excerpt, cause, who, fix, sure, because, source } = finding;
  const routes = fixRoutes(fix, line);
  return (
    <li>
      <article className={styles.card} aria-label={title}>
        <div className={styles.head}>
          <StatusBadge tone={tones[sure]}>{diagnoseText.sure[sure]}</StatusBadge>
          <Subtitle2 as="h3" className={styles.title}>
            {title}
          </Subtitle2>
        </div>
        <Caption1 className={styles.soft}>
          {code !== null && <span className={styles.code}>{code}</span>}
          {code !== null && ' · '}
          {diagnoseText.families[family]}
        </Caption1>
        {excerpt !== null && (
          <pre className={styles.excerpt} aria-label={diagnoseText.excerpt(excerpt.line)}>
            {excerpt.text}
          </pre>
        )}
        <p className={styles.line}>{cause}</p>
        <KeyValue rows={[{ name: diagnoseText.who, value: who }]} />
        <ol className={styles.fix}>
          {fix.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ol>
        {routes.length > 0 && (
          <div className={styles.actions}>
            {routes.map(({ page, route }) => (
              <Button key={page} onClick={() => go(route)}>
                {diagnoseText.pages[page]}
              </Button>
            ))}
          </div>
        )}
        <Caption1 className={styles.soft}>{diagnoseText.grounds(because, source)}</Caption1>
      </article>
    </li>
  );
}
