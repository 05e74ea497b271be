import {
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  tokens,
} from '@fluentui/react-components';
import type { DraftIssue } from '../../../electron/contract/desk/draft';
import { draftText } from '../../text/draft';
import { sentenceText } from '../../text/format';
import { placeId } from './draft-field';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalXL },
  body: { display: 'grid', rowGap: tokens.spacingVerticalS, whiteSpace: 'normal' },
  bar: { alignItems: 'start', paddingTop: tokens.spacingVerticalM, paddingBottom: tokens.spacingVerticalM },
});

const most = 10;

/** Everything that is wrong, each leading to its place. */
export function MissingNote({ issues }: { issues: readonly DraftIssue[] }) {
  const styles = useStyles();
  return (
    <MessageBar intent="warning" layout="multiline" className={styles.bar}>
      <MessageBarBody className={styles.body}>
        <MessageBarTitle>{draftText.missing(issues.length)}</MessageBarTitle>
        <ul className={styles.list}>
          {issues.slice(0, most).map(({ where, problem }) => (
            <li key={`${where} ${problem}`}>
              <Link inline onClick={() => leadTo(where)}>
                {draftText.placeOf(where)}
              </Link>
              {`: ${sentenceText(problem)}`}
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}

/** Brings the place into view and puts the focus into its field, or into the nearest one around it. */
function leadTo(where: string): void {
  const [outer = where] = where.split(/[.[]/u);
  const place = document.getElementById(placeId(where)) ?? document.getElementById(placeId(outer));
  place?.scrollIntoView({ block: 'center' });
  place?.querySelector<HTMLElement>('input, textarea, select, button')?.focus({ preventScroll: true });
}
