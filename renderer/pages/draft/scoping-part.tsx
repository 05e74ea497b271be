import { Radio, RadioGroup } from '@fluentui/react-components';
import { ChoiceLabel } from '../../components/choice-label';
import { Section } from '../../components/section';
import { draftText } from '../../text/draft';
import { DraftField } from './draft-field';
import type { PartProps } from './part';

const text = draftText.scoping;

/** How the right is limited to the senders, with what it means. */
export function ScopingPart({ draft, issues, change, touch }: PartProps) {
  return (
    <Section heading={text.heading}>
      <DraftField where="scoping" label={text.label} issues={issues}>
        <RadioGroup
          value={draft.scoping}
          onChange={(_, { value }) => {
            change({ scoping: value === 'rbac' ? 'rbac' : 'accessPolicy' });
            touch('scoping');
          }}
        >
          <Radio value="rbac" label={<ChoiceLabel name={text.rbac} hint={text.rbacHint} />} />
          <Radio
            value="accessPolicy"
            label={<ChoiceLabel name={text.accessPolicy} hint={text.accessPolicyHint} />}
          />
        </RadioGroup>
      </DraftField>
    </Section>
  );
}
