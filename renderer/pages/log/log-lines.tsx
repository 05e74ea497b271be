import {
  Caption1,
  Field,
  makeStyles,
  mergeClasses,
  SearchBox,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useDeferredValue, useMemo, useState } from 'react';
import type { LogLine } from '../../../electron/contract/desk/app';
import { VirtualList } from '../../components/virtual-list';
import { clockText } from '../../text/format';
import { logText } from '../../text/log';

const useStyles = makeStyles({
  filters: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalL },
  search: { width: '320px', maxWidth: '100%' },
  count: { color: tokens.colorNeutralForeground2, paddingBottom: tokens.spacingVerticalXS },
  line: {
    display: 'grid',
    gridTemplateColumns: '96px 72px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'baseline',
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 560px)': { gridTemplateColumns: '96px minmax(0, 1fr)' },
  },
  soft: { color: tokens.colorNeutralForeground2 },
  error: { color: tokens.colorStatusDangerForeground3 },
  warn: { color: tokens.colorStatusWarningForeground3 },
  text: {
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
    '@media (max-width: 560px)': { gridColumn: '1 / -1' },
  },
});

type Least = keyof typeof logText.levels;
const shows = { all: ['error', 'warn', 'info', 'debug'], warn: ['error', 'warn'], error: ['error'] } as const;
const rowHeight = 29;

/** Lines of the log, the last first, by level and text. */
export function LogLines({ lines }: { lines: readonly LogLine[] }) {
  const styles = useStyles();
  const [least, setLeast] = useState<Least>('all');
  const [text, setText] = useState('');
  const wanted = useDeferredValue(text).trim().toLowerCase();
  const shown = useMemo(() => {
    const levels: readonly string[] = shows[least];
    return lines
      .map((line, index) => ({ ...line, key: String(index) }))
      .filter((line) => levels.includes(line.level) && line.text.toLowerCase().includes(wanted))
      .reverse();
  }, [lines, least, wanted]);
  return (
    <>
      <div className={styles.filters}>
        <Field label={logText.level}>
          <Select value={least} onChange={(_, { value }) => setLeast(value as Least)}>
            {Object.entries(logText.levels).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={logText.search} className={styles.search}>
          <SearchBox value={text} onChange={(_, { value }) => setText(value)} />
        </Field>
        <Caption1 aria-live="polite" className={styles.count}>
          {logText.count(shown.length)}
        </Caption1>
      </div>
      <VirtualList label={logText.list} items={shown} keyOf={({ key }) => key} rowHeight={rowHeight}>
        {(line) => <Line line={line} />}
      </VirtualList>
    </>
  );
}

function Line({ line }: { line: LogLine }) {
  const styles = useStyles();
  const tone = line.level === 'error' ? styles.error : line.level === 'warn' ? styles.warn : styles.soft;
  return (
    <div className={styles.line}>
      <Caption1 className={styles.soft}>{clockText(line.time)}</Caption1>
      <Caption1 className={mergeClasses(tone)}>{logText.names[line.level]}</Caption1>
      <span className={styles.text}>{line.text}</span>
    </div>
  );
}
