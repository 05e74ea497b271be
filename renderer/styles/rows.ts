import { tokens } from '@fluentui/react-components';

/** One thing in a list of findings: a line above it, its parts one under the other. */
export const findingRow = {
  display: 'grid',
  rowGap: tokens.spacingVerticalS,
  padding: `${tokens.spacingVerticalM} 0`,
  borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
} as const;

/** One step of many, its number in front. */
export const numberedRow = {
  display: 'grid',
  gridTemplateColumns: 'minmax(28px, auto) minmax(0, 1fr)',
  columnGap: tokens.spacingHorizontalM,
  padding: `${tokens.spacingVerticalM} 0`,
  borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
} as const;

/** That number. */
export const rowNumber = {
  color: tokens.colorNeutralForeground3,
  textAlign: 'right',
  fontVariantNumeric: 'tabular-nums',
} as const;

/** A row's head: its state, then what it is about. */
export const rowHead = {
  display: 'flex',
  flexWrap: 'wrap',
  gap: tokens.spacingHorizontalS,
  alignItems: 'center',
} as const;
