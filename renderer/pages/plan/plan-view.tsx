import { Button } from '@fluentui/react-components';
import type { PlanDocument } from '../../../electron/contract/documents';
import { EmptyState } from '../../components/empty-state';
import { pathOfPlan } from '../../components/pictures/path-of-plan';
import { ReachMeter } from '../../components/pictures/reach-meter';
import { reachOfPlan } from '../../components/pictures/reach-model';
import { SendingPath } from '../../components/pictures/sending-path';
import { Section } from '../../components/section';
import { NoteList } from '../../components/note-list';
import { useRoute } from '../../state/route-context';
import { useSetupLine } from '../../state/setups-context';
import { planText } from '../../text/plan';
import { ApprovePanel } from './approve-panel';
import { StepList } from './step-list';
import { WaitsList } from './waits-list';

interface PlanViewProps {
  readonly document: PlanDocument;
  readonly draft: string;
  /** Something runs already, so nothing can be started. */
  readonly isBusy: boolean;
  /** Reads the tenant again. */
  readonly onAgain: () => void;
}

/** A plan that was made: pictures, steps, who has to wait, approval. */
export function PlanView({ document, draft, isBusy, onAgain }: PlanViewProps) {
  const { plan, verdict } = document;
  const route = { page: 'plan', draft } as const;
  return (
    <>
      {verdict === 'blocked' && <Blocked draft={draft} />}
      {verdict === 'nothing-to-do' && <Nothing draft={draft} />}
      <Section heading={planText.reach}>
        <ReachMeter picture={reachOfPlan(plan, verdict === 'blocked')} />
      </Section>
      <Section heading={planText.path}>
        <SendingPath picture={pathOfPlan(document)} />
      </Section>
      {plan.notes.length > 0 && (
        <Section heading={planText.notes}>
          <NoteList notes={plan.notes} />
        </Section>
      )}
      <StepList document={document} />
      <WaitsList waitsFor={document.waitsFor} steps={plan.steps} then={route} />
      {verdict === 'ready' && (
        <ApprovePanel key={plan.id} document={document} draft={draft} isBusy={isBusy} onAgain={onAgain} />
      )}
    </>
  );
}

function Blocked({ draft }: { draft: string }) {
  const { go } = useRoute();
  return (
    <EmptyState
      title={planText.blockedTitle}
      lines={[planText.blockedLead]}
      actions={
        <Button appearance="primary" onClick={() => go({ page: 'checks', draft })}>
          {planText.toChecks}
        </Button>
      }
    />
  );
}

function Nothing({ draft }: { draft: string }) {
  const { go } = useRoute();
  const setup = useSetupLine({ page: 'plan', draft })?.status?.id;
  return (
    <EmptyState
      title={planText.nothingTitle}
      lines={planText.nothingLines}
      actions={
        setup !== undefined && (
          <Button appearance="primary" onClick={() => go({ page: 'proof', setup })}>
            {planText.toProof}
          </Button>
        )
      }
    />
  );
}
