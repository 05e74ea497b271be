import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { CallButton } from '../../components/call-button';
import { Section } from '../../components/section';
import type { Call } from '../../state/use-call';
import { useIsBusy } from '../../state/use-operation';
import { rotationText } from '../../text/rotation';
import type { Wish } from './wish';

const useStyles = makeStyles({
  form: { display: 'grid', rowGap: tokens.spacingVerticalM, maxWidth: '480px', justifyItems: 'start' },
  field: { width: '100%' },
});

const kinds = ['same', 'secret', 'certificate'] as const;
type Kind = (typeof kinds)[number];

interface BeginFormProps {
  readonly call: Call<'rotation.start'>;
  readonly onGo: (wish: Wish) => void;
}

/** The new credential's kind, and a day for the vendor; begins the renewal. */
export function BeginForm({ call, onGo }: BeginFormProps) {
  const styles = useStyles();
  const isBusy = useIsBusy();
  const [kind, setKind] = useState<Kind>('same');
  const [by, setBy] = useState('');
  const begin = () => onGo({ ...(kind === 'same' ? {} : { kind }), ...(by === '' ? {} : { by }) });
  return (
    <Section heading={rotationText.choiceTitle} lead={rotationText.choiceLead}>
      <div className={styles.form}>
        <Field label={rotationText.kind} className={styles.field}>
          <Select
            value={kind}
            onChange={(_, { value }) => setKind(kinds.find((one) => one === value) ?? 'same')}
          >
            {kinds.map((one) => (
              <option key={one} value={one}>
                {rotationText.kinds[one]}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={rotationText.by} hint={rotationText.byHint} className={styles.field}>
          <Input type="date" value={by} onChange={(_, { value }) => setBy(value)} />
        </Field>
        <CallButton call={call} disabled={isBusy} appearance="primary" onClick={begin}>
          {rotationText.begin}
        </CallButton>
      </div>
    </Section>
  );
}
