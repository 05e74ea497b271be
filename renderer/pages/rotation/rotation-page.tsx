import type { Operation } from '../../../electron/contract/desk/operation';
import type { SetupDetail } from '../../../electron/contract/desk/setups';
import { ErrorNote } from '../../components/error-note';
import { LoadedView } from '../../components/loaded-view';
import { NeedsSignIn } from '../../components/operation/needs-sign-in';
import { OperationProgress } from '../../components/operation/operation-progress';
import { Page } from '../../components/page';
import { useCall } from '../../state/use-call';
import { resultOf, useOperation } from '../../state/use-operation';
import { useSetup } from '../../state/use-setup';
import { rotationText } from '../../text/rotation';
import type { PageProps } from '../page-props';
import { Abort } from './abort';
import { BeginForm } from './begin-form';
import { Findings, LastStep } from './last-step';
import { Standing } from './standing';
import type { Wish } from './wish';
import { Witness } from './witness';

/** The renewal of a credential: how it stands, what is next and whom it waits for. */
export function RotationPage({ route }: PageProps<'rotation'>) {
  const loaded = useSetup(route.setup);
  return (
    <Page heading={rotationText.heading} lead={rotationText.lead}>
      <NeedsSignIn then={route} />
      <LoadedView of={loaded} label={rotationText.loading}>
        {(detail) => <Rotation detail={detail} />}
      </LoadedView>
    </Page>
  );
}

const over = ['none', 'done', 'aborted', 'overtaken'];

function Rotation({ detail }: { detail: SetupDetail }) {
  const setup = detail.status.id;
  const operation = useOperation('rotation', setup);
  const start = useCall('rotation.start');
  const go = (wish: Wish) => void start.run({ setup, ...wish });
  const { outcome = null } = operation ?? {};
  const isRunning = operation !== null && outcome === null;
  const document = resultOf(operation, 'rotation')?.document ?? null;
  const rotation = document?.rotation ?? detail.status.rotation ?? null;
  const isOver = rotation === null || over.includes(rotation.phase);
  return (
    <>
      {start.failure !== null && <ErrorNote failure={start.failure} />}
      {outcome?.kind === 'failed' && <ErrorNote failure={outcome.error} onRetry={() => go({})} />}
      {isRunning && <OperationProgress operation={operation} label={labelOf(operation)} />}
      {!isRunning && document !== null && <LastStep document={document} setup={setup} />}
      {rotation !== null && (
        <Standing rotation={rotation} document={document} setup={setup} call={start} onGo={() => go({})} />
      )}
      {!isRunning && document !== null && <Findings findings={document.findings} />}
      {!isRunning && rotation?.next.act === 'await-vendor' && (
        <Witness call={start} onGo={go} setup={setup} />
      )}
      {!isRunning && isOver && <BeginForm call={start} onGo={go} />}
      {!isRunning && !isOver && rotation.phase !== 'seen-working' && <Abort call={start} onGo={go} />}
    </>
  );
}

function labelOf({ question }: Operation): string {
  return question == null ? rotationText.running : rotationText.asking;
}
