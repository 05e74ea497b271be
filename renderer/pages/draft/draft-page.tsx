import { LoadedView } from '../../components/loaded-view';
import { Page } from '../../components/page';
import { useDesk } from '../../state/desk-context';
import { useLoad } from '../../state/use-load';
import { draftText } from '../../text/draft';
import type { PageProps } from '../page-props';
import { DraftForm } from './draft-form';
import { emptyDraft } from './draft-model';
import { useState } from 'react';

/** A setup while it is being filled in: a new one, or one that is kept here. */
export function DraftPage({ route }: PageProps<'draft'>) {
  // A new draft gets its id while it is typed; it must not be read anew then.
  const [opened] = useState(route.draft);
  return opened === null ? <NewDraft /> : <KeptDraft id={opened} />;
}

function NewDraft() {
  const { signIn } = useDesk();
  const [draft] = useState(() => emptyDraft(signIn.kind === 'signed-in' ? signIn.account.domain : ''));
  return <DraftForm kept={{ id: null, draft, issues: [], setup: null }} />;
}

function KeptDraft({ id }: { id: string }) {
  const kept = useLoad('setups.draft', { draft: id });
  if (kept.kind === 'ready') return <DraftForm kept={kept.value} />;
  return (
    <Page heading={draftText.heading} lead={draftText.lead}>
      <LoadedView of={kept} label={draftText.reading}>
        {() => null}
      </LoadedView>
    </Page>
  );
}
