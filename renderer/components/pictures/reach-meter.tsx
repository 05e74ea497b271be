import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { LockOpenRegular } from '@fluentui/react-icons/svg/lock-open';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import { reachText } from '../../text/pictures';
import { barOf, isAlarm, type Extent, type ReachBar, type ReachPicture } from './reach-model';
import { usePictureStyles } from './picture-styles';

const useStyles = makeStyles({
  rows: { display: 'grid', rowGap: tokens.spacingVerticalL },
  row: { display: 'grid', rowGap: tokens.spacingVerticalXS },
  words: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, alignItems: 'baseline' },
  when: { color: tokens.colorNeutralForeground2, minWidth: '120px' },
  extent: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase400 },
  alarm: {
    color: tokens.colorStatusDangerForeground3,
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
  },
  bar: { display: 'flex', alignItems: 'stretch', gap: '3px', minHeight: '28px' },
  cells: { display: 'flex', flexWrap: 'wrap', gap: '3px', alignItems: 'center' },
  cell: {
    width: '14px',
    height: '28px',
    borderRadius: tokens.borderRadiusSmall,
    boxSizing: 'border-box',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
  },
  block: { width: '30%', minWidth: '80px' },
  filled: {
    backgroundColor: tokens.colorBrandBackground,
    border: `1px solid ${tokens.colorBrandBackground}`,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
  rest: {
    flex: '1 1 120px',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    marginLeft: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusSmall,
    border: `1px dashed ${tokens.colorNeutralStrokeAccessible}`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    minWidth: 0,
  },
  label: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  foot: { margin: 0, color: tokens.colorStatusDangerForeground3 },
});

interface ReachMeterProps {
  readonly picture: ReachPicture;
  /** Whether `now` was measured by a proof, or is what stands before a plan. */
  readonly measured?: boolean;
}

/** As how many mailboxes the application can send, before and after; tenant-wide alarms. */
export function ReachMeter({ picture, measured = false }: ReachMeterProps) {
  const styles = useStyles();
  const { now, after, foreign, missing } = picture;
  const words = [now, after].map((extent) => (extent === null ? null : reachText.extent(extent)));
  return (
    <figure
      className={usePictureStyles().figure}
      aria-label={`${reachText.name}. ${reachText.alternative(words[0] ?? '', words[1] ?? null)}`}
    >
      <div className={styles.rows}>
        <Row when={measured ? reachText.measured : reachText.now} extent={now} picture={picture} isNow />
        {after !== null && <Row when={reachText.after} extent={after} picture={picture} isNow={false} />}
        {foreign.length > 0 && <p className={styles.foot}>{reachText.foreign(foreign)}</p>}
        {missing.length > 0 && <p className={styles.foot}>{reachText.missing(missing)}</p>}
      </div>
    </figure>
  );
}

interface RowProps {
  readonly when: string;
  readonly extent: Extent;
  readonly picture: ReachPicture;
  readonly isNow: boolean;
}

function Row({ when, extent, picture, isNow }: RowProps) {
  const styles = useStyles();
  const alarm = isAlarm(extent, picture);
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <span className={styles.when}>{when}</span>
        <span className={mergeClasses(styles.extent, alarm && styles.alarm)}>
          {alarm && <WarningFilled aria-hidden />}
          {reachText.extent(extent)}
        </span>
      </div>
      <Bar bar={barOf(extent, picture, isNow)} />
    </div>
  );
}

const restLooks = {
  closed: { icon: <LockClosedRegular aria-hidden />, word: reachText.restClosed },
  open: { icon: <LockOpenRegular aria-hidden />, word: reachText.restOpen },
  unknown: { icon: <QuestionCircleRegular aria-hidden />, word: reachText.restUnknown },
} as const;

function Bar({ bar }: { bar: ReachBar }) {
  const styles = useStyles();
  const { hatch, danger } = usePictureStyles();
  const { icon, word } = restLooks[bar.rest];
  const filled = mergeClasses(styles.cell, styles.filled);
  const open = bar.rest === 'open';
  return (
    <div className={styles.bar}>
      <div className={bar.asBlock ? styles.block : styles.cells} aria-hidden="true">
        {bar.asBlock ? (
          <div
            className={mergeClasses(styles.cell, bar.agreed.filled > 0 && styles.filled)}
            style={{ width: '100%' }}
          />
        ) : (
          <>
            <Cells
              count={bar.agreed.filled}
              className={open ? mergeClasses(styles.cell, danger, hatch) : filled}
            />
            <Cells count={bar.agreed.empty} className={styles.cell} />
            <Cells count={bar.foreign} className={mergeClasses(styles.cell, danger, hatch)} />
          </>
        )}
      </div>
      <div className={mergeClasses(styles.rest, open && danger, open && hatch)}>
        <span className={styles.label}>
          {icon}
          {`${reachText.rest}: ${word}`}
        </span>
      </div>
    </div>
  );
}

function Cells({ count, className }: { count: number; className: string }) {
  return Array.from({ length: count }, (_, index) => <span key={index} className={className} />);
}
