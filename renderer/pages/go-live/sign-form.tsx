import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type SyntheticEvent } from 'react';
import type { SignOffKind } from '../../../electron/contract/go-live';
import { ErrorNote } from '../../components/error-note';
import { useCall } from '../../state/use-call';
import { goLiveText } from '../../text/go-live';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: tokens.spacingVerticalM, maxWidth: '480px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface SignFormProps {
  readonly setup: string;
  readonly what: SignOffKind;
  readonly onEnd: (signed: boolean) => void;
}

/** Who said what, and when. */
export function SignForm({ setup, what, onEnd }: SignFormProps) {
  const styles = useStyles();
  const sign = useCall('goLive.sign');
  const [by, setBy] = useState('');
  const [on, setOn] = useState(today);
  const [note, setNote] = useState('');
  const [tried, setTried] = useState(false);
  const isMissing = by.trim() === '';
  const keep = async (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (isMissing || sign.pending) return;
    const end = await sign.run({ setup, what, by: by.trim(), on, note: note.trim() });
    if (end.ok) onEnd(true);
  };
  const problem =
    tried && isMissing
      ? ({ validationState: 'error', validationMessage: goLiveText.byMissing } as const)
      : {};
  return (
    <form className={styles.form} onSubmit={(event) => void keep(event)} noValidate>
      <Field label={goLiveText.by} hint={goLiveText.byHint} required {...problem}>
        <Input value={by} maxLength={200} onChange={(_, { value }) => setBy(value)} />
      </Field>
      <Field label={goLiveText.on} required>
        <Input type="date" value={on} onChange={(_, { value }) => setOn(value)} />
      </Field>
      <Field label={goLiveText.note}>
        <Input value={note} maxLength={250} onChange={(_, { value }) => setNote(value)} />
      </Field>
      <div className={styles.actions}>
        <Button type="submit" appearance="primary" disabledFocusable={sign.pending}>
          {goLiveText.keep}
        </Button>
        <Button onClick={() => onEnd(false)}>{goLiveText.cancel}</Button>
      </div>
      {sign.failure !== null && <ErrorNote failure={sign.failure} />}
    </form>
  );
}

/** By UTC, as the times that it is held against: in the evening of a day west of it, that one is over. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
