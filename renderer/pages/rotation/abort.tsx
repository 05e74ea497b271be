import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { useState } from 'react';
import { CallButton } from '../../components/call-button';
import type { Call } from '../../state/use-call';
import { useIsBusy } from '../../state/use-operation';
import { rotationText } from '../../text/rotation';
import type { Wish } from './rotation-page';

interface AbortProps {
  readonly call: Call<'rotation.start'>;
  readonly onGo: (wish: Wish) => void;
}

/** Gives the new credential up; asks first, and who told the vendor where that matters. */
export function Abort({ call, onGo }: AbortProps) {
  const isBusy = useIsBusy();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const abort = () => {
    setOpen(false);
    onGo({ abort: true, ...(name.trim() === '' ? {} : { confirm: name.trim() }) });
  };
  return (
    <>
      <div>
        <Button disabled={isBusy} onClick={() => setOpen(true)}>
          {rotationText.abort}
        </Button>
      </div>
      <Dialog open={open} onOpenChange={(_, data) => setOpen(data.open)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{rotationText.abortTitle}</DialogTitle>
            <DialogContent>
              {rotationText.abortLines.map((line) => (
                <p key={line}>{line}</p>
              ))}
              <Field label={rotationText.abortName}>
                <Input value={name} maxLength={200} onChange={(_, { value }) => setName(value)} />
              </Field>
            </DialogContent>
            <DialogActions>
              <CallButton call={call} appearance="primary" onClick={abort}>
                {rotationText.abortYes}
              </CallButton>
              <Button onClick={() => setOpen(false)}>{rotationText.abortNo}</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}
