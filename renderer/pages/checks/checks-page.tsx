import { CallButton } from '../../components/call-button';
import { EmptyState } from '../../components/empty-state';
import { ErrorNote } from '../../components/error-note';
import { LoadedView } from '../../components/loaded-view';
import { NeedsSignIn } from '../../components/operation/needs-sign-in';
import { OperationProgress } from '../../components/operation/operation-progress';
import { Page } from '../../components/page';
import { Saved } from '../../components/save';
import { useRoute } from '../../state/route-context';
import { useNow } from '../../state/use-now';
import { usePlan, type PlanView } from '../../state/use-plan';
import { useSave } from '../../state/use-save';
import { checksText } from '../../text/checks';
import type { PageProps } from '../page-props';
import { Checks, CheckSections } from './check-sections';
import { ChecksActions } from './checks-actions';
import { useRechecks } from './use-rechecks';

/** What stands in the way and what does not, before anything is written. */
export function ChecksPage({ route }: PageProps<'checks'>) {
  const { draft } = route;
  const { go } = useRoute();
  const plan = usePlan(draft);
  const now = useNow(60_000);
  const { loaded, isRunning } = plan;
  const found = loaded.kind === 'ready' ? loaded.value : null;
  const rechecks = useRechecks(draft, found?.plan.id ?? '');
  const request = useSave('plan.export');
  const again = <AgainButton plan={plan} isFirst={found === null} />;
  return (
    <Page
      heading={checksText.heading}
      lead={
        found === null
          ? checksText.never
          : checksText.read(found.plan.tenantName, found.plan.createdBy, found.plan.createdAt, now)
      }
      actions={found !== null && <ChecksActions {...{ found, draft, isRunning, request, again }} />}
    >
      <NeedsSignIn then={route} />
      <Saved of={request} text={checksText.savedAs} />
      {rechecks.call.failure !== null && <ErrorNote failure={rechecks.call.failure} />}
      <Reading plan={plan} />
      <LoadedView of={loaded} label={checksText.loading}>
        {(document) =>
          document !== null ? (
            <Checks
              checks={document.plan.checks}
              rechecks={rechecks}
              onChange={() => go({ page: 'draft', draft })}
            />
          ) : isRunning ? null : (
            <EmptyState title={checksText.emptyTitle} lines={checksText.emptyLines} actions={again} />
          )
        }
      </LoadedView>
    </Page>
  );
}

function AgainButton({ plan, isFirst }: { plan: PlanView; isFirst: boolean }) {
  return (
    <CallButton
      call={plan.make}
      disabled={plan.isBusy}
      appearance={isFirst && !plan.isRunning ? 'primary' : 'secondary'}
      onClick={() => void plan.start()}
    >
      {isFirst ? checksText.run : checksText.again}
    </CallButton>
  );
}

/** The reading that runs, with the checks so far; or why it could not begin or go on. */
function Reading({ plan }: { plan: PlanView }) {
  const { operation, make, failure, isRunning } = plan;
  return (
    <>
      {make.failure !== null && <ErrorNote failure={make.failure} />}
      {isRunning && operation !== null && (
        <>
          <OperationProgress operation={operation} label={checksText.running} />
          <CheckSections checks={operation.checks ?? []} rechecks={null} />
        </>
      )}
      {failure !== null && <ErrorNote failure={failure} onRetry={() => void plan.start()} />}
    </>
  );
}
