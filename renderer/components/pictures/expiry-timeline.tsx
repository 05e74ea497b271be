import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { dayText, monthText } from '../../text/format';
import { expiryPictureText as text } from '../../text/pictures';
import { expiryPicture, type ExpiryLine, type ExpiryPicture, type ExpiryRow } from './expiry-model';
import { usePictureStyles } from './picture-styles';

const useStyles = makeStyles({
  rows: { display: 'grid', rowGap: tokens.spacingVerticalL },
  words: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalM, alignItems: 'baseline' },
  name: { fontWeight: tokens.fontWeightSemibold },
  soft: { color: tokens.colorNeutralForeground2 },
  bad: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  late: { color: tokens.colorStatusWarningForeground3, fontWeight: tokens.fontWeightSemibold },
  reminders: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  track: {
    position: 'relative',
    height: '22px',
    marginTop: tokens.spacingVerticalXS,
    marginBottom: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  life: {
    position: 'absolute',
    top: '6px',
    height: '10px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground,
    '@media (forced-colors: active)': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
  },
  lifeSoon: { backgroundColor: tokens.colorStatusWarningBackground3 },
  lifeUrgent: { backgroundColor: tokens.colorStatusDangerBackground3 },
  reminder: {
    position: 'absolute',
    top: '6px',
    width: '8px',
    height: '8px',
    marginLeft: '-5px',
    transform: 'rotate(45deg)',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralForeground1}`,
    '@media (forced-colors: active)': { border: '1px solid CanvasText' },
  },
  past: { opacity: 0.5 },
  today: {
    position: 'absolute',
    top: '-2px',
    bottom: '-2px',
    width: '2px',
    marginLeft: '-1px',
    backgroundColor: tokens.colorNeutralForeground1,
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText', forcedColorAdjust: 'none' },
  },
  axis: { position: 'relative', height: '2.8em', fontSize: tokens.fontSizeBase200 },
  tick: { position: 'absolute', transform: 'translateX(-50%)', whiteSpace: 'nowrap' },
  low: { top: '1.4em' },
  now: { fontWeight: tokens.fontWeightSemibold },
});

interface ExpiryTimelineProps {
  readonly lines: readonly ExpiryLine[];
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** How long each credential lives, when the calendar reminds, and where today is. Nothing without a credential. */
export function ExpiryTimeline({ lines, now }: ExpiryTimelineProps) {
  const styles = useStyles();
  const { figure } = usePictureStyles();
  const picture = expiryPicture(lines, now);
  if (picture === null) return null;
  return (
    <figure className={figure} aria-label={lines.length > 1 ? text.nameOfSeveral : text.name}>
      <div className={styles.rows}>
        {picture.rows.map((row) => (
          <Life key={row.line.id} row={row} today={picture.today.at} isOnly={lines.length === 1} />
        ))}
      </div>
      <Axis picture={picture} />
      {picture.rows.length === 1 && <Reminders row={picture.rows[0]} />}
    </figure>
  );
}

function Life({ row, today, isOnly }: { row: ExpiryRow; today: number; isOnly: boolean }) {
  const styles = useStyles();
  const { line, state } = row;
  const kind = text.kinds[line.kind] ?? line.kind;
  const tone = state === 'fine' ? styles.soft : state === 'soon' ? styles.late : styles.bad;
  const bar = state === 'fine' ? '' : state === 'soon' ? styles.lifeSoon : styles.lifeUrgent;
  return (
    <div>
      <div className={styles.words}>
        <span className={styles.name}>{isOnly ? kind : line.name}</span>
        {!isOnly && <span className={styles.soft}>{kind}</span>}
        <span className={tone}>{text.ends(line.ends, row.daysLeft)}</span>
      </div>
      <div className={styles.track} aria-hidden="true">
        <div
          className={mergeClasses(styles.life, bar)}
          style={{ left: `${row.from}%`, width: `${Math.max(0.5, row.to - row.from)}%` }}
        />
        {row.reminders.map((mark) => (
          <div
            key={mark.days}
            className={mergeClasses(styles.reminder, mark.isPast && styles.past)}
            style={{ left: `${mark.at}%` }}
          />
        ))}
        <div className={styles.today} style={{ left: `${today}%` }} />
      </div>
    </div>
  );
}

/** The days on which the handoff's calendar reminds, in words. */
function Reminders({ row }: { row: ExpiryRow | undefined }) {
  const styles = useStyles();
  if (row === undefined || row.state === 'over') return null;
  return <p className={styles.reminders}>{text.reminders(row.reminders.filter(({ isPast }) => !isPast))}</p>;
}

/** Months under the rows; today stands a line below, so that it never lies on a month. */
function Axis({ picture }: { picture: ExpiryPicture }) {
  const styles = useStyles();
  return (
    <div className={styles.axis} aria-hidden="true">
      {picture.ticks
        .filter(({ at }) => at > 4 && at < 96)
        .map(({ at, time }) => (
          <span key={time} className={mergeClasses(styles.tick, styles.soft)} style={{ left: `${at}%` }}>
            {monthText(time)}
          </span>
        ))}
      <span
        className={mergeClasses(styles.tick, styles.low, styles.now)}
        style={{ left: `${Math.min(96, Math.max(4, picture.today.at))}%` }}
        title={dayText(picture.today.time)}
      >
        {text.today}
      </span>
    </div>
  );
}
