import { Button, Caption1, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { DraftSender } from '../../../electron/contract/desk/draft';
import { draftText } from '../../text/draft';

const text = draftText.senders;
const useStyles = makeStyles({
  box: {
    display: 'grid',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  lead: { color: tokens.colorNeutralForeground2 },
  field: { maxWidth: '420px' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface CreateMailboxProps {
  readonly tenant: string;
  readonly onAdd: (sender: DraftSender) => void;
  readonly onClose: () => void;
}

/** A sender that does not exist yet. */
export function CreateMailbox({ tenant, onAdd, onClose }: CreateMailboxProps) {
  const styles = useStyles();
  const [address, setAddress] = useState('');
  const [name, setName] = useState('');
  const whole =
    address.includes('@') || !tenant.includes('.') ? address.trim() : `${address.trim()}@${tenant}`;
  const add = () => {
    if (address.trim() === '') return;
    onAdd({ address: whole, create: 'shared', ...(name.trim() === '' ? {} : { displayName: name.trim() }) });
  };
  return (
    <div role="group" aria-label={text.createTitle} className={styles.box}>
      <Caption1 className={styles.lead}>{text.createLead}</Caption1>
      <Field label={text.createAddress} className={styles.field}>
        <Input
          value={address}
          spellCheck={false}
          contentAfter={address.includes('@') || !tenant.includes('.') ? undefined : `@${tenant}`}
          onChange={(_, { value }) => setAddress(value)}
        />
      </Field>
      <Field label={text.createName} className={styles.field}>
        <Input value={name} onChange={(_, { value }) => setName(value)} />
      </Field>
      <div className={styles.actions}>
        <Button disabledFocusable={address.trim() === ''} onClick={add}>
          {text.createAdd}
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          {text.cancel}
        </Button>
      </div>
    </div>
  );
}
