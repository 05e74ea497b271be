import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState, type SyntheticEvent } from 'react';
import { CallButton } from '../../components/call-button';
import { Section } from '../../components/section';
import { useRoute } from '../../state/route-context';
import type { Call } from '../../state/use-call';
import { useIsBusy } from '../../state/use-operation';
import { rotationText } from '../../text/rotation';
import type { Wish } from './wish';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  form: { display: 'grid', rowGap: tokens.spacingVerticalM, maxWidth: '480px', justifyItems: 'start' },
  field: { width: '100%' },
});

interface WitnessProps {
  readonly setup: string;
  readonly call: Call<'rotation.start'>;
  readonly onGo: (wish: Wish) => void;
}

/** How it is told that the vendor works with the new credential. */
export function Witness({ setup, call, onGo }: WitnessProps) {
  const styles = useStyles();
  const { go } = useRoute();
  const isBusy = useIsBusy();
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const isMissing = name.trim() === '';
  const confirm = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isMissing && !isBusy) onGo({ confirm: name.trim() });
  };
  const problem =
    tried && isMissing
      ? ({ validationState: 'error', validationMessage: rotationText.nameMissing } as const)
      : {};
  return (
    <Section heading={rotationText.witnessTitle} lead={rotationText.witnessLead}>
      <div className={styles.actions}>
        <Button onClick={() => go({ page: 'handoff', setup })}>{rotationText.toHandoff}</Button>
        <CallButton call={call} disabled={isBusy} onClick={() => onGo({ withResult: true })}>
          {rotationText.result}
        </CallButton>
      </div>
      <form className={styles.form} onSubmit={confirm} noValidate>
        <Field
          label={rotationText.confirmName}
          hint={rotationText.confirmHint}
          className={styles.field}
          {...problem}
        >
          <Input value={name} maxLength={200} onChange={(_, { value }) => setName(value)} />
        </Field>
        <Button type="submit" disabledFocusable={isBusy}>
          {rotationText.confirm}
        </Button>
      </form>
    </Section>
  );
}
