import { useState } from 'react';
import type { Operation } from '../../../electron/contract/desk/operation';
import type { SetupDetail } from '../../../electron/contract/desk/setups';
import type { RemoveDocument } from '../../../electron/contract/removal';
import { CallButton } from '../../components/call-button';
import { EmptyState } from '../../components/empty-state';
import { ErrorNote } from '../../components/error-note';
import { LoadedView } from '../../components/loaded-view';
import { NeedsSignIn } from '../../components/operation/needs-sign-in';
import { OperationProgress } from '../../components/operation/operation-progress';
import { Page } from '../../components/page';
import { useCall } from '../../state/use-call';
import { resultOf, useIsBusy, useOperation } from '../../state/use-operation';
import { useSetup } from '../../state/use-setup';
import { removalText } from '../../text/removal';
import type { PageProps } from '../page-props';
import { noChoice, type Choice } from './choice';
import { Left } from './left';
import { PlanView } from './plan-view';
import { Restored } from './restored';
import { RunView } from './run-view';

/** A setup being taken back: what would go, what went, and whether anything is left. */
export function RemovalPage({ route }: PageProps<'removal'>) {
  const loaded = useSetup(route.setup);
  return (
    <Page heading={removalText.heading} lead={removalText.lead}>
      <NeedsSignIn then={route} />
      <LoadedView of={loaded} label={removalText.looking}>
        {(detail) => <Removal detail={detail} />}
      </LoadedView>
    </Page>
  );
}

function Removal({ detail }: { detail: SetupDetail }) {
  const setup = detail.status.id;
  const removal = useOperation('removal', setup);
  const restore = useOperation('restore', setup);
  const [choice, setChoice] = useState<Choice>(noChoice);
  const look = useCall('removal.look');
  const begin = () => void look.run({ setup, ...choice });
  const isBusy = useIsBusy();
  const running = removal?.outcome === null ? removal : restore?.outcome === null ? restore : null;
  const document = resultOf(removal, 'removal')?.document ?? null;
  const failure = [removal, restore].map((one) => one?.outcome).find((one) => one?.kind === 'failed');
  const lookButton = (
    <CallButton call={look} disabled={isBusy} appearance="primary" onClick={begin}>
      {removalText.look}
    </CallButton>
  );
  return (
    <>
      {look.failure !== null && <ErrorNote failure={look.failure} onRetry={begin} />}
      {failure?.kind === 'failed' && <ErrorNote failure={failure.error} onRetry={begin} />}
      {running !== null && <OperationProgress operation={running} label={labelOf(running)} />}
      {running !== null && running.steps.length > 0 && <RunView steps={running.steps} />}
      <Restored operation={restore} setup={setup} />
      {running === null && document?.result === 'planned' && (
        <PlanView document={document} setup={setup} choice={choice} onChoose={setChoice} onLook={begin} />
      )}
      {running === null && document !== null && document.result !== 'planned' && (
        <RunView document={document} steps={removal?.steps ?? []} onGoOn={begin} />
      )}
      {running === null && (
        <Left proof={proofOf(document, detail)} setup={setup} state={detail.status.state} />
      )}
      {running === null && document === null && detail.status.state !== 'removed' && (
        <EmptyState title={removalText.emptyTitle} lines={removalText.emptyLines} actions={lookButton} />
      )}
    </>
  );
}

/** A look has no steps; what takes away has. */
function labelOf({ kind, steps, question }: Operation): string {
  if (question != null) return removalText.asking;
  if (steps.length === 0) return removalText.looking;
  return kind === 'restore' ? removalText.restoring : removalText.running;
}

function proofOf(
  document: RemoveDocument | null,
  detail: SetupDetail,
): NonNullable<SetupDetail['removal']> | null {
  return document?.proof ?? detail.removal ?? null;
}
