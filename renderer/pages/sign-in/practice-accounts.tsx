import { Radio, RadioGroup } from '@fluentui/react-components';
import type { PracticeState } from '../../../electron/contract/desk/sign-in';
import { ChoiceLabel } from '../../components/choice-label';
import { Section } from '../../components/section';
import { listText } from '../../text/format';
import { signInText } from '../../text/sign-in';
import { PracticePassword } from './practice-password';

interface PracticeAccountsProps {
  readonly practice: Extract<PracticeState, { kind: 'ready' }>;
  readonly chosen: string;
  readonly onChoose: (username: string) => void;
}

/** Who can sign in to the practice tenant, and with what right. */
export function PracticeAccounts({ practice, chosen, onChoose }: PracticeAccountsProps) {
  return (
    <Section heading={signInText.who}>
      <RadioGroup
        aria-label={signInText.accounts}
        value={chosen}
        onChange={(_, { value }) => onChoose(value)}
      >
        {practice.accounts.map(({ username, roles }) => (
          <Radio
            key={username}
            value={username}
            label={<ChoiceLabel name={username} hint={listText(roles)} />}
          />
        ))}
      </RadioGroup>
      <PracticePassword password={practice.password} />
    </Section>
  );
}
