import { Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PlanDocument } from '../../../electron/contract/documents';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { Section } from '../../components/section';
import { useRoute } from '../../state/route-context';
import { useCall } from '../../state/use-call';
import { planText } from '../../text/plan';
import { applicable, considerations, hasWait, ranges } from './plan-steps';

const useStyles = makeStyles({
  panel: {
    display: 'grid',
    rowGap: tokens.spacingVerticalM,
    justifyItems: 'start',
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  line: { margin: 0 },
  soft: { margin: 0, color: tokens.colorNeutralForeground2 },
});

interface ApprovePanelProps {
  readonly document: PlanDocument;
  readonly draft: string;
  readonly isBusy: boolean;
  readonly onAgain: () => void;
}

/** The approval: says exactly what will happen, and asks apart for what is more than ordinary (design rule 1). */
export function ApprovePanel({ document, draft, isBusy, onAgain }: ApprovePanelProps) {
  const styles = useStyles();
  const { go } = useRoute();
  const run = useCall('run.start');
  const [yes, setYes] = useState<readonly string[]>([]);
  const [wait, setWait] = useState(false);
  const asked = considerations(document.plan);
  const open = asked.some(({ about }) => !yes.includes(about));
  const { now, all } = applicable(document);
  const start = async () => {
    const started = await run.run({ draft, plan: document.plan.id, wait });
    if (started.ok) go({ page: 'run', draft });
  };
  return (
    <Section heading={planText.approveTitle}>
      <div className={styles.panel}>
        <p className={styles.line}>{planText.approveLead}</p>
        {now < all && (
          <p className={styles.line}>{now === 0 ? planText.approveNone(all) : planText.approvePart}</p>
        )}
        {asked.map(({ about, numbers }) => (
          <Checkbox
            key={about}
            checked={yes.includes(about)}
            label={planText.consider(about, ranges(numbers))}
            onChange={(_, { checked }) =>
              setYes(checked === true ? [...yes, about] : yes.filter((one) => one !== about))
            }
          />
        ))}
        {hasWait(document.plan) && (
          <Checkbox
            checked={wait}
            label={planText.wait}
            onChange={(_, { checked }) => setWait(checked === true)}
          />
        )}
        <CallButton
          call={run}
          appearance="primary"
          size="large"
          disabled={open || isBusy || now === 0}
          onClick={() => void start()}
        >
          {planText.approve(now, all, document.plan.spec.tenant)}
        </CallButton>
        {open && <p className={styles.soft}>{planText.considerFirst}</p>}
        {run.failure !== null && (
          <ErrorNote
            failure={run.failure}
            onRetry={run.failure.facts.code === 'plan-stale' ? onAgain : undefined}
          />
        )}
      </div>
    </Section>
  );
}
