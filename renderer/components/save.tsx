import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { InputOf } from '../../electron/contract/desk/table';
import { useSave, type Save, type SaveChannel } from '../state/use-save';
import { CallButton } from './call-button';
import { ErrorNote } from './error-note';

interface SavedProps {
  readonly of: Pick<Save<SaveChannel>, 'savedAs' | 'call'>;
  /** Says under which name. */
  readonly text: (name: string) => string;
}

/** What came of a save: the file's name, or why there is none. */
export function Saved({ of: { savedAs, call }, text }: SavedProps) {
  return (
    <>
      {savedAs !== null && (
        <MessageBar intent="success">
          <MessageBarBody>{text(savedAs)}</MessageBarBody>
        </MessageBar>
      )}
      {call.failure !== null && <ErrorNote failure={call.failure} />}
    </>
  );
}

interface SaveButtonProps<C extends SaveChannel> {
  readonly channel: C;
  readonly input: InputOf<C>;
  readonly label: string;
  readonly text: SavedProps['text'];
}

/** A button that saves a file, with what came of it. */
export function SaveButton<C extends SaveChannel>({ channel, input, label, text }: SaveButtonProps<C>) {
  const save = useSave(channel);
  return (
    <>
      <div>
        <CallButton call={save.call} onClick={() => void save.run(input)}>
          {label}
        </CallButton>
      </div>
      <Saved of={save} text={text} />
    </>
  );
}
