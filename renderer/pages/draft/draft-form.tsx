import { Caption1, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Draft, DraftIssue } from '../../../electron/contract/desk/draft';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { Page } from '../../components/page';
import { useDesk } from '../../state/desk-context';
import { useRoute } from '../../state/route-context';
import { useCall } from '../../state/use-call';
import { useIsBusy } from '../../state/use-operation';
import { draftText } from '../../text/draft';
import { ApplicationPart } from './application-part';
import { CredentialPart } from './credential-part';
import { DraftMenu } from './draft-menu';
import { wrongWithin } from './draft-model';
import { MissingNote } from './missing-note';
import type { PartProps } from './part';
import { ProofPart } from './proof-part';
import { ScopingPart } from './scoping-part';
import { SendersPart } from './senders-part';
import { useDraft } from './use-draft';

const useStyles = makeStyles({
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  state: { color: tokens.colorNeutralForeground2 },
});

interface DraftFormProps {
  readonly kept: {
    readonly id: string | null;
    readonly draft: Draft;
    readonly issues: readonly DraftIssue[];
    /** The setup that it became; null while it is none. */
    readonly setup: string | null;
  };
}

/** The whole form. What is wrong is shown where somebody has been, and everywhere once they want to go on. */
export function DraftForm({ kept }: DraftFormProps) {
  const styles = useStyles();
  const form = useDraft(kept);
  const { draft, issues, change } = form;
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [all, setAll] = useState(false);
  const touch = (where: string) => setTouched((before) => new Set([...before, where]));
  const shown = issues.filter((issue) => all || [...touched].some((where) => wrongWithin([issue], where)));
  const part: PartProps = { draft, issues: shown, change, touch, id: form.id, save: form.save };

  const next = useNext(form.save, () => setAll(true));
  const heading = draft.application.trim() === '' ? draftText.heading : draft.application;
  return (
    <Page
      heading={heading}
      lead={draftText.lead}
      actions={<DraftMenu id={form.id} setup={form.setup} save={form.save} />}
    >
      {form.failure !== null && <ErrorNote failure={form.failure} onRetry={() => void form.save()} />}
      <ApplicationPart {...part} />
      <SendersPart {...part} />
      <ProofPart {...part} />
      <ScopingPart {...part} />
      <CredentialPart {...part} />
      {all && issues.length > 0 && <MissingNote issues={issues} />}
      {next.call.failure !== null && <ErrorNote failure={next.call.failure} />}
      <div className={styles.foot}>
        <CallButton
          call={next.call}
          disabled={next.isBusy}
          appearance="primary"
          onClick={() => void next.run()}
        >
          {draftText.next}
        </CallButton>
        <Caption1 aria-live="polite" className={styles.state}>
          {draftText.states[form.state]}
        </Caption1>
      </div>
    </Page>
  );
}

/** Saves, begins the checks and goes to them; where nobody is signed in, by way of that. */
function useNext(save: PartProps['save'], show: () => void) {
  const { go } = useRoute();
  const { signIn } = useDesk();
  const call = useCall('plan.make');
  const isBusy = useIsBusy();
  const run = async () => {
    const saved = await save();
    if (saved === null) return;
    if (saved.issues.length > 0) {
      show();
      return;
    }
    const checks = { page: 'checks', draft: saved.id } as const;
    if (signIn.kind !== 'signed-in') go({ page: 'sign-in', then: checks });
    else if ((await call.run({ draft: saved.id, goLive: false })).ok) go(checks);
  };
  return { call, isBusy, run };
}
