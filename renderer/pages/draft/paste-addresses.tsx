import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { DraftSender } from '../../../electron/contract/desk/draft';
import { draftText } from '../../text/draft';
import { addressesIn } from './draft-model';

const text = draftText.senders;
const useStyles = makeStyles({
  box: {
    display: 'grid',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface PasteAddressesProps {
  readonly onAdd: (senders: readonly DraftSender[]) => void;
  readonly onClose: () => void;
}

/** Many addresses at once, out of whatever text they stand in. */
export function PasteAddresses({ onAdd, onClose }: PasteAddressesProps) {
  const styles = useStyles();
  const [pasted, setPasted] = useState('');
  const addresses = useMemo(() => addressesIn(pasted), [pasted]);
  return (
    <div role="group" aria-label={text.pasteTitle} className={styles.box}>
      <Field label={text.pasteLabel} hint={text.pasteHint}>
        <Textarea
          value={pasted}
          rows={6}
          resize="vertical"
          spellCheck={false}
          onChange={(_, { value }) => setPasted(value)}
        />
      </Field>
      <div className={styles.actions}>
        <Button
          disabledFocusable={addresses.length === 0}
          onClick={() => {
            if (addresses.length > 0) onAdd(addresses.map((address) => ({ address })));
          }}
        >
          {text.pasteAdd(addresses.length)}
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          {text.cancel}
        </Button>
      </div>
    </div>
  );
}
