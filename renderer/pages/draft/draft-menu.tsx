import { Button, Caption1 } from '@fluentui/react-components';
import { useState } from 'react';
import { CallButton } from '../../components/call-button';
import { ErrorNote } from '../../components/error-note';
import { Saved } from '../../components/save';
import { useRoute } from '../../state/route-context';
import { useCall } from '../../state/use-call';
import { useSave } from '../../state/use-save';
import { draftText } from '../../text/draft';
import type { PartProps } from './part';

interface DraftMenuProps extends Pick<PartProps, 'id' | 'save'> {
  readonly setup: string | null;
}

/**
 * What else can be done with a draft: kept as a file, or discarded after asking once more. The draft of a setup stays:
 * without it the setup could not be changed here.
 */
export function DraftMenu({ id, setup, save }: DraftMenuProps) {
  const { go } = useRoute();
  const toFile = useSave('setups.export');
  const discard = useCall('setups.discard');
  const [asking, setAsking] = useState(false);
  if (id === null) return null;
  const exportIt = async () => {
    const kept = await save();
    if (kept !== null) await toFile.run({ draft: kept.id });
  };
  const discardIt = async () => {
    const gone = await discard.run({ draft: id });
    if (gone.ok) go({ page: 'start' });
  };
  if (asking) {
    return (
      <>
        <Caption1 role="status">{draftText.discardSure}</Caption1>
        <CallButton call={discard} onClick={() => void discardIt()}>
          {draftText.discard}
        </CallButton>
        <Button onClick={() => setAsking(false)}>{draftText.keep}</Button>
      </>
    );
  }
  return (
    <>
      <CallButton appearance="subtle" call={toFile.call} onClick={() => void exportIt()}>
        {draftText.export}
      </CallButton>
      {setup === null && (
        <Button appearance="subtle" onClick={() => setAsking(true)}>
          {draftText.discard}
        </Button>
      )}
      <Saved of={toFile} text={draftText.savedAs} />
      {discard.failure !== null && <ErrorNote failure={discard.failure} />}
    </>
  );
}
