import { makeStyles } from '@fluentui/react-components';
import { useState } from 'react';
import type { GateDocument } from '../../../electron/contract/go-live';
import { CallButton } from '../../components/call-button';
import { EmptyState } from '../../components/empty-state';
import { ErrorNote } from '../../components/error-note';
import { Loading } from '../../components/loading';
import { NeedsSignIn } from '../../components/operation/needs-sign-in';
import { Page } from '../../components/page';
import { SaveButton } from '../../components/save';
import { Verdict } from '../../components/verdict';
import { useDesk } from '../../state/desk-context';
import { useCall } from '../../state/use-call';
import { useNow } from '../../state/use-now';
import { goLiveText } from '../../text/go-live';
import type { PageProps } from '../page-props';
import { ItemRow } from './item-row';

const useStyles = makeStyles({
  line: { margin: 0 },
  items: { listStyleType: 'none', margin: 0, padding: 0 },
});

/** Whether a setup may go live, condition by condition. */
export function GoLivePage({ route }: PageProps<'go-live'>) {
  const { setup } = route;
  const { signIn } = useDesk();
  const read = useCall('goLive.read');
  const [gate, setGate] = useState<GateDocument | null>(null);
  const look = async () => {
    const end = await read.run({ setup });
    if (end.ok) setGate(end.value);
  };
  const button = (
    <CallButton
      call={read}
      disabled={signIn.kind !== 'signed-in'}
      appearance={gate === null ? 'primary' : 'secondary'}
      onClick={() => void look()}
    >
      {gate === null ? goLiveText.look : goLiveText.again}
    </CallButton>
  );
  return (
    <Page heading={goLiveText.heading} lead={goLiveText.lead} actions={gate === null ? undefined : button}>
      <NeedsSignIn then={route} />
      {read.failure !== null && <ErrorNote failure={read.failure} onRetry={() => void look()} />}
      {read.slow && <Loading label={goLiveText.reading} />}
      {gate !== null ? (
        <Gate gate={gate} setup={setup} onSigned={() => void look()} />
      ) : read.slow ? null : (
        <EmptyState title={goLiveText.emptyTitle} lines={goLiveText.emptyLines} actions={button} />
      )}
    </Page>
  );
}

function Gate({ gate, setup, onSigned }: { gate: GateDocument; setup: string; onSigned: () => void }) {
  const styles = useStyles();
  const now = useNow(60_000);
  const open = gate.items.filter(({ status }) => status === 'open').length;
  const may = gate.verdict === 'may-go-live';
  return (
    <>
      <Verdict tone={may ? 'good' : 'waiting'} title={may ? goLiveText.may : goLiveText.open(open)}>
        {may && <p className={styles.line}>{goLiveText.mayLead}</p>}
        <p className={styles.line}>{goLiveText.lookedAt(gate.checkedAt, now)}</p>
      </Verdict>
      <ul className={styles.items}>
        {gate.items.map((item) => (
          <ItemRow key={item.id} setup={setup} item={item} onSigned={onSigned} />
        ))}
      </ul>
      <SaveButton
        channel="goLive.export"
        input={{ setup }}
        label={goLiveText.export}
        text={goLiveText.savedAs}
      />
    </>
  );
}
