import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useState } from 'react';
import { CallButton } from '../../components/call-button';
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
      <Dialog open={open} onOpenChange={(_, data) => setOpen(data.open)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{removalText.forgetTitle}</DialogTitle>
            <DialogContent>
              {removalText.forgetLines.map((line) => (
                <p key={line}>{line}</p>
              ))}
            </DialogContent>
            <DialogActions>
              <CallButton call={forget} appearance="primary" onClick={() => void yes()}>
                {removalText.forgetYes}
              </CallButton>
              <Button onClick={() => setOpen(false)}>{removalText.forgetNo}</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}
