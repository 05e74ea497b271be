import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { CopyButton } from './copy-button';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(120px, max-content) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalXL,
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    '@media (max-width: 560px)': { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: tokens.spacingVerticalXXS },
  },
  name: { color: tokens.colorNeutralForeground3 },
  value: {
    margin: 0,
    overflowWrap: 'anywhere',
    '@media (max-width: 560px)': { marginBottom: tokens.spacingVerticalS },
  },
});

export interface KeyValueRow {
  readonly name: string;
  readonly value: ReactNode;
  /** Where given, a button copies it. */
  readonly copy?: string;
}

/** Names and their values, as a description list. */
export function KeyValue({ rows }: { rows: readonly KeyValueRow[] }) {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {rows.map(({ name, value, copy }) => (
        <Row key={name} name={name} value={value} copy={copy} />
      ))}
    </dl>
  );
}

function Row({ name, value, copy }: { name: string; value: ReactNode; copy: string | undefined }) {
  const styles = useStyles();
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        {value}
        {copy !== undefined && <CopyButton text={copy} what={name} />}
      </dd>
    </>
  );
}
