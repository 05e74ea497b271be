import type { ReviewedSetup } from '../../../electron/contract/review';
import { CallButton } from '../../components/call-button';
import { EmptyState } from '../../components/empty-state';
import { ErrorNote } from '../../components/error-note';
import { NeedsSignIn } from '../../components/operation/needs-sign-in';
import { OperationProgress } from '../../components/operation/operation-progress';
import { Page } from '../../components/page';
import { useDesk } from '../../state/desk-context';
import { useCall } from '../../state/use-call';
import { resultOf, useIsBusy, useOperation } from '../../state/use-operation';
import { reviewText } from '../../text/review';
import type { PageProps } from '../page-props';
import { Reviewed } from './reviewed';

/** A setup as it is today against what was agreed. */
export function ReviewPage({ route }: PageProps<'review'>) {
  const { setup } = route;
  const { signIn } = useDesk();
  const operation = useOperation('review', setup);
  const start = useCall('review.start');
  const isBusy = useIsBusy();
  const begin = () => void start.run({ setup });
  const { outcome = null } = operation ?? {};
  const isRunning = operation !== null && outcome === null;
  const reviewed: ReviewedSetup | null = resultOf(operation, 'review')?.document.setups[0] ?? null;
  const button = (
    <CallButton
      call={start}
      disabled={isBusy || signIn.kind !== 'signed-in'}
      appearance={reviewed === null ? 'primary' : 'secondary'}
      onClick={begin}
    >
      {reviewed === null ? reviewText.start : reviewText.again}
    </CallButton>
  );
  return (
    <Page
      heading={reviewText.heading}
      lead={reviewText.lead}
      actions={reviewed === null ? undefined : button}
    >
      <NeedsSignIn then={route} />
      {start.failure !== null && <ErrorNote failure={start.failure} onRetry={begin} />}
      {outcome?.kind === 'failed' && <ErrorNote failure={outcome.error} onRetry={begin} />}
      {isRunning && <OperationProgress operation={operation} label={reviewText.running} />}
      {reviewed !== null && <Reviewed of={reviewed} setup={setup} onSigned={begin} />}
      {!isRunning && reviewed === null && (
        <EmptyState title={reviewText.emptyTitle} lines={reviewText.emptyLines} actions={button} />
      )}
    </Page>
  );
}
