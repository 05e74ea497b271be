import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { pathText } from '../../text/pictures';
import { isHeldUp, type PathColumn, type PathItem, type PathPicture } from './path-types';
import { PathSign, PathWire } from './path-sign';
import { usePictureStyles } from './picture-styles';

const narrow = '@media (max-width: 900px)';

const useStyles = makeStyles({
  way: {
    display: 'flex',
    alignItems: 'stretch',
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    [narrow]: { flexDirection: 'column' },
  },
  place: {
    flex: '1 1 0',
    minWidth: 0,
    boxSizing: 'border-box',
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  step: { display: 'flex', flex: '1 1 0', minWidth: 0, [narrow]: { flexDirection: 'column' } },
  first: { flexGrow: 0.86 },
  name: { fontWeight: tokens.fontWeightSemibold, marginBottom: tokens.spacingVerticalS },
  things: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', rowGap: tokens.spacingVerticalS },
  thing: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalXS,
  },
  sign: { lineHeight: 0, paddingTop: '2px', fontSize: '16px' },
  words: { overflowWrap: 'break-word', hyphens: 'auto' },
  waits: {
    margin: `${tokens.spacingVerticalM} 0 0`,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  state: {
    display: 'block',
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
});

/** The way of a mail from the application to a mailbox, and what holds it up where. */
export function SendingPath({ picture }: { picture: PathPicture }) {
  const styles = useStyles();
  return (
    <figure className={usePictureStyles().figure} aria-label={pathText.name}>
      <ol className={styles.way}>
        {picture.columns.map((column, index) => {
          const before = picture.columns.slice(0, index);
          // A right beside the agreed one lets the mail through, whatever stands in its way.
          const held = column.state !== 'alarm' && before.some(({ state }) => isHeldUp(state));
          return (
            <li key={column.place} className={mergeClasses(styles.step, index === 0 && styles.first)}>
              {index > 0 && <PathWire held={held} />}
              <Place column={column} senders={picture.senders} />
            </li>
          );
        })}
      </ol>
    </figure>
  );
}

function Place({ column, senders }: { column: PathColumn; senders: number }) {
  const styles = useStyles();
  const { dangerEdge } = usePictureStyles();
  return (
    <div className={mergeClasses(styles.place, column.state === 'alarm' && dangerEdge)}>
      <div className={styles.name}>{pathText.places[column.place]}</div>
      <ul className={styles.things}>
        {column.items.map((item) => (
          <Thing key={item.thing} item={item} senders={senders} />
        ))}
      </ul>
      {waitingFor(column).map((who) => (
        <p key={who} className={styles.waits}>
          {pathText.waitsFor(who)}
        </p>
      ))}
    </div>
  );
}

function Thing({ item, senders }: { item: PathItem; senders: number }) {
  const styles = useStyles();
  return (
    <li className={styles.thing}>
      <span className={styles.sign}>
        <PathSign state={item.state} />
      </span>
      <span className={styles.words}>
        {pathText.thing(item.thing, senders)}
        <span className={styles.state}>{pathText.state(item.thing, item.state)}</span>
      </span>
    </li>
  );
}

/** The people whom things of a place wait for, each once. */
function waitingFor(column: PathColumn): readonly string[] {
  const waiting = column.items.filter(({ state }) => state === 'waits-person');
  return [...new Set(waiting.flatMap(({ waitsFor }) => waitsFor ?? []))];
}
