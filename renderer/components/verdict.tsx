import { makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { ClockFilled } from '@fluentui/react-icons/svg/clock';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { QuestionCircleFilled } from '@fluentui/react-icons/svg/question-circle';
import type { ReactElement, ReactNode } from 'react';

export type VerdictTone = 'good' | 'bad' | 'waiting' | 'unknown' | 'neutral';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gridTemplateColumns: '36px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  good: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    border: `1px solid ${tokens.colorStatusSuccessBorder1}`,
  },
  bad: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
  },
  waiting: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
  sign: { fontSize: '32px', lineHeight: 0 },
  signGood: { color: tokens.colorStatusSuccessForeground1 },
  signBad: { color: tokens.colorStatusDangerForeground3 },
  signWaiting: { color: tokens.colorStatusWarningForeground3 },
  words: { display: 'grid', rowGap: tokens.spacingVerticalS, minWidth: 0, maxWidth: '720px' },
  title: { margin: 0, paddingTop: '4px' },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalS,
  },
});

const signs: Readonly<Record<VerdictTone, ReactElement>> = {
  good: <CheckmarkCircleFilled aria-hidden />,
  bad: <DismissCircleFilled aria-hidden />,
  waiting: <ClockFilled aria-hidden />,
  unknown: <QuestionCircleFilled aria-hidden />,
  neutral: <CircleRegular aria-hidden />,
};

interface VerdictProps {
  readonly tone: VerdictTone;
  /** The verdict, as a sentence. */
  readonly title: string;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}

/** How something ended: a sign, a sentence, what it means, what comes next. */
export function Verdict({ tone, title, children, actions }: VerdictProps) {
  const styles = useStyles();
  const box = {
    good: styles.good,
    bad: styles.bad,
    waiting: styles.waiting,
    unknown: styles.waiting,
    neutral: '',
  };
  const sign = {
    good: styles.signGood,
    bad: styles.signBad,
    waiting: styles.signWaiting,
    unknown: styles.signWaiting,
    neutral: '',
  };
  return (
    <section className={mergeClasses(styles.box, box[tone])} aria-label={title}>
      <span className={mergeClasses(styles.sign, sign[tone])}>{signs[tone]}</span>
      <div className={styles.words}>
        <Subtitle2 as="h2" className={styles.title}>
          {title}
        </Subtitle2>
        {children}
        {actions !== undefined && <div className={styles.actions}>{actions}</div>}
      </div>
    </section>
  );
}
