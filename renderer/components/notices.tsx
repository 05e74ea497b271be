import {
  Button,
  makeStyles,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import { useDesk } from '../state/desk-context';
import { frameText } from '../text/frame';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalXS, padding: tokens.spacingHorizontalM },
});

/** What main said once, on top of every page, until it is dismissed. */
export function Notices() {
  const styles = useStyles();
  const [gone, setGone] = useState<readonly string[]>([]);
  const shown = useDesk().notices.filter(({ id }) => !gone.includes(id));
  if (shown.length === 0) return null;
  return (
    <section aria-label={frameText.notices} className={styles.list}>
      {shown.map(({ id, text }) => (
        <MessageBar key={id} intent="info" layout="multiline">
          <MessageBarBody>{text}</MessageBarBody>
          <MessageBarActions
            containerAction={
              <Button
                appearance="transparent"
                icon={<DismissRegular />}
                aria-label={frameText.dismiss}
                onClick={() => setGone([...gone, id])}
              />
            }
          />
        </MessageBar>
      ))}
    </section>
  );
}
