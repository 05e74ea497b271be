import {
  Caption1,
  Menu,
  MenuButton,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { SaveRegular } from '@fluentui/react-icons/svg/save';
import type { Call } from '../../state/use-call';
import { planText } from '../../text/plan';

const kinds = ['plan', 'change-request', 'exchange-script'] as const;

interface ExportMenuProps {
  readonly draft: string;
  readonly call: Call<'plan.export'>;
  readonly onSaved: (file: string | null) => void;
}

/** What can be given to others of a plan, each with what it is for. */
export function ExportMenu({ draft, call, onSaved }: ExportMenuProps) {
  const save = async (as: (typeof kinds)[number]) => {
    onSaved(null);
    const end = await call.run({ draft, as });
    if (end.ok) onSaved(end.value.savedAs);
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <MenuButton icon={<SaveRegular />} disabledFocusable={call.pending}>
          {planText.export}
        </MenuButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {kinds.map((kind) => (
            <MenuItem
              key={kind}
              subText={<Caption1>{planText.exportHints[kind]}</Caption1>}
              onClick={() => void save(kind)}
            >
              {planText.exports[kind]}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
