import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons/svg/arrow-right';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { LinkRegular } from '@fluentui/react-icons/svg/link';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { PersonClockRegular } from '@fluentui/react-icons/svg/person-clock';
import { PersonKeyRegular } from '@fluentui/react-icons/svg/person-key';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import { numberedRow, rowNumber } from '../../styles/rows';
import { numberText } from '../../text/format';
import { planText } from '../../text/plan';
import { ranges, type PlannedStep } from './plan-steps';

const useStyles = makeStyles({
  card: {
    ...numberedRow,
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 84px',
  },
  number: rowNumber,
  body: { display: 'grid', rowGap: tokens.spacingVerticalXS, minWidth: 0 },
  summary: { margin: 0, overflowWrap: 'anywhere', maxWidth: '720px' },
  change: { margin: 0, overflowWrap: 'anywhere', maxWidth: '720px' },
  arrow: { verticalAlign: '-2px' },
  before: { color: tokens.colorNeutralForeground2 },
  after: { fontWeight: tokens.fontWeightSemibold },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXXS,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  fact: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  sign: { flexShrink: 0 },
  late: { color: tokens.colorStatusWarningForeground3 },
  warning: {
    display: 'flex',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'flex-start',
    margin: 0,
    color: tokens.colorStatusWarningForeground3,
    maxWidth: '720px',
  },
  hidden: { position: 'absolute', clipPath: 'inset(50%)', width: '1px', height: '1px', overflow: 'hidden' },
});

interface StepCardProps {
  readonly planned: PlannedStep;
  /** Shown instead of the step's own sentence, where it stands for many. */
  readonly summary?: string;
  /** Shown instead of its number. */
  readonly numbers?: string;
  readonly children?: ReactNode;
}

/** One step: what is changed from what to what, by whose right, and whether it can be taken back. */
export function StepCard({ planned, summary, numbers, children }: StepCardProps) {
  const styles = useStyles();
  const { step, number } = planned;
  const isFolded = summary !== undefined;
  return (
    <li className={styles.card}>
      <span className={styles.number}>{numbers ?? numberText(number)}</span>
      <div className={styles.body}>
        <p className={styles.summary}>{summary ?? step.summary}</p>
        {!isFolded && <Change before={step.before} after={step.after} />}
        {step.warning !== null && (
          <p className={styles.warning}>
            <WarningRegular className={styles.sign} aria-hidden />
            {step.warning}
          </p>
        )}
        <Facts planned={planned} isFolded={isFolded} />
        {children}
      </div>
    </li>
  );
}

function Change({ before, after }: { before: string | null; after: string | null }) {
  const styles = useStyles();
  if (before === null && after === null) return null;
  return (
    <p className={styles.change}>
      {before !== null && (
        <>
          <span className={styles.hidden}>{planText.before}</span>
          <span className={styles.before}>{before}</span>{' '}
        </>
      )}
      <ArrowRightRegular className={styles.arrow} aria-hidden />{' '}
      <span className={styles.hidden}>{planText.afterwards}</span>
      <span className={styles.after}>{after ?? planText.nothingAfter}</span>
    </p>
  );
}

function Facts({ planned, isFolded }: { planned: PlannedStep; isFolded: boolean }) {
  const styles = useStyles();
  const { step, after, waitsFor } = planned;
  const others = planText.rightOthers(step.needs);
  return (
    <div className={styles.facts}>
      {waitsFor !== null ? (
        <span className={mergeClasses(styles.fact, styles.late)}>
          <PersonClockRegular className={styles.sign} aria-hidden />
          {planText.waitsFor(waitsFor)}
        </span>
      ) : (
        <span className={styles.fact} title={others ?? undefined}>
          <PersonKeyRegular className={styles.sign} aria-hidden />
          {planText.right(step.needs)}
        </span>
      )}
      <span className={mergeClasses(styles.fact, !step.reversible && styles.late)}>
        {step.reversible ? (
          <ArrowUndoRegular className={styles.sign} aria-hidden />
        ) : (
          <LockClosedRegular className={styles.sign} aria-hidden />
        )}
        {step.reversible ? planText.reversible : planText.irreversible}
      </span>
      {after.length > 0 && !isFolded && (
        <span className={styles.fact}>
          <LinkRegular className={styles.sign} aria-hidden />
          {planText.comesAfter(ranges(after))}
        </span>
      )}
    </div>
  );
}
