import { makeStyles, tokens, Subtitle2, Body1 } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  heading: { margin: 0 },
  lead: { color: tokens.colorNeutralForeground2, maxWidth: '720px', marginTop: tokens.spacingVerticalXS },
  head: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'flex-end' },
  words: { display: 'flex', flexDirection: 'column', flex: '1 1 260px', minWidth: 0 },
});

interface SectionProps {
  readonly heading: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly children?: ReactNode;
}

/** A part of a page under its own heading. */
export function Section({ heading, lead, actions, children }: SectionProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <div className={styles.head}>
        <div className={styles.words}>
          <Subtitle2 as="h2" id={id} className={styles.heading}>
            {heading}
          </Subtitle2>
          {lead !== undefined && <Body1 className={styles.lead}>{lead}</Body1>}
        </div>
        {actions}
      </div>
      {children}
    </section>
  );
}
