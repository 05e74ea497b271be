import { Button, Checkbox, Field, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';
import { ErrorNote } from '../../components/error-note';
import { KeyValue } from '../../components/key-value';
import type { OutputOf } from '../../../electron/contract/desk/table';
import { useCall } from '../../state/use-call';
import { handoffText } from '../../text/handoff';

export type Recipient = NonNullable<OutputOf<'handoff.chooseRecipient'>>;

/** Whom the sealed part will be for, as far as it is chosen. */
export interface Seal {
  readonly for: 'passphrase' | 'recipient';
  readonly recipient: Recipient | null;
  /** The vendor has confirmed the key's fingerprint. */
  readonly confirmed: boolean;
}

export const firstSeal: Seal = { for: 'passphrase', recipient: null, confirmed: false };

/** Whether the folder can be made with that choice. */
export function isChosen(seal: Seal): boolean {
  return seal.for === 'passphrase' || (seal.recipient !== null && seal.confirmed);
}

const useStyles = makeStyles({
  key: {
    display: 'grid',
    rowGap: tokens.spacingVerticalM,
    justifyItems: 'start',
    paddingLeft: tokens.spacingHorizontalXXXL,
  },
  line: { margin: 0, maxWidth: '640px' },
  print: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
});

interface SealChoiceProps {
  readonly setup: string;
  readonly seal: Seal;
  readonly onChange: (seal: Seal) => void;
}

/** A passphrase, or the vendor's public key with its fingerprint to compare. */
export function SealChoice({ setup, seal, onChange }: SealChoiceProps) {
  return (
    <>
      <Field label={handoffText.sealFor}>
        <RadioGroup
          value={seal.for}
          onChange={(_, { value }) =>
            onChange({ ...seal, for: value === 'recipient' ? 'recipient' : 'passphrase' })
          }
        >
          <Radio value="passphrase" label={<Choice name="passphrase" />} />
          <Radio value="recipient" label={<Choice name="recipient" />} />
        </RadioGroup>
      </Field>
      {seal.for === 'recipient' && <Key setup={setup} seal={seal} onChange={onChange} />}
    </>
  );
}

function Choice({ name }: { name: 'passphrase' | 'recipient' }) {
  return (
    <>
      {handoffText[name]}
      <br />
      <small>{handoffText[`${name}Hint`]}</small>
    </>
  );
}

function Key({ setup, seal, onChange }: SealChoiceProps) {
  const styles = useStyles();
  const choose = useCall('handoff.chooseRecipient');
  const { recipient, confirmed } = seal;
  const run = async () => {
    const end = await choose.run({ setup });
    if (end.ok && end.value !== null) onChange({ ...seal, recipient: end.value, confirmed: false });
  };
  return (
    <div className={styles.key}>
      <Button disabledFocusable={choose.pending} onClick={() => void run()}>
        {recipient === null ? handoffText.choose : handoffText.chooseOther}
      </Button>
      {recipient !== null && (
        <>
          <KeyValue
            rows={[
              { name: handoffText.keyName, value: `${recipient.name} (${recipient.kind})` },
              {
                name: handoffText.fingerprint,
                value: <span className={styles.print}>{recipient.fingerprint}</span>,
                copy: recipient.fingerprint,
              },
            ]}
          />
          <p className={styles.line}>{handoffText.compare}</p>
          <Checkbox
            checked={confirmed}
            label={handoffText.compared}
            onChange={(_, { checked }) => onChange({ ...seal, confirmed: checked === true })}
          />
        </>
      )}
      {choose.failure !== null && <ErrorNote failure={choose.failure} />}
    </div>
  );
}
