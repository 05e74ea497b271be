import { Caption1, Combobox, makeStyles, Option, tokens } from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';
import type { MailboxLine } from '../../../electron/contract/desk/setups';
import { draftText } from '../../text/draft';
import { useMailboxes } from './use-mailboxes';

const useStyles = makeStyles({
  box: { width: '100%', minWidth: 0 },
  option: { display: 'grid', minWidth: 0 },
  soft: { color: tokens.colorNeutralForeground2 },
  hint: { color: tokens.colorStatusWarningForeground3 },
});
const text = draftText.senders;

interface MailboxComboboxProps {
  readonly value: string;
  readonly onType: (value: string) => void;
  /** Chosen from the list, or typed and confirmed by Enter. */
  readonly onChoose: (address: string) => void;
  readonly onBlur?: () => void;
  readonly 'aria-label'?: string;
}

/** A mailbox: searched in the tenant by name or address, or simply typed. */
export function MailboxCombobox({ value, onType, onChoose, onBlur, ...rest }: MailboxComboboxProps) {
  const styles = useStyles();
  const { found, more, failure, signedIn } = useMailboxes(value);
  const confirm = (event: KeyboardEvent) => {
    const active = event.currentTarget.getAttribute('aria-activedescendant');
    if (event.key === 'Enter' && value.includes('@') && (active === null || active === ''))
      onChoose(value.trim());
  };
  const note = noteOf();
  return (
    <>
      <Combobox
        {...rest}
        freeform
        className={styles.box}
        value={value}
        selectedOptions={[]}
        spellCheck={false}
        onInput={(event) => onType(event.currentTarget.value)}
        onOptionSelect={(_, { optionValue }) => {
          if (optionValue !== undefined) onChoose(optionValue);
        }}
        onKeyDown={confirm}
        onBlur={onBlur}
      >
        {found.map((line) => (
          <Option key={line.address} value={line.address} text={line.address}>
            <Mailbox line={line} />
          </Option>
        ))}
        {found.length === 0 && (
          <Option disabled value="" text="">
            {text.noneFound}
          </Option>
        )}
      </Combobox>
      {note !== null && <Caption1 className={styles.soft}>{note}</Caption1>}
    </>
  );

  function noteOf(): string | null {
    if (!signedIn) return text.searchSignedOut;
    if (failure !== null) return `${text.searchFailed} ${failure.facts.message}`;
    return more ? text.moreFound : null;
  }
}

function Mailbox({ line }: { line: MailboxLine }) {
  const styles = useStyles();
  return (
    <span className={styles.option}>
      <span>{line.displayName}</span>
      <Caption1 className={styles.soft}>{`${line.address} · ${text.kinds[line.kind]}`}</Caption1>
      {line.hint !== null && <Caption1 className={styles.hint}>{line.hint}</Caption1>}
    </span>
  );
}
