import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { ProofBy, SetupDetail } from '../../../electron/contract/desk/setups';
import { CallButton } from '../../components/call-button';
import { EmptyState } from '../../components/empty-state';
import { ErrorNote } from '../../components/error-note';
import { LoadedView } from '../../components/loaded-view';
import { NeedsSignIn } from '../../components/operation/needs-sign-in';
import { OperationProgress } from '../../components/operation/operation-progress';
import { Page } from '../../components/page';
import { SaveButton } from '../../components/save';
import { useRoute } from '../../state/route-context';
import { useCall } from '../../state/use-call';
import { useNow } from '../../state/use-now';
import { useIsBusy, useOperation } from '../../state/use-operation';
import { useSetup } from '../../state/use-setup';
import { proofText } from '../../text/proof';
import type { PageProps } from '../page-props';
import { sampledFrom } from './proof-sides';
import { ProofWays } from './proof-ways';
import { ProofView } from './proof-view';

/** The two-sided proof of a setup. */
export function ProofPage({ route }: PageProps<'proof'>) {
  const { setup } = route;
  const operation = useOperation('proof', setup);
  const loaded = useSetup(setup, operation);
  const isRunning = operation !== null && operation.outcome === null;
  const failed = operation?.outcome?.kind === 'failed' ? operation.outcome.error : null;
  return (
    <Page heading={proofText.heading} lead={proofText.never}>
      <NeedsSignIn then={route} />
      {isRunning && <OperationProgress operation={operation} label={proofText.running} />}
      {failed !== null && <ErrorNote failure={failed} />}
      <LoadedView of={loaded} label={proofText.loading}>
        {(detail) => <Shown detail={detail} isRunning={isRunning} />}
      </LoadedView>
    </Page>
  );
}

function Shown({ detail, isRunning }: { detail: SetupDetail; isRunning: boolean }) {
  const { proof, status } = detail;
  const start = useCall('proof.start');
  const isBusy = useIsBusy();
  const now = useNow(10_000);
  const [all, setAll] = useState(false);
  const prove = (wait: boolean, by: ProofBy = 'own-credential') =>
    void start.run({ setup: status.id, wait, allSenders: all, by });
  const tooSoon = proof?.effect != null && Date.parse(proof.effect.nextLook) > now;
  const actions = (
    <>
      {tooSoon && (
        <CallButton call={start} disabled={isBusy} appearance="primary" onClick={() => prove(true)}>
          {proofText.wait}
        </CallButton>
      )}
      {proof !== null && !tooSoon && <Next detail={detail} />}
      <CallButton
        call={start}
        disabled={isBusy}
        appearance={proof === null ? 'primary' : 'secondary'}
        onClick={() => prove(false)}
      >
        {proof === null ? proofText.prove : tooSoon ? proofText.lookNow : proofText.again}
      </CallButton>
      {proof !== null && (
        <SaveButton
          channel="proof.export"
          input={{ setup: status.id }}
          label={proofText.export}
          text={proofText.savedAs}
        />
      )}
      <AllSenders count={status.senders.length} all={all} onChange={setAll} />
    </>
  );
  return (
    <>
      {start.failure !== null && <ErrorNote failure={start.failure} />}
      {status.vendorHolds !== undefined && !isRunning && (
        <ProofWays
          vendorHolds={status.vendorHolds}
          call={start}
          isBusy={isBusy}
          onChoose={(by) => prove(false, by)}
        />
      )}
      {proof !== null ? (
        <ProofView proof={proof} now={now} actions={actions} />
      ) : isRunning ? null : (
        <EmptyState title={proofText.emptyTitle} lines={proofText.emptyLines} actions={actions} />
      )}
    </>
  );
}

/** From so many senders on a sample is tried, unless it is wanted otherwise. */
function AllSenders({
  count,
  all,
  onChange,
}: {
  count: number;
  all: boolean;
  onChange: (all: boolean) => void;
}) {
  if (count <= sampledFrom) return null;
  return (
    <Checkbox
      checked={all}
      label={proofText.allSenders(count)}
      onChange={(_, { checked }) => onChange(checked === true)}
    />
  );
}

/** The way on: hand over what is proven, plan again what is not as agreed. */
function Next({ detail }: { detail: SetupDetail }) {
  const { go } = useRoute();
  const { proof, status, draft } = detail;
  if (proof?.verdict === 'proven') {
    return (
      <Button appearance="primary" onClick={() => go({ page: 'handoff', setup: status.id })}>
        {proofText.toHandoff}
      </Button>
    );
  }
  if (proof?.verdict !== 'failed' || draft === null) return null;
  return (
    <Button appearance="primary" onClick={() => go({ page: 'plan', draft })}>
      {proofText.toPlan}
    </Button>
  );
}
