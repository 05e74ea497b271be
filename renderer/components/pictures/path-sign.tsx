import { makeStyles, tokens } from '@fluentui/react-components';
import { ArrowSyncCircleRegular } from '@fluentui/react-icons/svg/arrow-sync-circle';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleHintRegular } from '@fluentui/react-icons/svg/circle-hint';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { ClockRegular } from '@fluentui/react-icons/svg/clock';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { PauseCircleRegular } from '@fluentui/react-icons/svg/pause-circle';
import { PersonClockRegular } from '@fluentui/react-icons/svg/person-clock';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ComponentType } from 'react';
import type { PathState } from './path-types';

const useStyles = makeStyles({
  good: { color: tokens.colorStatusSuccessForeground1 },
  bad: { color: tokens.colorStatusDangerForeground3 },
  late: { color: tokens.colorStatusWarningForeground3 },
  plain: { color: tokens.colorNeutralForeground3 },
  brand: { color: tokens.colorBrandForeground1 },
  wire: {
    flex: '0 0 36px',
    alignSelf: 'center',
    height: '20px',
    color: tokens.colorNeutralForeground3,
    '@media (max-width: 900px)': {
      flex: '0 0 32px',
      width: '32px',
      transform: 'rotate(90deg)',
    },
    '@media (forced-colors: active)': { color: 'CanvasText' },
  },
});

type Tone = 'good' | 'bad' | 'late' | 'plain' | 'brand';

const signs: Readonly<Record<PathState, readonly [ComponentType<{ className?: string }>, Tone]>> = {
  'by-design': [LockClosedRegular, 'good'],
  proven: [CheckmarkCircleFilled, 'good'],
  'in-place': [CheckmarkCircleRegular, 'good'],
  planned: [CircleHintRegular, 'brand'],
  working: [ArrowSyncCircleRegular, 'brand'],
  'not-looked-at': [CircleRegular, 'plain'],
  'waits-time': [ClockRegular, 'late'],
  'held-up': [PauseCircleRegular, 'late'],
  'waits-person': [PersonClockRegular, 'late'],
  unknown: [QuestionCircleRegular, 'late'],
  bypassed: [PauseCircleRegular, 'bad'],
  failed: [DismissCircleFilled, 'bad'],
  alarm: [WarningFilled, 'bad'],
};

/** The sign of a state; its word stands beside it. */
export function PathSign({ state }: { state: PathState }) {
  const styles = useStyles();
  const [Sign, tone] = signs[state];
  return <Sign className={styles[tone]} aria-hidden />;
}

/** The way between two places: an arrow, or one that is cut where a mail gets no further. */
export function PathWire({ held }: { held: boolean }) {
  const styles = useStyles();
  return (
    <svg className={styles.wire} viewBox="0 0 36 20" aria-hidden="true" focusable="false">
      <path
        d={held ? 'M2 10h10M24 10h8' : 'M2 10h30'}
        stroke="currentColor"
        strokeWidth="2"
        strokeDasharray={held ? '3 3' : undefined}
        fill="none"
      />
      {held && <path d="M14 5l8 10M22 5l-8 10" stroke="currentColor" strokeWidth="2" fill="none" />}
      <path d="M28 5l6 5-6 5" stroke="currentColor" strokeWidth="2" fill="none" strokeLinejoin="round" />
    </svg>
  );
}
