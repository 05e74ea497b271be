import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { useCall } from '../../state/use-call';
import { handoffText } from '../../text/handoff';

const useStyles = makeStyles({
  box: { display: 'grid', rowGap: tokens.spacingVerticalM },
  line: { margin: 0 },
  value: {
    margin: 0,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: tokens.colorNeutralBackground3,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase600,
    overflowWrap: 'anywhere',
    userSelect: 'all',
  },
});

/** The passphrase, taken from main and shown exactly once: it cannot be left by accident (design rule 4). */
export function PassphraseOnce({ operation }: { operation: string }) {
  const styles = useStyles();
  const take = useCall('handoff.takePassphrase');
  const [taken, setTaken] = useState<{ readonly passphrase: string | null } | null>(null);
  const [isKept, setKept] = useState(false);
  const [isClosed, setClosed] = useState(false);
  const show = async () => {
    const end = await take.run({ operation });
    if (end.ok) setTaken(end.value);
  };
  const close = () => {
    setClosed(true);
    setTaken({ passphrase: null });
  };
  if (taken === null) {
    return (
      <div className={styles.box}>
        <p className={styles.line}>{handoffText.passphraseWaits}</p>
        <div>
          <CallButton call={take} appearance="primary" onClick={() => void show()}>
            {handoffText.showPassphrase}
          </CallButton>
        </div>
        {take.failure !== null && <ErrorNote failure={take.failure} />}
      </div>
    );
  }
  if (taken.passphrase === null && !isClosed)
    return <p className={styles.line}>{handoffText.passphraseGone}</p>;
  // Closed, never taken away while open: the page behind it would stay hidden from assistive technology.
  return (
    <Dialog open={!isClosed} modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{handoffText.passphraseTitle}</DialogTitle>
          <DialogContent className={styles.box}>
            <p className={styles.line}>{handoffText.passphraseLead}</p>
            <p className={styles.value} role="group" aria-label={handoffText.passphraseValue}>
              {taken.passphrase}
            </p>
            <p className={styles.line}>{handoffText.passphraseChannel}</p>
            <Checkbox
              checked={isKept}
              label={handoffText.passphraseKept}
              onChange={(_, { checked }) => setKept(checked === true)}
            />
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" disabledFocusable={!isKept} onClick={close}>
              {handoffText.passphraseClose}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
