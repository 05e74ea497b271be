import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { CallButton } from '../../components/call-button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import { ErrorNote } from '../../components/error-note';
import { useRoute } from '../../state/route-context';
import { useCall } from '../../state/use-call';
import { useIsBusy } from '../../state/use-operation';
import { removalText } from '../../text/removal';

/** Deletes what this computer knows of a setup that is taken back; asks first. */
export function Forget({ setup }: { setup: string }) {
  const { go } = useRoute();
  const forget = useCall('removal.forget');
  const isBusy = useIsBusy();
  const [open, setOpen] = useState(false);
  const yes = async () => {
    const end = await forget.run({ setup });
    setOpen(false);
    if (end.ok) go({ page: 'start' });
  };
  return (
    <>
      <div>
        <Button disabled={isBusy} onClick={() => setOpen(true)}>
          {removalText.forget}
        </Button>
      </div>
      {forget.failure !== null && <ErrorNote failure={forget.failure} />}
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={removalText.forgetTitle}
        lines={removalText.forgetLines}
        no={removalText.forgetNo}
        yes={
          <CallButton call={forget} appearance="primary" onClick={() => void yes()}>
            {removalText.forgetYes}
          </CallButton>
        }
      />
    </>
  );
}
