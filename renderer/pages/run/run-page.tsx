import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Operation } from '../../../electron/contract/desk/operation';
import { CallButton } from '../../components/call-button';
import { EmptyState } from '../../components/empty-state';
import { ErrorNote } from '../../components/error-note';
import { NeedsSignIn } from '../../components/operation/needs-sign-in';
import { Page } from '../../components/page';
import { pathOfPlan } from '../../components/pictures/path-of-plan';
import { SendingPath } from '../../components/pictures/sending-path';
import { Section } from '../../components/section';
import { useRoute } from '../../state/route-context';
import { useSetupLine } from '../../state/setups-context';
import { useNow } from '../../state/use-now';
import { resultOf, useOperation } from '../../state/use-operation';
import { usePlan, type PlanView } from '../../state/use-plan';
import { runText } from '../../text/run';
import type { PageProps } from '../page-props';
import { RunHead, StopDialog } from './run-head';
import { RunList } from './run-list';
import { RunResult } from './run-result';
import { runSteps, stepsOfDocument } from './run-steps';
import { useGoOn } from './use-go-on';

/** The approved plan being applied, or how that ended. */
export function RunPage({ route }: PageProps<'run'>) {
  const { draft } = route;
  const line = useSetupLine(route);
  const operation = useOperation('apply', draft, line?.status?.id);
  const plan = usePlan(draft);
  const isRunning = operation !== null && operation.outcome === null;
  return (
    <Page
      heading={isRunning ? runText.headings.running : runText.headings.finished}
      lead={isRunning ? runText.lead(line?.tenantName ?? operation.title) : undefined}
    >
      {!isRunning && <NeedsSignIn then={route} />}
      {operation === null ? (
        <NoRun draft={draft} open={line?.status?.open.length ?? 0} plan={plan} />
      ) : (
        <Shown operation={operation} draft={draft} plan={plan} />
      )}
    </Page>
  );
}

function Shown({ operation, draft, plan }: { operation: Operation; draft: string; plan: PlanView }) {
  const { outcome } = operation;
  const [asked, setAsked] = useState<string | null>(null);
  const now = useNow(outcome === null ? 1_000 : 30_000);
  const document = resultOf(operation, 'apply')?.document ?? null;
  const steps = runSteps(
    operation.steps.length > 0 || document === null ? operation.steps : stepsOfDocument(document),
  );
  const planned = plan.loaded.kind === 'ready' ? plan.loaded.value : null;
  const goOn = useGoOn(draft, plan);
  return (
    <>
      {outcome === null && (
        <RunHead operation={operation} steps={steps} now={now} onStop={() => setAsked(operation.id)} />
      )}
      <StopDialog operation={operation} open={asked === operation.id} onClose={() => setAsked(null)} />
      {outcome?.kind === 'failed' && <ErrorNote failure={outcome.error} onRetry={goOn} />}
      {document !== null && <RunResult document={document} draft={draft} plan={plan} now={now} />}
      {planned !== null && (
        <Section heading={runText.path}>
          <SendingPath
            picture={pathOfPlan(
              planned,
              steps.map(({ step }) => step),
            )}
          />
        </Section>
      )}
      {steps.length > 0 && (
        <Section heading={runText.stepsTitle}>
          <RunList steps={steps} now={now} />
        </Section>
      )}
    </>
  );
}

/** Nothing runs: either nothing was approved yet, or an earlier run left steps open. */
function NoRun({ draft, open, plan }: { draft: string; open: number; plan: PlanView }) {
  const { go } = useRoute();
  const goOn = useGoOn(draft, plan);
  if (open === 0) {
    return (
      <EmptyState
        title={runText.emptyTitle}
        lines={runText.emptyLines}
        actions={
          <Button appearance="primary" onClick={() => go({ page: 'plan', draft })}>
            {runText.toPlan}
          </Button>
        }
      />
    );
  }
  return (
    <>
      <EmptyState
        title={runText.openTitle(open)}
        lines={runText.openLines}
        actions={
          <CallButton call={plan.make} disabled={plan.isBusy} appearance="primary" onClick={goOn}>
            {runText.again}
          </CallButton>
        }
      />
      {plan.make.failure !== null && <ErrorNote failure={plan.make.failure} />}
    </>
  );
}
