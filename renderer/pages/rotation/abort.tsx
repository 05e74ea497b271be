import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { CallButton } from '../../components/call-button';
import { ConfirmDialog } from '../../components/confirm-dialog';
import type { Call } from '../../state/use-call';
import { useIsBusy } from '../../state/use-operation';
import { rotationText } from '../../text/rotation';
import type { Wish } from './wish';

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
      <ConfirmDialog
        open={open}
        onClose={() => setOpen(false)}
        title={rotationText.abortTitle}
        lines={rotationText.abortLines}
        no={rotationText.abortNo}
        yes={
          <CallButton call={call} appearance="primary" onClick={abort}>
            {rotationText.abortYes}
          </CallButton>
        }
      >
        <Field label={rotationText.abortName}>
          <Input value={name} maxLength={200} onChange={(_, { value }) => setName(value)} />
        </Field>
      </ConfirmDialog>
    </>
  );
}
