import { useState } from 'react';
import { Page } from '../../components/page';
import { useDesk } from '../../state/desk-context';
import { diagnoseText } from '../../text/diagnose';
import type { PageProps } from '../page-props';
import { LadderSection } from './ladder-section';
import { PasteSection } from './paste-section';

/** What an error means, and where a setup breaks. */
export function DiagnosePage({ route }: PageProps<'diagnose'>) {
  const { operation } = useDesk();
  const walked = operation?.kind === 'ladder' ? operation.setup : null;
  const [setup, setSetup] = useState(route.setup ?? walked);
  return (
    <Page heading={diagnoseText.heading} lead={diagnoseText.lead}>
      <PasteSection setup={setup} />
      <LadderSection setup={setup} onSetup={setSetup} />
    </Page>
  );
}
