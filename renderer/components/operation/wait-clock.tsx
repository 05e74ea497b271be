import { Body1, Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { operationText } from '../../text/operation';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'start',
  },
  sign: { fontSize: '24px', lineHeight: 0, color: tokens.colorStatusWarningForeground3 },
  words: { display: 'grid', rowGap: tokens.spacingVerticalXXS },
  time: { fontWeight: tokens.fontWeightSemibold },
  soft: { color: tokens.colorNeutralForeground2 },
});

interface WaitClockProps {
  readonly waiting: { readonly for: string; readonly until: string };
  /** Milliseconds since 1970. */
  readonly now: number;
  /** What a person may do meanwhile. */
  readonly note?: string;
}

/** What is waited for, when it is looked at next, and how long that is. */
export function WaitClock({ waiting, now, note = operationText.waitNote }: WaitClockProps) {
  const styles = useStyles();
  return (
    <div className={styles.box}>
      <span className={styles.sign}>
        <ClockRegular aria-hidden />
      </span>
      <div className={styles.words}>
        <Body1>{operationText.waitsFor(waiting.for)}</Body1>
        <span>
          <span className={styles.time}>{operationText.nextTry(waiting.until)}</span>{' '}
          <span className={styles.soft}>{`(${operationText.inTime(Date.parse(waiting.until) - now)})`}</span>
        </span>
        <Caption1 className={styles.soft}>{note}</Caption1>
      </div>
    </div>
  );
}
