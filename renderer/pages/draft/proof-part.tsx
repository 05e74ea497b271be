import { Checkbox, Input } from '@fluentui/react-components';
import { ChoiceLabel } from '../../components/choice-label';
import { Section } from '../../components/section';
import { draftText } from '../../text/draft';
import { DraftField } from './draft-field';
import { MailboxCombobox } from './mailbox-combobox';
import type { PartProps } from './part';

const text = draftText.proof;

/** What the proof needs: who must be refused, and where test mail goes. */
export function ProofPart(props: PartProps) {
  const { draft, issues, change, touch } = props;
  return (
    <Section heading={text.heading} lead={text.lead}>
      <DraftField where="outsider" label={text.outsider} hint={text.outsiderHint} required issues={issues}>
        <MailboxCombobox
          value={draft.outsider}
          onType={(outsider) => change({ outsider })}
          onChoose={(outsider) => {
            change({ outsider });
            touch('outsider');
          }}
          onBlur={() => touch('outsider')}
        />
      </DraftField>
      <DraftField where="testRecipient" label={text.recipient} hint={text.recipientHint} issues={issues}>
        <Input
          value={draft.testRecipient}
          spellCheck={false}
          onChange={(_, { value }) => change({ testRecipient: value })}
          onBlur={() => touch('testRecipient')}
        />
      </DraftField>
      <TestStage {...props} />
    </Section>
  );
}

function TestStage({ draft, issues, change, touch }: PartProps) {
  const stage = draft.testStage;
  return (
    <div>
      <Checkbox
        checked={stage !== undefined}
        label={<ChoiceLabel name={text.stage} hint={text.stageHint} />}
        onChange={(_, { checked }) => change({ testStage: checked === true ? { address: '' } : undefined })}
      />
      {stage !== undefined && (
        <>
          <DraftField where="testStage.address" label={text.stageAddress} required issues={issues}>
            <MailboxCombobox
              value={stage.address}
              onType={(address) => change({ testStage: { ...stage, address } })}
              onChoose={(address) => change({ testStage: { ...stage, address } })}
              onBlur={() => touch('testStage')}
            />
          </DraftField>
          <Checkbox
            checked={stage.create === 'shared'}
            label={text.stageCreate}
            onChange={(_, { checked }) =>
              change({ testStage: { ...stage, create: checked === true ? 'shared' : undefined } })
            }
          />
        </>
      )}
    </div>
  );
}
