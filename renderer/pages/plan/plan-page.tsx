import { CallButton } from '../../components/call-button';
import { EmptyState } from '../../components/empty-state';
import { ErrorNote } from '../../components/error-note';
import { LoadedView } from '../../components/loaded-view';
import { NeedsSignIn } from '../../components/operation/needs-sign-in';
import { OperationProgress } from '../../components/operation/operation-progress';
import { Page } from '../../components/page';
import { Saved } from '../../components/save';
import { useNow } from '../../state/use-now';
import { usePlan } from '../../state/use-plan';
import { useSave } from '../../state/use-save';
import { planText } from '../../text/plan';
import type { PageProps } from '../page-props';
import { ExportMenu } from './export-menu';
import { PlanView } from './plan-view';

/** What would be changed, by whose right, and its approval. */
export function PlanPage({ route }: PageProps<'plan'>) {
  const plan = usePlan(route.draft);
  const save = useSave('plan.export');
  const now = useNow(60_000);
  const { loaded, operation, make, isBusy, isRunning } = plan;
  const found = loaded.kind === 'ready' ? loaded.value : null;
  const again = () => void plan.start(found?.plan.stage === 'live');
  const makeButton = (
    <CallButton
      call={make}
      disabled={isBusy}
      appearance={found === null ? 'primary' : 'secondary'}
      onClick={again}
    >
      {found === null ? planText.make : planText.again}
    </CallButton>
  );
  return (
    <Page
      heading={planText.heading}
      lead={found === null ? planText.never : <Lead document={found} now={now} />}
      actions={
        found === null ? undefined : (
          <>
            {makeButton}
            <ExportMenu draft={route.draft} save={save} />
          </>
        )
      }
    >
      <NeedsSignIn then={route} />
      <Saved of={save} text={planText.savedAs} />
      {make.failure !== null && <ErrorNote failure={make.failure} />}
      {isRunning && operation !== null && (
        <OperationProgress operation={operation} label={planText.running} />
      )}
      {plan.failure !== null && <ErrorNote failure={plan.failure} onRetry={again} />}
      <LoadedView of={loaded} label={planText.loading}>
        {(document) =>
          document !== null ? (
            <PlanView document={document} draft={route.draft} isBusy={isBusy} onAgain={again} />
          ) : isRunning ? null : (
            <EmptyState title={planText.emptyTitle} lines={planText.emptyLines} actions={makeButton} />
          )
        }
      </LoadedView>
    </Page>
  );
}

function Lead({ document, now }: { document: Parameters<typeof PlanView>[0]['document']; now: number }) {
  const { plan } = document;
  const stage = plan.stage === undefined ? '' : ` ${planText.leadStage[plan.stage]}`;
  return planText.lead(plan.steps.length, plan.tenantName, plan.createdBy, plan.createdAt, now) + stage;
}
