import {
  Body1,
  Button,
  Caption1,
  makeStyles,
  ProgressBar,
  tokens,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import type { Operation } from '../../../electron/contract/desk/operation';
import { CallButton } from '../../components/call-button';
import { ConfirmDialog } from '../../components/confirm-dialog';
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

/** Stops the run, after saying what that means. It closes when the run ends. */
export function StopDialog({ operation, open, onClose }: StopDialogProps) {
  const cancel = useCall('operation.cancel');
  const stop = async () => {
    await cancel.run({ operation: operation.id });
    onClose();
  };
  return (
    <ConfirmDialog
      open={open && operation.outcome === null}
      onClose={onClose}
      title={runText.cancelTitle}
      lines={runText.cancelLines}
      no={runText.cancelNo}
      yes={
        <CallButton call={cancel} appearance="primary" onClick={() => void stop()}>
          {runText.cancelYes}
        </CallButton>
      }
    />
  );
}
