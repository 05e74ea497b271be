import { Body1, makeStyles, tokens, typographyStyles } from '@fluentui/react-components';
import { useEffect, useRef, type ReactNode } from 'react';
import { useHeadingFocus } from '../state/heading-focus';

const useStyles = makeStyles({
  page: {
    boxSizing: 'border-box',
    maxWidth: '960px',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalXXXL} 64px`,
    '@media (max-width: 760px)': { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL} 48px` },
  },
  wide: { maxWidth: '1200px' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalL,
    marginBottom: tokens.spacingVerticalXXL,
  },
  words: { flex: '1 1 320px', minWidth: 0, maxWidth: '720px' },
  heading: { ...typographyStyles.title2, margin: 0, outline: 'none', overflowWrap: 'anywhere' },
  lead: { display: 'block', marginTop: tokens.spacingVerticalS, color: tokens.colorNeutralForeground2 },
  actions: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
});

interface PageProps {
  readonly heading: string;
  /** One or two sentences: what this page is for, or what was found. */
  readonly lead?: ReactNode;
  /** At most one of them primary. */
  readonly actions?: ReactNode;
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

/** One page: heading, lead, actions, content. Who comes from another page finds the focus on the heading. */
export function Page({ heading, lead, actions, wide = false, children }: PageProps) {
  const styles = useStyles();
  const ref = useRef<HTMLHeadingElement>(null);
  const focusHeading = useHeadingFocus();
  useEffect(() => focusHeading(ref.current), [focusHeading]);
  return (
    <div className={`${styles.page} ${wide ? styles.wide : ''}`}>
      <div className={styles.head}>
        <div className={styles.words}>
          <h1 ref={ref} tabIndex={-1} className={styles.heading}>
            {heading}
          </h1>
          {lead !== undefined && <Body1 className={styles.lead}>{lead}</Body1>}
        </div>
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
