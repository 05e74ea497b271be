import { Button, makeStyles } from '@fluentui/react-components';
import { renewDays } from '../../../electron/contract/days';
import type { SetupDetail, StatusRow } from '../../../electron/contract/desk/setups';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { Verdict, type VerdictTone } from '../../components/verdict';
import { useRoute } from '../../state/route-context';
import { useCall } from '../../state/use-call';
import { useIsBusy } from '../../state/use-operation';
import { useRunning } from '../../state/use-running';
import { operationText } from '../../text/operation';
import { overviewText } from '../../text/overview';
import { nextAction, routeOfAction, type NextAction } from './next-action';

const useStyles = makeStyles({ line: { margin: 0 } });

const tones: Readonly<Record<StatusRow['state'], VerdictTone>> = {
  planned: 'neutral',
  'partly-applied': 'waiting',
  failed: 'bad',
  configured: 'neutral',
  'not-yet-effective': 'waiting',
  proven: 'good',
  'proof-failed': 'bad',
  expired: 'bad',
  removing: 'waiting',
  removed: 'neutral',
};

/** The setup's state, and the one thing to do next; while something runs for it, that. */
export function NextStep({ detail }: { detail: SetupDetail }) {
  const styles = useStyles();
  const { go } = useRoute();
  const running = useRunning(detail);
  if (running === null) return <Next detail={detail} />;
  const watch = (
    <Button appearance="primary" onClick={() => go(running.route)}>
      {operationText.watch}
    </Button>
  );
  return (
    <Verdict tone="neutral" title={operationText.now[running.kind]} actions={watch}>
      <p className={styles.line}>{operationText.nowLead}</p>
    </Verdict>
  );
}

function Next({ detail }: { detail: SetupDetail }) {
  const styles = useStyles();
  const { status } = detail;
  const action = nextAction(detail);
  const stage = status.stage == null ? '' : `, ${overviewText.stage[status.stage].toLowerCase()}`;
  return (
    <Verdict
      tone={action === 'renew' ? 'bad' : tones[status.state]}
      title={`${overviewText.states[status.state]}${stage}`}
      actions={<ActionButton action={action} detail={detail} />}
    >
      <p className={styles.line}>{overviewText.actions[action].lead}</p>
      {status.credential !== null && endsSoon(status.credential.daysLeft) && (
        <p className={styles.line}>{overviewText.endsSoon(status.credential.daysLeft)}</p>
      )}
      {status.open.length > 0 && <p className={styles.line}>{overviewText.open(status.open.length)}.</p>}
      {status.effect != null && <p className={styles.line}>{overviewText.effect(status.effect.nextLook)}.</p>}
    </Verdict>
  );
}

function endsSoon(daysLeft: number): boolean {
  return daysLeft >= 0 && daysLeft <= renewDays;
}

/** Actions that begin with reading the tenant start that at once. */
const planning: readonly NextAction[] = ['go-on', 'mend', 'go-live'];

function ActionButton({ action, detail }: { action: NextAction; detail: SetupDetail }) {
  const styles = useStyles();
  const { go } = useRoute();
  const make = useCall('plan.make');
  const open = useCall('setups.import');
  const isBusy = useIsBusy();
  const route = routeOfAction(action, detail);
  const { draft } = detail;
  const { button } = overviewText.actions[action];
  if (route === null) {
    return (
      <>
        <p className={styles.line}>{overviewText.noDraft}</p>
        <CallButton call={open} onClick={() => void open.run({})}>
          {overviewText.importFile}
        </CallButton>
        {open.failure !== null && <ErrorNote failure={open.failure} />}
      </>
    );
  }
  if (!planning.includes(action) || draft === null) {
    return (
      <Button appearance="primary" onClick={() => go(route)}>
        {button}
      </Button>
    );
  }
  const start = async () => {
    const end = await make.run({ draft, goLive: action === 'go-live' });
    if (end.ok) go(route);
  };
  return (
    <>
      <CallButton call={make} appearance="primary" disabled={isBusy} onClick={() => void start()}>
        {button}
      </CallButton>
      {make.failure !== null && <ErrorNote failure={make.failure} />}
    </>
  );
}
