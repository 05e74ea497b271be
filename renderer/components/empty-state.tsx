import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-start',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingVerticalXXL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  title: { margin: 0 },
  lines: {
    margin: 0,
    paddingLeft: tokens.spacingHorizontalXL,
    display: 'grid',
    rowGap: tokens.spacingVerticalS,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface EmptyStateProps {
  readonly title: string;
  /** What to know, a line each; numbered where `steps`. */
  readonly lines: readonly string[];
  readonly steps?: boolean;
  readonly actions?: ReactNode;
}

/** Nothing there yet: why, and how to begin. */
export function EmptyState({ title, lines, steps = false, actions }: EmptyStateProps) {
  const styles = useStyles();
  const List = steps ? 'ol' : 'ul';
  return (
    <div className={styles.box}>
      <Subtitle2 as="h2" className={styles.title}>
        {title}
      </Subtitle2>
      <List className={styles.lines}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </List>
      {actions !== undefined && <div className={styles.actions}>{actions}</div>}
    </div>
  );
}
