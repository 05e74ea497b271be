import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { ClipboardPasteRegular } from '@fluentui/react-icons/svg/clipboard-paste';
import { useState } from 'react';
import type { DraftSender } from '../../../electron/contract/desk/draft';
import { Section } from '../../components/section';
import { draftText } from '../../text/draft';
import { sentenceText } from '../../text/format';
import { CreateMailbox } from './create-mailbox';
import { DraftField, placeId } from './draft-field';
import { problemsAt, withSenders } from './draft-model';
import { MailboxCombobox } from './mailbox-combobox';
import type { PartProps } from './part';
import { PasteAddresses } from './paste-addresses';
import { SenderList } from './sender-list';

const text = draftText.senders;
const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  problem: { color: tokens.colorStatusDangerForeground3 },
});

/** Who may send: searched one by one, pasted, or created. */
export function SendersPart({ draft, issues, change, touch }: PartProps) {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState<'paste' | 'create' | null>(null);
  const add = (added: readonly DraftSender[]) => {
    change({ senders: withSenders(draft.senders, added) });
    touch('senders');
    setOpen(null);
  };
  return (
    <Section heading={text.heading} lead={text.lead}>
      <DraftField where="senders.add" label={text.add} hint={text.addHint} issues={issues}>
        <MailboxCombobox
          value={typed}
          onType={setTyped}
          onChoose={(address) => {
            add([{ address }]);
            setTyped('');
          }}
        />
      </DraftField>
      <div className={styles.actions}>
        <Button
          icon={<ClipboardPasteRegular />}
          aria-expanded={open === 'paste'}
          onClick={() => setOpen(open === 'paste' ? null : 'paste')}
        >
          {text.paste}
        </Button>
        <Button
          icon={<AddRegular />}
          aria-expanded={open === 'create'}
          onClick={() => setOpen(open === 'create' ? null : 'create')}
        >
          {text.create}
        </Button>
      </div>
      {open === 'paste' && <PasteAddresses onAdd={add} onClose={() => setOpen(null)} />}
      {open === 'create' && (
        <CreateMailbox tenant={draft.tenant} onAdd={(one) => add([one])} onClose={() => setOpen(null)} />
      )}
      <div id={placeId('senders')}>
        {problemsAt(issues, 'senders').map(({ problem }) => (
          <div key={problem} role="alert" className={styles.problem}>
            {sentenceText(problem)}
          </div>
        ))}
        <SenderList senders={draft.senders} issues={issues} onChange={(senders) => change({ senders })} />
      </div>
    </Section>
  );
}
