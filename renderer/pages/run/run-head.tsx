import {
  Body1,
  Button,
  Caption1,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  ProgressBar,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import type { Operation } from '../../../electron/contract/desk/operation';
import { CallButton } from '../../components/call-button';
import { WaitClock } from '../../components/operation/wait-clock';
import { useCall } from '../../state/use-call';
import { operationText } from '../../text/operation';
import { runText } from '../../text/run';
import { progressOf, type RunStep } from './run-steps';

const useStyles = makeStyles({
  box: {
    display: 'grid',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    alignItems: 'center',
    justifyContent: 'space-between',
  },
  time: { color: tokens.colorNeutralForeground2 },
});

interface RunHeadProps {
  readonly operation: Operation;
  readonly steps: readonly RunStep[];
  readonly now: number;
  /** Asks whether to stop. */
  readonly onStop: () => void;
}

/** A run that is under way: how far, how long, what it waits for, and how to stop it. */
export function RunHead({ operation, steps, now, onStop }: RunHeadProps) {
  const styles = useStyles();
  const backHere = useRestoreFocusTarget();
  const { done, all } = progressOf(steps);
  const words = runText.progress(done, all);
  const last = operation.notes.at(-1);
  return (
    <div className={styles.box}>
      <div className={styles.head}>
        <Body1 role="status">{operation.cancelling ? operationText.cancelling : words}</Body1>
        <Caption1 className={styles.time}>
          {operationText.elapsed(now - Date.parse(operation.startedAt))}
        </Caption1>
        <Button {...backHere} disabledFocusable={operation.cancelling} onClick={onStop}>
          {operationText.cancel}
        </Button>
      </div>
      <ProgressBar value={done} max={Math.max(1, all)} thickness="large" aria-label={words} />
      {operation.waiting === null ? (
        last !== undefined && <Caption1 className={styles.time}>{last}</Caption1>
      ) : (
        <WaitClock waiting={operation.waiting} now={now} />
      )}
    </div>
  );
}

interface StopDialogProps {
  readonly operation: Operation;
  readonly open: boolean;
  readonly onClose: () => void;
}

/**
 * Stops the run, after saying what that means. It closes when the run ends; taken away while open it would leave the
 * page hidden from assistive technology.
 */
export function StopDialog({ operation, open, onClose }: StopDialogProps) {
  const cancel = useCall('operation.cancel');
  return (
    <Dialog open={open && operation.outcome === null} onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{runText.cancelTitle}</DialogTitle>
          <DialogContent>
            {runText.cancelLines.map((line) => (
              <p key={line}>{line}</p>
            ))}
          </DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button>{runText.cancelNo}</Button>
            </DialogTrigger>
            <DialogTrigger disableButtonEnhancement>
              <CallButton
                call={cancel}
                appearance="primary"
                onClick={() => void cancel.run({ operation: operation.id })}
              >
                {runText.cancelYes}
              </CallButton>
            </DialogTrigger>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
